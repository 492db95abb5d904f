/** The middle of the straight line: query → candidates → ranked → read, over one corpus. */
import type { Model } from "./model/model.ts";
import { analyseQuestion } from "./query.ts";
import { rank } from "./ranker.ts";
import { createReader, type Reader, type Reading } from "./reader.ts";
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
  readonly reader: Reader;
  find(question: string, keep?: (sentence: Sentence) => boolean): Found;
}

/** Indexes `sentences`; what takes time is done here, once. */
export function createSearch(sentences: readonly Sentence[], model: Model): Search {
  const retriever = createRetriever(sentences);
  const reader = createReader(model);
  function find(question: string, keep?: (sentence: Sentence) => boolean): Found {
    const sought = seek(analyseQuestion(question), retriever);
    const candidates = retriever.retrieve(sought.query.terms, CANDIDATES, keep);
    const ranked = rank(sought, candidates, retriever, model);
    return { sought, readings: reader.read(sought, ranked) };
  }
  return { retriever, reader, find };
}
