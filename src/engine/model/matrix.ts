/** The few operations on matrices that the network consists of; all row-major, all on 32-bit floats. */
import { LANES, multiplyAdd, normaliseRows } from "./kernel.ts";

/**
 * Weights of a linear map, in panels: those of eight outputs lie side by side, input by input, as the
 * kernel reads them. `outputs` is a multiple of 8.
 */
export interface Linear {
  readonly inputs: number;
  readonly outputs: number;
  readonly panels: Float32Array;
  readonly bias: Float32Array | null;
}

/** The map whose weights `weightOf(output, input)` tells; outputs it has not are added as zeros. */
export function makeLinear(
  inputs: number,
  outputs: number,
  weightOf: (output: number, input: number) => number,
  bias: Float32Array | null = null,
): Linear {
  const padded = Math.ceil(outputs / LANES) * LANES;
  const panels = new Float32Array(inputs * padded);
  for (let o = 0; o < outputs; o++)
    for (let k = 0; k < inputs; k++) panels[placeIn(inputs, o, k)] = weightOf(o, k);
  return { inputs, outputs: padded, panels, bias };
}

function placeIn(inputs: number, output: number, input: number): number {
  const lane = output % LANES;
  return (output - lane) * inputs + LANES * input + lane;
}

/** The input whose weight lies at `place` of the panels of a map with `inputs` inputs. */
export function inputAt(inputs: number, place: number): number {
  return Math.floor(place / LANES) % inputs;
}

/** Adds to each of the `n` rows of `out` the map of the same row of `x`. */
export function addLinear(x: Float32Array, n: number, map: Linear, out: Float32Array): void {
  const { inputs, outputs, panels, bias } = map;
  multiplyAdd(x, n, inputs, panels, outputs, out);
  if (bias) for (let i = 0; i < n; i++) addRow(bias, 0, 1, out, i * outputs, outputs);
}

/** The map of the `n` rows of `x`. */
export function linear(x: Float32Array, n: number, map: Linear): Float32Array {
  const out = new Float32Array(n * map.outputs);
  addLinear(x, n, map, out);
  return out;
}

/** The product of each of the `n` rows of `x` with `row`. */
export function products(x: Float32Array, n: number, row: Float32Array): Float32Array {
  const width = row.length;
  const out = new Float32Array(n);
  for (let i = 0; i < n; i++) {
    let sum = 0;
    for (let d = 0; d < width; d++) sum += (x[i * width + d] as number) * (row[d] as number);
    out[i] = sum;
  }
  return out;
}

/** Adds `factor` times `width` numbers of `x` from `from` on to those of `out` from `to` on. */
export function addRow(
  x: Float32Array,
  from: number,
  factor: number,
  out: Float32Array,
  to: number,
  width: number,
): void {
  for (let d = 0; d < width; d++)
    out[to + d] = (out[to + d] as number) + factor * (x[from + d] as number);
}

/** Turns negative numbers to 0, in place. */
export function relu(x: Float32Array): Float32Array {
  // Signs are as good as random: a branch on them would be mispredicted every second time.
  for (let i = 0; i < x.length; i++) x[i] = Math.max(0, x[i] as number);
  return x;
}

/** Gain and shift of a layer normalisation (Ba et al. 2016). */
export interface Norm {
  readonly weight: Float32Array;
  readonly bias: Float32Array;
}

/** Normalises each row of `x`, in place. */
export function normalise(x: Float32Array, { weight, bias }: Norm): Float32Array {
  normaliseRows(x, weight, bias);
  return x;
}

/** Softmax over `count` numbers, `step` apart from `start` on, in place. */
export function softmax(x: Float32Array, start: number, count: number, step: number): void {
  let top = Number.NEGATIVE_INFINITY;
  for (let i = 0; i < count; i++) top = Math.max(top, x[start + i * step] as number);
  let sum = 0;
  for (let i = 0; i < count; i++) {
    const mass = Math.exp((x[start + i * step] as number) - top);
    x[start + i * step] = mass;
    sum += mass;
  }
  for (let i = 0; i < count; i++) x[start + i * step] = (x[start + i * step] as number) / sum;
}
