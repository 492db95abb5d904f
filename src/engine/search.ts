/** The middle of the straight line: query → candidates → ranked → read, over one corpus. */
import { createComprehension } from "./comprehension.ts";
import type { Networks } from "./model/load.ts";
import type { Model } from "./model/model.ts";
import { analyseQuestion, MAX_CHARACTERS } from "./query.ts";
import { rank } from "./ranker.ts";
import { type Considered, createReader, type Reading, settle } from "./reader.ts";
import { createRetriever, type Retriever } from "./retriever.ts";
import type { Sentence } from "./sentences.ts";
import { type Sought, seek } from "./sought.ts";

/** Readings for a question, best first, and what they were compared with. */
export interface Found {
  readonly sought: Sought;
  readonly readings: readonly Reading[];
}

const CANDIDATES = 200; // sentences from the index to the ranker

/** Searches the `sentences` that `retriever` indexes. */
export interface Search {
  readonly retriever: Retriever;
  /** The best candidates as they were read, undecided: what weights are fitted to. */
  consider(
    question: string,
    keep?: (sentence: Sentence) => boolean,
  ): { readonly sought: Sought; readonly considered: readonly Considered[] };
  find(question: string, keep?: (sentence: Sentence) => boolean): Found;
}

/** Indexes `sentences`; what takes time is done here, once. */
export function createSearch(
  sentences: readonly Sentence[],
  model: Model,
  networks: Networks,
): Search {
  const retriever = createRetriever(sentences);
  const comprehend = createComprehension(retriever, networks);
  const reader = createReader(model);
  const consider: Search["consider"] = (question, keep) => {
    const sought = seek(analyseQuestion(question), retriever);
    const candidates = retriever.retrieve(sought.query.terms, CANDIDATES, keep);
    const ranked = rank(sought, candidates, retriever, model);
    const understand = comprehend(question.slice(0, MAX_CHARACTERS));
    return { sought, considered: reader.consider(sought, ranked, understand) };
  };
  const find: Search["find"] = (question, keep) => {
    const { sought, considered } = consider(question, keep);
    return { sought, readings: settle(considered, sought.query, model) };
  };
  return { retriever, consider, find };
}
