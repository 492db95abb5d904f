"""Prints the scores and spans of the first exercises, for test/engine/model/network.test.ts.

python reference.py exercises.bin src/engine/model/vectors.bin src/engine/model/network.bin
"""

import json
import sys

import numpy as np
import torch

from exercises import Exercises, load_table
from load import load_shipped
from train import best_spans, read


@torch.no_grad()
def main():
    data, vectors, weights = sys.argv[1:4]
    table = load_table(vectors)
    exercises, network = Exercises(data, table), load_shipped(weights, table)
    for i in range(exercises.size):
        golds, rivals = exercises.arrays["golds"][i], exercises.arrays["rivals"][i]
        candidates = np.concatenate([golds, rivals])
        candidates = np.sort(candidates[candidates >= 0])[None]
        asked = exercises.arrays["wordings"][i : i + 1, 0]
        # Each sentence as the only candidate, since spans are given of the first alone.
        asked = np.repeat(asked, candidates.size)
        scores, starts, ends = read(network, exercises, asked, candidates.T, 72)
        spans = best_spans(starts, ends).tolist()
        rounded = [round(x, 5) for x in (scores[:, 0] - network.none).tolist()]
        print(json.dumps({"sentences": candidates[0].tolist(), "scores": rounded, "spans": spans}))


if __name__ == "__main__":
    main()
