/** The middle of the straight line: query → candidates → ranked → read, over one corpus. */
import { isWordOf } from "./language.ts";
import type { Model } from "./model/model.ts";
import type { Network } from "./model/network.ts";
import type { Considered } from "./reader.ts";
import { type Candidate, createRetriever, type Retriever } from "./retriever.ts";
import type { Sentence } from "./sentences.ts";
import type { Reading } from "./settle.ts";
import type { Sought } from "./sought.ts";
import { createSteps, type Steps } from "./steps.ts";

/** Readings for a question, best first, what they were compared with and chosen from. */
export interface Found {
  readonly sought: Sought;
  /** What the index gave, in its order. */
  readonly candidates: readonly Candidate[];
  readonly readings: readonly Reading[];
}

/** Searches the `sentences` that `retriever` indexes, by its `steps`. */
export interface Search {
  readonly retriever: Retriever;
  readonly steps: Steps;
  /** The best candidates as they were read, undecided: what weights are fitted to. */
  consider(
    question: string,
    keep?: (sentence: Sentence) => boolean,
  ): Omit<Found, "readings"> & { readonly considered: readonly Considered[] };
  find(question: string, keep?: (sentence: Sentence) => boolean): Found;
}

/** Puts steps in the place of others. */
export type Adapt = (steps: Steps) => Steps;

/** Indexes `sentences`; what takes time is done here, once. */
export function createSearch(
  sentences: readonly Sentence[],
  model: Model,
  network: Network,
  adapt: Adapt = (steps) => steps,
): Search {
  const retriever = createRetriever(sentences, (term) => isWordOf(network.words, term));
  const steps = adapt(createSteps(retriever, model, network));
  const consider: Search["consider"] = (question, keep) => {
    const sought = steps.seek(question);
    const candidates = steps.retrieve(sought, keep);
    const ranked = steps.rank(sought, candidates);
    const understood = steps.understand(sought, ranked);
    return { sought, candidates, considered: steps.consider(sought, ranked, understood) };
  };
  const find: Search["find"] = (question, keep) => {
    const { sought, candidates, considered } = consider(question, keep);
    return { sought, candidates, readings: steps.settle(sought, considered) };
  };
  return { retriever, steps, consider, find };
}
