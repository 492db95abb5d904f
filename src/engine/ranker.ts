/** Query, candidates → ranked: which sentence speaks most closely of what is asked. */
import { type Described, describe } from "./features.ts";
import type { Model } from "./model/model.ts";
import { weigh } from "./model/model.ts";
import type { Candidate, Retriever } from "./retriever.ts";
import type { Sought } from "./sought.ts";

/** A candidate in its first order, before its span is read. */
export interface Ranked extends Candidate, Described {
  /** Learned score: unbounded, comparable within one query only. */
  readonly score: number;
}

/** Ranks `candidates`, best first; ties keep the order of the corpus. */
export function rank(
  sought: Sought,
  candidates: readonly Candidate[],
  retriever: Retriever,
  model: Model,
): Ranked[] {
  const best = Math.max(...candidates.map((candidate) => candidate.score), 1e-9);
  return candidates
    .map((candidate): Ranked => {
      const described = describe(candidate, best, sought, retriever);
      return { ...candidate, ...described, score: weigh(model.sentence, described.features) };
    })
    .sort((a, b) => b.score - a.score || a.index - b.index);
}
