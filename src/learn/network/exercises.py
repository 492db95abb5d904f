"""What src/learn/dump.ts wrote, and the network's arguments made of it."""

import numpy as np
import torch

from tensors import read_tensors

AROUND = 60  # tokens of the sentence before, the one after and the headline


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

    def places(self, ids, longest):
        """Where the tokens [len(ids), T] of some texts stand, and which of them there are; −1 is an empty text."""
        lengths = np.where(ids >= 0, self.lengths[ids], 0).clip(max=longest)
        place = np.arange(max(1, int(lengths.max())))
        mask = place < lengths[:, None]
        return np.where(mask, self.arrays["offsets"][ids][:, None] + place, 0), mask

    def terms(self, ids, longest):
        """The tokens' terms [len(ids), T], −1 beyond a text's end."""
        at, mask = self.places(ids, longest)
        return torch.from_numpy(np.where(mask, self.arrays["terms"][at], -1))

    def text(self, ids, longest):
        """All that is known of the tokens of some texts, arrays [len(ids), T]."""
        at, mask = self.places(ids, longest)
        take = lambda name: torch.from_numpy(np.where(mask, self.arrays[name][at], 0))
        return {
            "rows": take("rows").long(),
            "parts": take("parts").long(),
            "entities": take("entities").long(),
            "flags": torch.from_numpy(np.where(mask[..., None], self.arrays["flags"][at], 0)),
            "content": take("content").float(),
            "worth": take("worth").float(),
            "mask": torch.from_numpy(mask).float(),
            "terms": self.terms(ids, longest),
        }

    def pairs(self, question, of, ids, longest):
        """The network's other arguments for the sentences `ids`, each read for the question `of` [N]."""
        sentences = self.text(ids, longest)
        asked = question["terms"][of].unsqueeze(1)
        asked = torch.where(asked < 0, torch.full_like(asked, -2), asked)
        meets = lambda terms: (terms.unsqueeze(2) == asked).float()
        around = self.arrays["around"][ids]
        beside = torch.stack([meets(self.terms(around[:, k], AROUND)).amax(1) for k in range(3)], 1)
        vectors = self.table[question["rows"]][of]
        cosine = torch.bmm(self.table[sentences["rows"]], vectors.transpose(1, 2))
        return sentences, meets(sentences["terms"]), beside, cosine
