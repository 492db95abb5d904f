"""The container of numbers that TypeScript writes and reads (see src/engine/model/tensors.ts)."""

import json

import numpy as np

TYPES = {"f32": np.float32, "i32": np.int32, "i8": np.int8, "u8": np.uint8}
NAMES = {np.dtype(kind): name for name, kind in TYPES.items()}


def read_tensors(path):
    """The arrays of the container at `path` by their names."""
    raw = np.fromfile(path, dtype=np.uint8)
    length = int(raw[:4].view(np.uint32)[0])
    header = json.loads(raw[4 : 4 + length].tobytes())
    arrays = {}
    for name, info in header.items():
        kind = np.dtype(TYPES[info["type"]])
        start = 4 + length + info["offset"]
        size = int(np.prod(info["shape"]))
        data = raw[start : start + size * kind.itemsize].view(kind)
        arrays[name] = data.reshape(info["shape"])
    return arrays


def write_tensors(path, arrays):
    """Writes `arrays`, a dictionary, to `path`."""
    header, blobs, offset = {}, [], 0
    for name, array in arrays.items():
        data = np.ascontiguousarray(array)
        header[name] = {"type": NAMES[data.dtype], "shape": list(data.shape), "offset": offset}
        blob = data.tobytes()
        blobs.append(blob + b"\0" * (-len(blob) % 8))
        offset += len(blobs[-1])
    text = json.dumps(header, separators=(",", ":"))
    text += " " * (-(len(text) + 4) % 8)
    with open(path, "wb") as file:
        file.write(len(text).to_bytes(4, "little"))
        file.write(text.encode())
        file.writelines(blobs)
