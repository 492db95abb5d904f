"""Reads shipped weights back into the network, to compare the two implementations."""

import torch

from network import Network
from tensors import read_tensors


def load_shipped(path, table):
    """The network with the weights of `path`, as TypeScript reads them."""
    arrays = read_tensors(path)
    state = {}
    for name, array in arrays.items():
        if name.endswith(".scale"):
            continue
        scale = arrays.get(f"{name}.scale")
        values = array.astype("float32")
        state[name] = torch.from_numpy(values if scale is None else values * scale[:, None])
    width, common = state["encoder.word.weight"].shape[0], state["encoder.common.weight"].shape[0] - 1
    network = Network(table, width=width, common=common)
    shapes = network.state_dict()
    network.load_state_dict(
        {name: tensor.reshape(shapes[name].shape) for name, tensor in state.items()}, strict=True
    )
    return network.eval()
