/** The trained numbers by the names that the trainer gave them. */
import { type Linear, makeLinear, type Norm } from "./matrix.ts";
import { readTensors } from "./tensors.ts";

/** Named weights; asking for one that is not there throws. */
export interface Parameters {
  matrix(name: string): Float32Array;
  linear(name: string): Linear;
  norm(name: string): Norm;
  number(name: string): number;
}

/** Reads a container of weights; those in 8-bit integers have a scale for each row beside them. */
export function readParameters(bytes: Uint8Array): Parameters {
  const tensors = readTensors(bytes);

  function find(name: string) {
    const tensor = tensors.get(name);
    if (!tensor) throw new Error(`the network's weights lack ${name}`);
    return tensor;
  }

  function matrix(name: string): Float32Array {
    const { data, shape } = find(name);
    if (data instanceof Float32Array) return data;
    const scales = find(`${name}.scale`).data;
    const width = data.length / (shape[0] as number);
    return Float32Array.from(data, (value, i) => value * (scales[Math.floor(i / width)] as number));
  }

  return {
    matrix,
    linear(name) {
      const [outputs = 0, inputs = 0] = find(`${name}.weight`).shape;
      const weight = matrix(`${name}.weight`);
      const bias = tensors.has(`${name}.bias`) ? matrix(`${name}.bias`) : null;
      return makeLinear(inputs, outputs, (o, k) => weight[o * inputs + k] as number, bias);
    },
    norm: (name) => ({ weight: matrix(`${name}.weight`), bias: matrix(`${name}.bias`) }),
    number: (name) => matrix(name)[0] as number,
  };
}
