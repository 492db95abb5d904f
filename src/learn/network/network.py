"""The network: a question and a sentence in, a score and a span out.

Compare, aggregate, read: word by word alignment of the two (Parikh et al. 2016, Wang & Jiang 2017),
word-in-question features (Weissenborn et al. 2017), separable convolutions (Yu et al. 2018, QANet).
Every matrix is small: the sentence's own encoding is computed once, at index time, and what is left
for each question is less than a million multiplications a sentence, in plain JavaScript.
"""

import torch
from torch import nn
from torch.nn import functional as F

VECTOR = 100
WIDTH, COMMON = 64, 1023  # numbers for a token; words with a learned vector of their own beside the frozen one
SEEN_OFTEN = 1023  # words common enough for such a vector to begin anywhere
PARTS, ENTITIES, FLAGS = 18, 16, 8
MASKED = -1e4
UNKNOWN = 0.05  # share of the words in training


class Separable(nn.Module):
    """h + ReLU(a convolution of each channel, then a mix of the channels), normalised."""

    def __init__(self, dilation, width):
        super().__init__()
        self.dilation = dilation
        self.taps = nn.Parameter(torch.randn(5, width) * 0.3)
        self.mix = nn.Linear(width, width)
        self.norm = nn.LayerNorm(width)

    def forward(self, h, mask):
        reach = 2 * self.dilation
        padded = F.pad(h * mask, (0, 0, reach, reach))
        length = h.shape[1]
        taken = sum(
            padded[:, t * self.dilation : t * self.dilation + length] * self.taps[t]
            for t in range(5)
        )
        return self.norm(h + F.relu(self.mix(taken)))


class Encoder(nn.Module):
    """Tokens to vectors, the same for questions and sentences."""

    def __init__(self, table, dropout, width, common):
        super().__init__()
        self.register_buffer("table", table, persistent=False)
        self.word = nn.Linear(VECTOR, width)
        self.common = nn.Embedding(common + 1, width)
        self.part = nn.Embedding(PARTS, width)
        self.entity = nn.Embedding(ENTITIES, width)
        self.flag = nn.Linear(FLAGS, width, bias=False)
        for embedding in (self.common, self.part, self.entity):
            nn.init.normal_(embedding.weight, std=0.1)
        nn.init.zeros_(self.common.weight[SEEN_OFTEN + 1 :])  # the others begin as the frozen vectors have them
        self.norm = nn.LayerNorm(width)
        self.dropout = nn.Dropout(dropout)
        self.near = nn.Linear(3 * width, width)
        self.near_norm = nn.LayerNorm(width)
        self.far = Separable(1, width)

    def forward(self, text):
        rows, mask = text["rows"], text["mask"].unsqueeze(-1)
        if self.training:
            # Some words are made unknown, so that names and misspellings are read by their place.
            rows = torch.where(torch.rand(rows.shape) < UNKNOWN, torch.zeros_like(rows), rows)
        common = torch.where(rows < self.common.num_embeddings, rows, torch.zeros_like(rows))
        e = self.word(self.table[rows]) + self.common(common) + self.part(text["parts"])
        e = e + self.entity(text["entities"]) + self.flag(text["flags"])
        e = self.dropout(self.norm(e)) * mask
        around = torch.cat([F.pad(e, (0, 0, 1, 0))[:, :-1], e, F.pad(e, (0, 0, 0, 1))[:, 1:]], -1)
        h = self.near_norm(e + F.relu(self.near(around)))
        return self.far(h, mask) * mask


