/**
 * Sentences → index; query → candidates. Fast and generous: it hides MiniSearch and leaves it to the
 * ranker to be right.
 */
import MiniSearch from "minisearch";
import SearchableMap from "minisearch/SearchableMap";
import type { Query } from "./query.ts";
import type { Sentence } from "./sentences.ts";
import { splitWords } from "./words.ts";

/** A sentence that shares terms with the query. */
export interface Candidate {
  readonly sentence: Sentence;
  /** Place of the sentence in the corpus, counted from 0; its neighbours are at ± 1. */
  readonly index: number;
  /** BM25+ (Lv & Zhai 2011): non-negative, unbounded, comparable within one query only. */
  readonly score: number;
}

/** A term of the corpus that stands in for one of the query's. */
export interface Expansion {
  readonly term: string;
  /** 1 for the term itself, less the further it is from what was typed. */
  readonly weight: number;
}

/** What the later steps may ask of the index. */
export interface Retriever {
  /** At most `k` candidates for `query`, best first, earlier in the corpus first among equals. */
  retrieve(query: Query, k: number): Candidate[];
  /** The corpus's terms for `term`: itself when it is known, else the nearest in spelling, else none. */
  expand(term: string): readonly Expansion[];
  /** Inverse document frequency of a term over sentences, `ln(1 + N / (df + ½))`, > 0. */
  idf(term: string): number;
}

/** Indexes `sentences`, whose order gives candidates their `index`. */
export function createRetriever(sentences: readonly Sentence[]): Retriever {
  const index = new MiniSearch<{ id: number; text: string }>({
    fields: ["text"],
    // Terms are made once, below; MiniSearch sees them separated by spaces and takes them as they are.
    tokenize: (text) => text.split(" "),
    processTerm: (term) => term || null,
  });
  const frequencies = new SearchableMap<number>();
  for (const [id, sentence] of sentences.entries()) {
    const terms = splitWords(sentence.text).map((word) => word.term);
    index.add({ id, text: terms.join(" ") });
    for (const term of new Set(terms)) frequencies.set(term, (frequencies.get(term) ?? 0) + 1);
  }

  function expand(term: string): readonly Expansion[] {
    return frequencies.has(term) ? [{ term, weight: 1 }] : nearestTerms(term, frequencies);
  }

  function retrieve(query: Query, k: number): Candidate[] {
    const weights = new Map<string, number>();
    for (const term of query.terms) {
      for (const { term: known, weight } of expand(term)) {
        weights.set(known, Math.max(weight, weights.get(known) ?? 0));
      }
    }
    if (weights.size === 0) return [];
    return index
      .search([...weights.keys()].join(" "), { boostTerm: (term) => weights.get(term) ?? 1 })
      .sort((a, b) => b.score - a.score || a.id - b.id)
      .slice(0, k)
      .map(({ id, score }) => ({ sentence: sentences[id] as Sentence, index: id, score }));
  }

  function idf(term: string): number {
    return Math.log(1 + sentences.length / ((frequencies.get(term) ?? 0) + 0.5));
  }

  return { retrieve, expand, idf };
}

const MIN_LETTERS = 4; // shorter terms have too many neighbours, and cost too much to expand
const MAX_EXPANSIONS = 3; // terms
const MAX_COMPLETION = 5; // letters that a prefix may lack

/**
 * Known terms within one edit of `term`, two from eight letters on (Levenshtein), or that complete
 * it: nearest first, then the more frequent. Only words are corrected, never figures.
 */
function nearestTerms(term: string, frequencies: SearchableMap<number>): Expansion[] {
  if (term.length < MIN_LETTERS || /\p{N}/u.test(term)) return [];
  const found = new Map<string, { weight: number; frequency: number }>();
  for (const [known, [frequency, distance]] of frequencies.fuzzyGet(
    term,
    term.length < 8 ? 1 : 2,
  )) {
    if (/\p{N}/u.test(known) || known.length < MIN_LETTERS - 1) continue;
    found.set(known, { weight: 1 - distance / term.length, frequency });
  }
  for (const [known, frequency] of frequencies.atPrefix(term)) {
    if (known.length - term.length > MAX_COMPLETION) continue;
    found.set(known, { weight: term.length / known.length, frequency });
  }
  return [...found]
    .sort(([a, x], [b, y]) => y.weight - x.weight || y.frequency - x.frequency || (a < b ? -1 : 1))
    .slice(0, MAX_EXPANSIONS)
    .map(([known, { weight }]) => ({ term: known, weight }));
}
