/** Start and end scores → the best span. */

/** Tokens that answer, both included, and how sure the network is of them. */
export interface TokenSpan {
  readonly first: number;
  readonly last: number;
  /** Probability of the span, among all spans of its sentence: 0 to 1. */
  readonly certainty: number;
}

const LONGEST = 15; // tokens, as in training; 98 % of SQuAD's answers are no longer

/**
 * The span with the highest sum of its scores, the earlier and shorter among equals; of those that
 * leave a quotation or bracket on the side they entered it, where `depths` says how deep before each
 * token and after the last.
 */
export function bestTokens(
  starts: Float32Array,
  ends: Float32Array,
  depths: readonly number[] = [],
): TokenSpan {
  let best = { first: 0, last: 0 };
  let top = Number.NEGATIVE_INFINITY;
  for (let first = 0; first < starts.length; first++) {
    const depth = depths[first] ?? 0;
    for (let last = first; last < Math.min(ends.length, first + LONGEST); last++) {
      const after = depths[last + 1] ?? 0;
      if (after < depth) break;
      if (after > depth) continue;
      const score = (starts[first] as number) + (ends[last] as number);
      if (score > top) [best, top] = [{ first, last }, score];
    }
  }
  return { ...best, certainty: Math.exp(top - logSum(starts) - logSum(ends)) };
}

/** How many quotations and brackets are open before each of `tokens`, and after the last. */
export function depthsOf(tokens: readonly string[]): number[] {
  const depths = [0];
  let straight = false;
  for (const token of tokens) {
    const depth = depths.at(-1) as number;
    if (/^[“([]$/.test(token)) depths.push(depth + 1);
    else if (/^[”)\]]$/.test(token)) depths.push(depth - 1);
    else if (token === '"') {
      straight = !straight;
      depths.push(depth + (straight ? 1 : -1));
    } else depths.push(depth);
  }
  return depths;
}

function logSum(scores: Float32Array): number {
  const top = Math.max(...scores);
  return top + Math.log(scores.reduce((sum, score) => sum + Math.exp(score - top), 0));
}