class Network(nn.Module):
    def __init__(self, table, dropout=0.15, width=WIDTH, common=COMMON):
        super().__init__()
        self.width = width
        self.encoder = Encoder(table, dropout, width, common)
        self.dropout = nn.Dropout(dropout)
        self.summary = nn.Linear(width, 1)
        self.align = nn.Linear(width, width, bias=False)
        self.same = nn.Parameter(torch.tensor(2.0))
        self.close = nn.Parameter(torch.tensor(2.0))
        # Sentence side
        self.own = nn.Linear(width, width)
        self.asked = nn.Linear(width, width, bias=False)
        self.both = nn.Linear(width, width, bias=False)
        self.wanted = nn.Linear(width, width, bias=False)
        self.gate = nn.Linear(width, width)
        self.gated = nn.Linear(width, width, bias=False)
        self.match = nn.Linear(5, width, bias=False)
        self.norm = nn.LayerNorm(width)
        self.spread = nn.ModuleList([Separable(step, width) for step in (1, 2, 4)])
        self.start = nn.Linear(width, width)
        self.end = nn.Linear(width, width)
        # Question side
        self.own_q = nn.Linear(width, width)
        self.found_q = nn.Linear(width, width, bias=False)
        self.both_q = nn.Linear(width, width, bias=False)
        self.match_q = nn.Linear(8, width, bias=False)
        self.weigh_q = nn.Linear(width, 1)
        # Score
        self.hidden = nn.Linear(5 * width + 6, width)
        self.score = nn.Linear(width, 1)
        self.none = nn.Parameter(torch.tensor(0.0))

    def ask(self, question):
        """Encodings [B, Q, width] of questions, and what each asks for [B, width]."""
        h = self.dropout(self.encoder(question))
        weights = torch.softmax(self.summary(h) + (1 - question["mask"].unsqueeze(-1)) * MASKED, 1)
        return h, (weights * h).sum(1)

    def forward(self, question, asked, of, sentences, same, beside, cosine):
        """Scores [N] and logits of starts and ends [N, S] of N sentences.

        question, asked: B texts and what `ask` gives for them; of [N]: the one a sentence is read
        for; same [N, S, Q]: the tokens are of one term; beside [N, 3, Q]: the term stands in the
        sentence before, the one after, the headline; cosine [N, S, Q] of the word vectors.
        """
        hq, r = asked[0][of], asked[1]
        each = lambda x: x[of].unsqueeze(1)
        hs = self.dropout(self.encoder(sentences))
        mask = sentences["mask"].unsqueeze(-1)
        absent_q = (1 - question["mask"][of]) * MASKED
        absent_s = (1 - mask) * MASKED
        worth, content = question["worth"][of], question["content"][of]
        near = cosine.clamp(min=0)
        a = torch.bmm(self.align(hs), hq.transpose(1, 2)) / 8 + self.same * same + self.close * near
        to_q = torch.softmax(a + absent_q.unsqueeze(1), 2)
        to_s = torch.softmax(a + absent_s, 1)

        met = torch.bmm(to_q, hq)
        told, heavy = content.unsqueeze(1), (worth * content).unsqueeze(1)
        match = [same, same * told, same * heavy, near * told, near * heavy]
        match = torch.stack([x.amax(2) for x in match], 2)
        g = self.own(hs) + self.asked(met) + self.both(hs * met) + self.match(match)
        g = g + self.gated(hs * each(self.gate(r))) + each(self.wanted(r))
        g = self.dropout(self.norm(F.relu(g)))
        for layer in self.spread:
            g = layer(g, mask)
        starts = (g * each(self.start(r))).sum(2) / 8 + absent_s.squeeze(2)
        ends = (g * each(self.end(r))).sum(2) / 8 + absent_s.squeeze(2)

        found = torch.bmm(to_s.transpose(1, 2), hs)
        here, close = same.amax(1), near.amax(1)
        match = [here, close, beside[:, 0], beside[:, 1], beside[:, 2]]
        match = torch.stack(match + [worth, content, (worth > 0.999).float()], 2)
        d = self.own_q(asked[0])[of] + self.found_q(found) + self.both_q(hq * found) + self.match_q(match)
        d = self.dropout(F.relu(d))
        absent = absent_q.unsqueeze(2)
        pooled = (torch.softmax(self.weigh_q(d) + absent, 1) * d).sum(1)
        highest_q = (d + absent).amax(1)
        total = (worth * content).sum(1) + 1e-6
        share = lambda x: (x * worth * content).sum(1) / total
        whole = [
            share(here),
            share(close),
            share(torch.maximum(here, beside.amax(1))),
            share(beside[:, 0]),
            starts.amax(1) / 8,
            ends.amax(1) / 8,
        ]
        highest = (g + absent_s).amax(1)
        spoken = torch.bmm(torch.softmax(starts, 1).unsqueeze(1), g).squeeze(1)
        closed = torch.bmm(torch.softmax(ends, 1).unsqueeze(1), g).squeeze(1)
        x = torch.cat([highest, spoken, closed, pooled, highest_q, torch.stack(whole, 1)], 1)
        return self.score(self.dropout(F.relu(self.hidden(x)))).squeeze(1), starts, ends
