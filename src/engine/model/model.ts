/** What was learned from public questions, as the engine uses it. */
import type { Kind } from "../kinds.ts";

/** Feature name → weight; a feature without one counts nothing. */
export type Weights = Readonly<Record<string, number>>;

/** The linear models of the engine's steps, in their order. */
export interface Model {
  /** Scores candidates by their features. */
  readonly sentence: Weights;
  /** Scores the phrases of a sentence. */
  readonly phrase: PhraseTable;
  /** Scores sentences again, once their best phrase is known. */
  readonly reading: Weights;
  /** Log odds that the first reading is right. */
  readonly confidence: Weights;
  /** Below this confidence the reply is 'not in the corpus'. */
  readonly threshold: number;
}

/** Weights of the features of a phrase: a row for each feature, a column for each kind of answer. */
export interface PhraseTable {
  readonly kinds: readonly Kind[];
  readonly rows: Readonly<Record<string, readonly number[]>>;
}

/** The column for `kind`; no weights where the table has none. */
export function columnOf({ kinds, rows }: PhraseTable, kind: Kind): Weights {
  const column = kinds.indexOf(kind);
  const entries = Object.entries(rows).map(([name, row]) => [name, row[column] ?? 0] as const);
  return Object.fromEntries(entries.filter(([, weight]) => weight !== 0));
}

/**
 * The weighted sum of `features`, rounded to six decimals: a difference in the last bits of a
 * logarithm, which machines may have, changes no order.
 */
export function weigh(weights: Weights, features: object): number {
  let score = 0;
  for (const [name, value] of Object.entries(features)) {
    if (value !== 0) score += (weights[name] ?? 0) * value;
  }
  return Math.round(score * 1e6) / 1e6;
}

/** The probability whose log odds are `x`, rounded to six decimals for the same reason. */
export function logistic(x: number): number {
  return Math.round(1e6 / (1 + Math.exp(-x))) / 1e6;
}
