"""Trains the network on what src/learn/dump.ts wrote; writes float weights, watches held-out articles.

python train.py --data DIR --vectors src/engine/model/vectors.bin --out weights.pt --seed 1 --steps 7000
"""

import argparse
import time

import numpy as np
import torch
from torch.nn import functional as F

from network import COMMON, WIDTH, Network
from tensors import read_tensors

BATCH = 32
RIVALS = 6
LONGEST = 56  # tokens of a sentence in training; longer ones are cut
SPAN = 15
CHAT = 5  # fit.bin's sets from this number on are asked as people type; each pass takes them twice


def load_table(path):
    """Word vectors of length 1; row 0 is for words without one."""
    rows = read_tensors(path)["vectors"].astype(np.float32)
    rows /= np.maximum(np.linalg.norm(rows, axis=1, keepdims=True), 1e-9)
    return torch.from_numpy(np.concatenate([np.zeros((1, rows.shape[1]), np.float32), rows]))


class Exercises:
    """What dump.ts wrote, and batches of it."""

    def __init__(self, path, table):
        self.arrays = read_tensors(path)
        self.table = table
        self.size = len(self.arrays["sets"])
        self.lengths = np.diff(self.arrays["offsets"])

    def text(self, ids, longest):
        """Arrays [len(ids), T] of some texts; −1 is an empty one."""
        a = self.arrays
        lengths = np.where(ids >= 0, self.lengths[ids], 0).clip(max=longest)
        width = max(1, int(lengths.max()))
        place = np.arange(width)
        mask = place[None] < lengths[:, None]
        at = np.where(mask, a["offsets"][ids][:, None] + place, 0)
        take = lambda name: np.where(mask, a[name][at], 0)
        return {
            "rows": torch.from_numpy(take("rows")).long(),
            "parts": torch.from_numpy(take("parts")).long(),
            "entities": torch.from_numpy(take("entities")).long(),
            "flags": torch.from_numpy(np.where(mask[..., None], a["flags"][at], 0)),
            "content": torch.from_numpy(take("content")).float(),
            "worth": torch.from_numpy(take("worth")).float(),
            "mask": torch.from_numpy(mask).float(),
            "terms": torch.from_numpy(np.where(mask, a["terms"][at], -1)),
        }

    def terms(self, ids, longest=60):
        a = self.arrays
        lengths = np.where(ids >= 0, self.lengths[ids], 0).clip(max=longest)
        place = np.arange(max(1, int(lengths.max())))
        mask = place[None] < lengths[:, None]
        at = np.where(mask, a["offsets"][ids][:, None] + place, 0)
        return torch.from_numpy(np.where(mask, a["terms"][at], -1))

    def batch(self, questions, candidates, longest):
        """The network's arguments for questions [B] and candidates [B, C], both text ids."""
        b, c = candidates.shape
        flat = candidates.reshape(-1)
        question = self.text(questions, 32)
        sentences = self.text(flat, longest)
        asked = question["terms"].view(b, 1, 1, -1)
        asked = torch.where(asked < 0, torch.full_like(asked, -2), asked)
        meets = lambda terms: (terms.view(b, c, -1, 1) == asked).float()
        same = meets(sentences["terms"])
        around = self.arrays["around"][flat]
        beside = torch.stack([meets(self.terms(around[:, k])).amax(2) for k in range(3)], 2)
        vs = self.table[sentences["rows"]].view(b, c, -1, self.table.shape[1])
        vq = self.table[question["rows"]]
        cosine = torch.einsum("bcsd,bqd->bcsq", vs, vq)
        return question, sentences, same, beside, cosine


def draw(exercises, chosen, rng):
    """Questions, candidates (a right one first where there is one) and spans for training."""
    a = exercises.arrays
    questions = a["wordings"][chosen, rng.integers(0, a["wordings"].shape[1], len(chosen))]
    golds = a["golds"][chosen]
    count = (golds >= 0).sum(1)
    pick = (rng.random(len(chosen)) * np.maximum(count, 1)).astype(int)
    rows = np.arange(len(chosen))
    gold, spans = golds[rows, pick], a["spans"][chosen][rows, pick]
    candidates = np.full((len(chosen), RIVALS + 1), -1)
    for i, rivals in enumerate(a["rivals"][chosen]):
        rivals = rivals[rivals >= 0]
        best = rng.permutation(rivals[:8])[:4]
        if not count[i]:  # where nothing answers, what comes closest is always there
            best = np.unique(np.concatenate([rivals[:1], best[:3]]))
        rest = rng.permutation(np.setdiff1d(rivals, best))[: RIVALS - len(best)]
        if count[i] and rng.random() < 0.06:  # the right one taken out: nothing answers
            gold[i], spans[i] = -1, -1
        all_of = np.concatenate([[gold[i]] if gold[i] >= 0 else [], best, rest]).astype(int)
        candidates[i, : min(len(all_of), RIVALS + 1)] = all_of[: RIVALS + 1]
    return questions, candidates, gold >= 0, spans


