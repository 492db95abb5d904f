/** The few operations on matrices that the network consists of; all row-major, all on 32-bit floats. */

/**
 * Weights of a linear map, in panels: those of four outputs lie side by side, input by input, so that
 * they are read in the order they lie in. `outputs` is a multiple of 4.
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
  const padded = Math.ceil(outputs / 4) * 4;
  const panels = new Float32Array(inputs * padded);
  for (let o = 0; o < outputs; o++)
    for (let k = 0; k < inputs; k++)
      panels[(o - (o % 4)) * inputs + 4 * k + (o % 4)] = weightOf(o, k);
  return { inputs, outputs: padded, panels, bias };
}

/**
 * Adds to each of the `n` rows of `out` the map of the same row of `x`. Two rows of `x` meet four
 * outputs at a time: eight products for six loads, three times as fast as one by one.
 */
export function addLinear(x: Float32Array, n: number, map: Linear, out: Float32Array): void {
  const { inputs, outputs, panels, bias } = map;
  for (let i = 0; i < n; i += 2) {
    const a = i * inputs;
    const b = i + 1 < n ? a + inputs : a;
    for (let o = 0; o < outputs; o += 4) {
      let a0 = 0;
      let a1 = 0;
      let a2 = 0;
      let a3 = 0;
      let b0 = 0;
      let b1 = 0;
      let b2 = 0;
      let b3 = 0;
      let w = o * inputs;
      for (let k = 0; k < inputs; k++) {
        const xa = x[a + k] as number;
        const xb = x[b + k] as number;
        const w0 = panels[w] as number;
        const w1 = panels[w + 1] as number;
        const w2 = panels[w + 2] as number;
        const w3 = panels[w + 3] as number;
        w += 4;
        a0 += xa * w0;
        a1 += xa * w1;
        a2 += xa * w2;
        a3 += xa * w3;
        b0 += xb * w0;
        b1 += xb * w1;
        b2 += xb * w2;
        b3 += xb * w3;
      }
      addFour(out, i * outputs + o, a0, a1, a2, a3);
      if (b !== a) addFour(out, (i + 1) * outputs + o, b0, b1, b2, b3);
    }
  }
  if (bias) for (let i = 0; i < n; i++) addRow(bias, 0, 1, out, i * outputs, outputs);
}

function addFour(
  out: Float32Array,
  at: number,
  x0: number,
  x1: number,
  x2: number,
  x3: number,
): void {
  out[at] = (out[at] as number) + x0;
  out[at + 1] = (out[at + 1] as number) + x1;
  out[at + 2] = (out[at + 2] as number) + x2;
  out[at + 3] = (out[at + 3] as number) + x3;
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
  for (let i = 0; i < x.length; i++) if ((x[i] as number) < 0) x[i] = 0;
  return x;
}

/** Gain and shift of a layer normalisation (Ba et al. 2016). */
export interface Norm {
  readonly weight: Float32Array;
  readonly bias: Float32Array;
}

/** Normalises each row of `x`, in place. */
export function normalise(x: Float32Array, { weight, bias }: Norm): Float32Array {
  const width = weight.length;
  for (let start = 0; start < x.length; start += width) {
    let mean = 0;
    for (let d = 0; d < width; d++) mean += x[start + d] as number;
    mean /= width;
    let variance = 0;
    for (let d = 0; d < width; d++) variance += ((x[start + d] as number) - mean) ** 2;
    const scale = 1 / Math.sqrt(variance / width + 1e-5);
    for (let d = 0; d < width; d++)
      x[start + d] =
        ((x[start + d] as number) - mean) * scale * (weight[d] as number) + (bias[d] as number);
  }
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
