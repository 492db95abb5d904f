/** Start and end scores → the best span. */

/** Tokens that answer, both included, and how sure the network is of them. */
export interface TokenSpan {
  readonly first: number;
  readonly last: number;
  /** Probability of the span, among all spans of its sentence: 0 to 1. */
  readonly certainty: number;
}

const LONGEST = 15; // tokens, as in training; 98 % of SQuAD's answers are no longer

/** The span with the highest sum of its scores, the earlier and shorter among equals. */
export function bestTokens(starts: Float32Array, ends: Float32Array): TokenSpan {
  let best = { first: 0, last: 0 };
  let top = Number.NEGATIVE_INFINITY;
  for (let first = 0; first < starts.length; first++) {
    for (let last = first; last < Math.min(ends.length, first + LONGEST); last++) {
      const score = (starts[first] as number) + (ends[last] as number);
      if (score > top) [best, top] = [{ first, last }, score];
    }
  }
  return { ...best, certainty: Math.exp(top - logSum(starts) - logSum(ends)) };
}

function logSum(scores: Float32Array): number {
  const top = Math.max(...scores);
  return top + Math.log(scores.reduce((sum, score) => sum + Math.exp(score - top), 0));
}
