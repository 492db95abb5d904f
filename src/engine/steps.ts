/** The steps from a question to an answer over one corpus, each by its name, so that one can be timed or replaced. */
import { type Agreement, sumUp } from "./agreement.ts";
import { createAliases } from "./aliases.ts";
import { createComprehension, type Understanding } from "./comprehension.ts";
import { confidenceOf } from "./confidence.ts";
import { createArticleComparison } from "./copies.ts";
import { rarityOf } from "./language.ts";
import type { Model } from "./model/model.ts";
import type { Network } from "./model/network.ts";
import { createNearWords } from "./near-words.ts";
import { analyseQuestion, MAX_CHARACTERS } from "./query.ts";
import { type Ranked, rank } from "./ranker.ts";
import { type Considered, createReader, READ } from "./reader.ts";
import type { Candidate, Retriever } from "./retriever.ts";
import { markSpeakers } from "./said.ts";
import type { Sentence } from "./sentences.ts";
import { type Reading, settle } from "./settle.ts";
import { writeOut } from "./shorthand.ts";
import { type Sought, seek, type Thesaurus } from "./sought.ts";
import { splitWords } from "./words.ts";

/**
 * In their order, each a pure function of what the ones before it made. Whoever wants to know what a
 * step costs or is worth puts another in its place.
 */
export interface Steps {
  /** What the question asks for, in the corpus's own names. */
  seek(question: string): Sought;
  /** The sentences to rank, among those to `keep`. */
  retrieve(sought: Sought, keep?: (sentence: Sentence) => boolean): readonly Candidate[];
  rank(sought: Sought, candidates: readonly Candidate[]): readonly Ranked[];
  /** What the network makes of the best of `ranked`, by their index; null for a blank question. */
  understand(sought: Sought, ranked: readonly Ranked[]): ReadonlyMap<number, Understanding> | null;
  /** The best of `ranked` with the phrases in them that may answer. */
  consider(
    sought: Sought,
    ranked: readonly Ranked[],
    understood: ReadonlyMap<number, Understanding> | null,
  ): readonly Considered[];
  /** The final order, with the words that answer. */
  settle(sought: Sought, considered: readonly Considered[]): readonly Reading[];
  /** How sure it is that the first of `readings` answers, 0 to 1. */
  judge(sought: Sought, readings: readonly Reading[]): number;
  /** What to quote, where it stands, and what the articles say, alike or not. */
  sumUp(sought: Sought, readings: readonly Reading[]): Agreement;
}

const CANDIDATES = 200; // sentences from the index to the ranker; a corpus of no more is ranked whole
// Sentences that the network reads of such a corpus. Reading all put no more right ones first (held-out articles,
// 797 questions: P@1 .844 against .846) and took half as long again.
const READ_OF_FEW = 64;

/** The steps as the bot takes them, over the sentences of `retriever`. */
export function createSteps(retriever: Retriever, model: Model, network: Network): Steps {
  const { sentences, vocabulary } = retriever;
  const thesaurus: Thesaurus = {
    aliases: createAliases(sentences, (term) => vocabulary.has(term)),
    nearWords: createNearWords(vocabulary, network.words),
    rarityOf: (word) => rarityOf(network.words, word),
  };
  const comprehend = createComprehension(retriever, network);
  const reader = createReader(model);
  const reach = sentences.length <= CANDIDATES ? READ_OF_FEW : READ;
  const areCopies = createArticleComparison();
  const knows = (word: string): boolean =>
    splitWords(word).some(({ term }) => vocabulary.has(term));
  return {
    seek(question) {
      const query = analyseQuestion(thesaurus.aliases.spellOut(writeOut(question, knows)));
      return seek(query, retriever, thesaurus);
    },
    retrieve: ({ query, wider }, keep) => retriever.retrieve(query.terms, CANDIDATES, keep, wider),
    rank: (sought, candidates) => rank(sought, candidates, retriever, model),
    understand({ query }, ranked) {
      const understand = comprehend(query.question.slice(0, MAX_CHARACTERS));
      return understand?.(ranked.slice(0, reach).map(({ index }) => index)) ?? null;
    },
    consider: reader.consider,
    settle: ({ query }, considered) =>
      markSpeakers(settle(considered, query, model), query, sentences),
    judge: (sought, readings) => confidenceOf(sought, readings, retriever, model),
    sumUp: ({ query }, readings) => sumUp(readings, query, retriever, areCopies),
  };
}
