/** Tokens → vectors: the half of the network that reads a text without knowing of any other. */
import { FLAGS, type Inputs } from "./inputs.ts";
import { type Spreading, spreadRows } from "./kernel.ts";
import { addLinear, addRow, linear, normalise, relu } from "./matrix.ts";
import type { Parameters } from "./parameters.ts";
import type { WordVectors } from "./vectors.ts";

/** A text and its vectors, one row per token. */
export interface Encoded {
  readonly inputs: Inputs;
  readonly vectors: Float32Array;
}

/** Encodes a text; needs no question, so it can be done at index time. */
export type Encoder = (inputs: Inputs) => Encoded;

/** The encoder with the weights of `parameters`. */
export function createEncoder(parameters: Parameters, words: WordVectors): Encoder {
  const word = parameters.linear("encoder.word");
  const common = parameters.matrix("encoder.common.weight");
  const part = parameters.matrix("encoder.part.weight");
  const entity = parameters.matrix("encoder.entity.weight");
  const flag = parameters.linear("encoder.flag");
  const norm = parameters.norm("encoder.norm");
  const near = parameters.linear("encoder.near");
  const nearNorm = parameters.norm("encoder.near_norm");
  const far = readSpread(parameters, "encoder.far");
  const width = word.outputs;
  // Words with a learned vector of their own beside the frozen one: the commonest of the table.
  const commonest = common.length / width - 1;

  return (inputs) => {
    const { size, rows, parts, entities } = inputs;
    const embedded = new Float32Array(size * words.dimensions);
    for (let i = 0; i < size; i++)
      words.copyUnit(rows[i] as number, embedded, i * words.dimensions);
    const e = linear(embedded, size, word);
    for (let i = 0; i < size; i++) {
      const row = rows[i] as number;
      addRow(common, (row <= commonest ? row : 0) * width, 1, e, i * width, width);
      addRow(part, (parts[i] as number) * width, 1, e, i * width, width);
      addRow(entity, (entities[i] as number) * width, 1, e, i * width, width);
    }
    addLinear(inputs.flags.subarray(0, size * FLAGS), size, flag, e);
    normalise(e, norm);
    const around = new Float32Array(size * 3 * width);
    for (let i = 0; i < size; i++) {
      for (let t = -1; t <= 1; t++) {
        if (i + t < 0 || i + t >= size) continue;
        const row = e.subarray((i + t) * width, (i + t + 1) * width);
        around.set(row, (3 * i + 1 + t) * width);
      }
    }
    const h = relu(linear(around, size, near));
    addRow(e, 0, 1, h, 0, h.length);
    normalise(h, nearNorm);
    return { inputs, vectors: spreadRows(h, size, far) };
  };
}

/** The separable convolution over five tokens that `parameters` knows as `name`. */
export function readSpread(parameters: Parameters, name: string, dilation = 1): Spreading {
  const { panels, bias } = parameters.linear(`${name}.mix`);
  const { weight, bias: shift } = parameters.norm(`${name}.norm`);
  if (bias === null) throw new Error(`${name}.mix has no bias`);
  return {
    dilation,
    taps: parameters.matrix(`${name}.taps`),
    panels,
    bias,
    gain: weight,
    shift,
  };
}
