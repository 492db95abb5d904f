/** Rows of numbers → one row: their weighted mean, or the highest of each column. */
import { addRow, products, softmax } from "./matrix.ts";

/** Adds the mean of the rows of `h`, weighted by the softmax of `scores`, to `out` from `to` on. */
export function weighRows(
  h: Float32Array,
  n: number,
  scores: Float32Array,
  out: Float32Array,
  to: number,
): void {
  const width = h.length / n;
  const weights = scores.slice();
  softmax(weights, 0, n, 1);
  for (let i = 0; i < n; i++) addRow(h, i * width, weights[i] as number, out, to, width);
}

/** Writes the highest number of each column of `h` to `out` from `to` on. */
export function raiseRows(
  h: Float32Array,
  n: number,
  width: number,
  out: Float32Array,
  to: number,
): void {
  for (let d = 0; d < width; d++) {
    let top = Number.NEGATIVE_INFINITY;
    for (let i = 0; i < n; i++) top = Math.max(top, h[i * width + d] as number);
    out[to + d] = top;
  }
}

/**
 * The mean of the rows of `h`, weighted by the softmax of a score of each; a constant in that score
 * would change nothing and is left out.
 */
export function summarise(h: Float32Array, n: number, score: Float32Array): Float32Array {
  const mean = new Float32Array(score.length);
  weighRows(h, n, products(h, n, score), mean, 0);
  return mean;
}
