/** Query, candidates → ranked: which sentence speaks most closely of what is asked. */
import type { Query } from "./query.ts";
import type { Candidate, Expansion, Retriever } from "./retriever.ts";
import type { Sentence } from "./sentences.ts";
import { splitWords, type Word } from "./words.ts";

/** What is known of a candidate, each 0 to 1; the score is their weighted sum. */
export interface Features {
  /** Share of the query's information (sum of idf) that the sentence itself holds. */
  readonly coverage: number;
  /** Share that it lacks and its neighbours or its title hold. */
  readonly context: number;
  /** Share of neighbouring query terms that stand in the same order, at most four words apart. */
  readonly order: number;
  /** How closely the matched words stand together. */
  readonly density: number;
  /** BM25+ score in proportion to the best candidate's. */
  readonly bm25: number;
  /** 1 for a full sentence of prose, less the shorter it is (six words and more are full). */
  readonly fullness: number;
  /** Whether it is a headline, a caption, a question. */
  readonly headline: number;
  readonly caption: number;
  readonly question: number;
}

/** A candidate in its final order but for the reading of its span. */
export interface Ranked extends Candidate {
  readonly features: Features;
  readonly score: number;
  /** Words of the sentence, and for each the query term it matches, or null. */
  readonly words: readonly Word[];
  readonly matches: readonly (string | null)[];
}

const WEIGHTS: Readonly<Record<keyof Features, number>> = {
  coverage: 1,
  context: 0.35,
  order: 0.2,
  density: 0.1,
  bm25: 0.3,
  fullness: 0.1,
  headline: -0.25,
  caption: -0.15,
  question: -0.2,
};

/** Ranks `candidates` for `query`, best first; ties keep the order of the corpus. */
export function rank(
  query: Query,
  candidates: readonly Candidate[],
  sentences: readonly Sentence[],
  retriever: Retriever,
): Ranked[] {
  const known = matchedTerms(query, retriever);
  const total = query.terms.reduce((sum, term) => sum + retriever.idf(term), 0) || 1;
  const best = Math.max(...candidates.map((candidate) => candidate.score), 1e-9);
  // Sentences are split into words once a question, however often they are somebody's neighbour.
  const wordsByIndex = new Map<number, Word[]>();
  const wordsAt = (index: number): Word[] => {
    const found = wordsByIndex.get(index) ?? splitWords((sentences[index] as Sentence).text);
    wordsByIndex.set(index, found);
    return found;
  };
  return candidates
    .map((candidate): Ranked => {
      const words = wordsAt(candidate.index);
      const matches = words.map((word) => known.get(word.term)?.term ?? null);
      const held = weightsOf(words, known);
      const near = weightsOf(
        [
          ...neighbours(candidate, sentences).flatMap(wordsAt),
          ...splitWords(candidate.sentence.article.title),
        ],
        known,
      );
      const share = (weight: (term: string) => number): number =>
        query.terms.reduce((sum, term) => sum + weight(term) * retriever.idf(term), 0) / total;
      const features: Features = {
        coverage: share((term) => held.get(term) ?? 0),
        context: share((term) => Math.max(0, (near.get(term) ?? 0) - (held.get(term) ?? 0))),
        order: orderOf(query.terms, matches),
        density: densityOf(matches),
        bm25: candidate.score / best,
        fullness: Math.min(1, words.length / 6),
        headline: candidate.sentence.role === "headline" ? 1 : 0,
        caption: candidate.sentence.role === "caption" ? 1 : 0,
        question: candidate.sentence.text.endsWith("?") ? 1 : 0,
      };
      return { ...candidate, features, score: weigh(features), words, matches };
    })
    .sort((a, b) => b.score - a.score || a.index - b.index);
}

function weigh(features: Features): number {
  let score = 0;
  for (const name of Object.keys(WEIGHTS) as (keyof Features)[])
    score += WEIGHTS[name] * features[name];
  return score;
}

/** Corpus term → the query term it stands for, and how well. */
function matchedTerms(query: Query, retriever: Retriever): Map<string, Expansion> {
  const known = new Map<string, Expansion>();
  for (const term of query.terms) {
    for (const expansion of retriever.expand(term)) {
      if (expansion.weight <= (known.get(expansion.term)?.weight ?? 0)) continue;
      known.set(expansion.term, { term, weight: expansion.weight });
    }
  }
  return known;
}

function weightsOf(words: readonly Word[], known: Map<string, Expansion>): Map<string, number> {
  const weights = new Map<string, number>();
  for (const word of words) {
    const match = known.get(word.term);
    if (match) weights.set(match.term, Math.max(match.weight, weights.get(match.term) ?? 0));
  }
  return weights;
}

function neighbours(candidate: Candidate, sentences: readonly Sentence[]): number[] {
  return [candidate.index - 1, candidate.index + 1].filter(
    (index) => sentences[index]?.article === candidate.sentence.article,
  );
}

function orderOf(terms: readonly string[], matches: readonly (string | null)[]): number {
  if (terms.length < 2) return 0;
  let found = 0;
  for (let i = 0; i + 1 < terms.length; i++) {
    const close = matches.some(
      (match, at) =>
        match === terms[i] && matches.slice(at + 1, at + 5).includes(terms[i + 1] as string),
    );
    if (close) found++;
  }
  return found / (terms.length - 1);
}

function densityOf(matches: readonly (string | null)[]): number {
  const places = matches.flatMap((match, at) => (match === null ? [] : [at]));
  if (places.length < 2) return 0;
  const distinct = new Set(matches.filter((match) => match !== null)).size;
  return distinct / ((places.at(-1) as number) - (places[0] as number) + 1);
}