def loss_of(network, exercises, drawn, span_weight=0.4):
    questions, candidates, answered, spans = drawn
    scores, starts, ends = network(*exercises.batch(questions, candidates, LONGEST))
    scores = scores + torch.from_numpy(np.where(candidates < 0, -1e4, 0)).float()
    b = len(questions)
    logits = torch.cat([scores, network.none.expand(b, 1)], 1)
    target = torch.from_numpy(np.where(answered, 0, logits.shape[1] - 1))
    choice = F.cross_entropy(logits, target)
    target = torch.from_numpy(spans.astype(np.int64))
    target = torch.where((target < starts.shape[-1]).all(1, keepdim=True), target, -1)
    known = target[:, 0] >= 0
    if not known.any():
        return choice, choice * 0
    span = F.cross_entropy(starts[known, 0], target[known, 0])
    span = span + F.cross_entropy(ends[known, 0], target[known, 1])
    return choice + span_weight * span / 2, span / 2


def best_spans(starts, ends):
    """First and last token [..., 2] of the best span of at most SPAN tokens."""
    n = starts.shape[-1]
    pairs = starts.unsqueeze(-1) + ends.unsqueeze(-2)
    place = torch.arange(n)
    length = place.view(1, -1) - place.view(-1, 1)
    pairs = pairs + torch.where((length >= 0) & (length < SPAN), 0.0, -1e9)
    best = pairs.flatten(-2).argmax(-1)
    return torch.stack([best // n, best % n], -1)


@torch.no_grad()
def measure(network, exercises, limit, wording=0):
    """P@1 among the right ones found and the rivals, span overlap when right, AUROC of the best score."""
    network.eval()
    a = exercises.arrays
    chosen = np.random.default_rng(0).permutation(exercises.size)[:limit]
    right, scored, overlaps, exact, tops = [], [], [], [], []
    for at in range(0, len(chosen), 16):
        part = chosen[at : at + 16]
        candidates = np.concatenate([a["golds"][part][:, :2], a["rivals"][part]], 1)
        questions = a["wordings"][part, wording]
        scores, starts, ends = network(*exercises.batch(questions, candidates, 72))
        scores = scores + torch.from_numpy(np.where(candidates < 0, -1e4, 0)).float()
        spans = best_spans(starts[:, 0], ends[:, 0]).numpy()
        for i, q in enumerate(part):
            tops.append(float(scores[i].max()))
            answerable = candidates[i, 0] >= 0
            scored.append(answerable)
            if not answerable:
                continue
            right.append(int(scores[i].argmax()) < 2)
            first, last = a["spans"][q][0]
            if first >= 0:
                f, l = spans[i]
                shared = max(0, min(last, l) - max(first, f) + 1)
                overlaps.append(2 * shared / (last - first + 1 + l - f + 1))
                exact.append(first == f and last == l)
    tops, scored = np.array(tops), np.array(scored)
    order = np.argsort(np.argsort(tops))
    p, n = scored.sum(), (~scored).sum()
    auroc = (order[scored].sum() - p * (p - 1) / 2) / max(1, p * n)
    network.train()
    means = [np.mean(right), np.mean(overlaps), np.mean(exact), auroc]
    return "P@1 %.3f  span F1 %.3f  exact %.3f  AUROC %.3f" % tuple(means)


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--data", required=True)
    parser.add_argument("--vectors", default="src/engine/model/vectors.bin")
    parser.add_argument("--out", required=True)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--steps", type=int, default=4000)
    parser.add_argument("--rate", type=float, default=2e-3)
    parser.add_argument("--threads", type=int, default=1)
    parser.add_argument("--dropout", type=float, default=0.15)
    parser.add_argument("--width", type=int, default=WIDTH, help="numbers for a token, a multiple of 8")
    parser.add_argument("--common", type=int, default=COMMON, help="words with a learned vector of their own")
    options = parser.parse_args()
    torch.set_num_threads(options.threads)
    torch.manual_seed(options.seed)
    rng = np.random.default_rng(options.seed)
    table = load_table(options.vectors)
    fit = Exercises(f"{options.data}/fit.bin", table)
    held = Exercises(f"{options.data}/held.bin", table)
    chat = Exercises(f"{options.data}/chat.bin", table)
    network = Network(table, options.dropout, options.width, options.common)
    print(sum(p.numel() for p in network.parameters()), "weights", fit.size, "exercises", flush=True)
    optimiser = torch.optim.AdamW(network.parameters(), lr=options.rate, weight_decay=0.01)
    warm = 100
    schedule = torch.optim.lr_scheduler.LambdaLR(
        optimiser,
        lambda step: min((step + 1) / warm, max(0.01, (options.steps - step) / (options.steps - warm))),
    )
    began, total, spans = time.time(), 0.0, 0.0
    queue = np.array([], int)
    for step in range(1, options.steps + 1):
        if len(queue) < BATCH:
            queue = rng.permutation(fit.size)
        chosen, queue = queue[:BATCH], queue[BATCH:]
        loss, span = loss_of(network, fit, draw(fit, chosen, rng))
        optimiser.zero_grad()
        loss.backward()
        torch.nn.utils.clip_grad_norm_(network.parameters(), 2.0)
        optimiser.step()
        schedule.step()
        total, spans = total + loss.item(), spans + span.item()
        if step % 250 == 0:
            print(step, int(time.time() - began), "s  loss %.3f  span %.3f" % (total / 250, spans / 250), flush=True)
            total, spans = 0.0, 0.0
        if step % 2000 == 0 or step == options.steps:
            print("held", measure(network, held, 800), flush=True)
            print("chat", measure(network, chat, 2000), flush=True)
            torch.save(network.state_dict(), options.out)


if __name__ == "__main__":
    main()
