"""Trained weights to the file that ships: matrices in 8-bit integers with a scale for each row.

python export.py weights.pt src/engine/model/network.bin [--exact]
"""

import argparse

import numpy as np
import torch

from tensors import write_tensors

SMALLEST = 1024  # numbers; what is smaller stays in 32-bit floats


def shrink(name, array):
    if array.ndim != 2 or array.size < SMALLEST:
        return {name: array}
    scale = np.maximum(np.abs(array).max(1), 1e-9) / 127
    return {name: np.round(array / scale[:, None]).astype(np.int8), f"{name}.scale": scale}


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("weights")
    parser.add_argument("out")
    parser.add_argument("--exact", action="store_true", help="keep 32-bit floats, to compare with")
    options = parser.parse_args()
    arrays = {}
    for name, tensor in torch.load(options.weights).items():
        array = np.atleast_1d(tensor.numpy().astype(np.float32))
        arrays.update({name: array} if options.exact else shrink(name, array))
    write_tensors(options.out, arrays)


if __name__ == "__main__":
    main()
