/** Rows of numbers, and other maps, as linear maps: what is the same for every sentence is folded in once. */
import { addRow, inputAt, type Linear, makeLinear } from "./matrix.ts";

/** Each row of `h` times the square matrix `weight` from the left: (W x)·y = x·(Wᵀ y). */
export function backwards(
  h: Float32Array,
  n: number,
  weight: Float32Array,
  width: number,
): Float32Array {
  const out = new Float32Array(n * width);
  for (let i = 0; i < n; i++)
    for (let o = 0; o < width; o++)
      addRow(weight, o * width, h[i * width + o] as number, out, i * width, width);
  return out;
}

/** The map from a vector to its products with each of the `n` rows of `h`. */
export function rowsAsMap(h: Float32Array, n: number): Linear {
  const width = h.length / n;
  return makeLinear(width, n, (row, k) => h[row * width + k] as number);
}

/** The map from `inputs` weights, of which the first `n` count, to the sum of the rows of `h`. */
export function columnsAsMap(h: Float32Array, n: number, inputs: number): Linear {
  const width = h.length / n;
  return makeLinear(inputs, width, (d, row) => (row < n ? (h[row * width + d] as number) : 0));
}

/** One map for x ↦ own(x) + gated(x∘gate) + wanted. */
export function gatedMap(
  gate: Float32Array,
  own: Linear,
  gated: Linear,
  wanted: Float32Array,
): Linear {
  const panels = own.panels.map(
    (w, k) => w + (gated.panels[k] as number) * (gate[inputAt(own.inputs, k)] as number),
  );
  return { ...own, panels, bias: wanted.map((w, o) => w + (own.bias?.[o] ?? 0)) };
}
