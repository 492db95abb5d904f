"""Trains the network on what src/learn/dump.ts wrote; writes float weights, watches held-out articles.

python train.py --data DIR --out weights.pt --seed 1 --steps 22000 --common 8191
"""

import argparse
import pathlib
import time

import numpy as np
import torch
from torch import distributed
from torch.nn import functional as F

from exercises import Exercises, load_table
from network import COMMON, MASKED, WIDTH, Network

BATCH = 32
RIVALS = 6
LONGEST = 56  # tokens of a sentence in training; longer ones are cut
SPAN = 15
TOGETHER = 28  # sentences read at a time
WARM = 100  # steps until the whole rate


def read(network, exercises, questions, candidates, longest):
    """Scores [B, C] of the candidates, and of the first of each logits of starts and ends [B, S].

    Sentences of like length are read together: whatever question they are for, little is padding.
    """
    question = exercises.text(questions, 32)
    asked = network.ask(question)
    ids = candidates.reshape(-1)
    order = np.argsort(np.where(ids < 0, 0, exercises.lengths[ids]), kind="stable")
    order = order[(ids < 0).sum() :]
    b, c = candidates.shape
    scores, starts, ends = [], [], []
    for part in np.array_split(order, max(1, len(order) // TOGETHER)):
        of = torch.from_numpy(part // c)
        score, start, end = network(question, asked, of, *exercises.pairs(question, of, ids[part], longest))
        first = torch.from_numpy(np.flatnonzero(part % c == 0))
        space = (0, longest - start.shape[1])
        scores.append(score)
        starts.append(F.pad(start[first], space, value=MASKED))
        ends.append(F.pad(end[first], space, value=MASKED))
    place = torch.from_numpy(order)
    scores = torch.full((b * c,), MASKED).index_copy(0, place, torch.cat(scores)).view(b, c)
    first = place[place % c == 0] // c
    empty = torch.full((b, longest), MASKED)
    return scores, empty.index_copy(0, first, torch.cat(starts)), empty.index_copy(0, first, torch.cat(ends))


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
    scores, starts, ends = read(network, exercises, questions, candidates, LONGEST)
    b = len(questions)
    logits = torch.cat([scores, network.none.expand(b, 1)], 1)
    target = torch.from_numpy(np.where(answered, 0, logits.shape[1] - 1))
    choice = F.cross_entropy(logits, target)
    target = torch.from_numpy(spans.astype(np.int64))
    target = torch.where((target < LONGEST).all(1, keepdim=True), target, -1)
    known = target[:, 0] >= 0
    if not known.any():
        return choice, choice * 0
    span = F.cross_entropy(starts[known], target[known, 0])
    span = span + F.cross_entropy(ends[known], target[known, 1])
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
        scores, starts, ends = read(network, exercises, questions, candidates, 72)
        spans = best_spans(starts, ends).numpy()
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


def share_gradients(network, workers):
    """Every process steps along the mean of all their gradients, and so keeps the same weights."""
    gradients = [p.grad for p in network.parameters() if p.grad is not None]
    together = torch.cat([g.view(-1) for g in gradients])
    distributed.all_reduce(together)
    parts = (together / workers).split([g.numel() for g in gradients])
    for gradient, part in zip(gradients, parts):
        gradient.copy_(part.view_as(gradient))


def train(rank, options):
    """Process `rank`: its share of each batch, and for the first one the watching and writing."""
    torch.set_num_threads(1)
    address = f"file://{options.out}.meeting"
    distributed.init_process_group("gloo", init_method=address, rank=rank, world_size=options.workers)
    table = load_table(options.vectors)
    fit = Exercises(f"{options.data}/fit.bin", table)
    torch.manual_seed(options.seed)
    network = Network(table, options.dropout, options.width, options.common)
    torch.manual_seed(options.seed * 1000 + rank)
    order = np.random.default_rng(options.seed)
    rng = np.random.default_rng([options.seed, rank])
    if rank == 0:
        held = Exercises(f"{options.data}/held.bin", table)
        chat = Exercises(f"{options.data}/chat.bin", table)
        print(sum(p.numel() for p in network.parameters()), "weights", fit.size, "exercises", flush=True)
    optimiser = torch.optim.AdamW(network.parameters(), lr=options.rate, weight_decay=0.01)
    schedule = torch.optim.lr_scheduler.LambdaLR(
        optimiser,
        lambda step: min((step + 1) / WARM, max(0.01, (options.steps - step) / (options.steps - WARM))),
    )
    began, total, spans = time.time(), 0.0, 0.0
    queue = np.array([], int)
    for step in range(1, options.steps + 1):
        if len(queue) < BATCH:
            queue = order.permutation(fit.size)
        chosen, queue = queue[rank : BATCH : options.workers], queue[BATCH:]
        loss, span = loss_of(network, fit, draw(fit, chosen, rng))
        optimiser.zero_grad()
        loss.backward()
        share_gradients(network, options.workers)
        torch.nn.utils.clip_grad_norm_(network.parameters(), 2.0)
        optimiser.step()
        schedule.step()
        if rank > 0:
            continue
        total, spans = total + loss.item(), spans + span.item()
        if step % 250 == 0:
            print(step, int(time.time() - began), "s  loss %.3f  span %.3f" % (total / 250, spans / 250), flush=True)
            total, spans = 0.0, 0.0
        if step % 4000 == 0 or step == options.steps:
            print("held", measure(network, held, 800), flush=True)
            print("chat", measure(network, chat, 2000), flush=True)
            torch.save(network.state_dict(), options.out)
    distributed.destroy_process_group()


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--data", required=True)
    parser.add_argument("--vectors", default="src/engine/model/vectors.bin")
    parser.add_argument("--out", required=True)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--steps", type=int, default=4000)
    parser.add_argument("--rate", type=float, default=2e-3)
    parser.add_argument("--workers", type=int, default=2, help="processes that share each batch")
    parser.add_argument("--dropout", type=float, default=0.15)
    parser.add_argument("--width", type=int, default=WIDTH, help="numbers for a token, a multiple of 8")
    parser.add_argument("--common", type=int, default=COMMON, help="words with a learned vector of their own")
    options = parser.parse_args()
    pathlib.Path(f"{options.out}.meeting").unlink(missing_ok=True)
    torch.multiprocessing.spawn(train, (options,), options.workers)


if __name__ == "__main__":
    main()
