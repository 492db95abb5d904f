/** A trace → why the answer is what it is, as data: for people who debug and people who doubt. */
import { confidenceFeatures } from "./confidence.ts";
import type { Engine } from "./engine.ts";
import { type Weights, weigh } from "./model/model.ts";
import { type Reading, readingFeatures } from "./settle.ts";
import type { Sought, SoughtTerm } from "./sought.ts";

/** What one feature added to a score: `value × weight = worth`. */
export interface Contribution {
  readonly name: string;
  readonly value: number;
  readonly weight: number;
  readonly worth: number;
}

/** A query term, and what stands in for it in the corpus, nearest first. */
export interface ExplainedTerm extends SoughtTerm {
  readonly forms: readonly { readonly term: string; readonly weight: number }[];
}

/** One of the best sentences and how it came to its place. */
export interface ExplainedReading {
  readonly file: string;
  readonly line: number;
  readonly sentence: string;
  /** The words that answer, relative to the sentence. */
  readonly span: { readonly start: number; readonly end: number } | null;
  /** In the final order, and what it is made of. */
  readonly score: number;
  readonly scoredBy: readonly Contribution[];
  /** In the first order, before it was read, and what that was made of. */
  readonly firstScore: number;
  readonly rankedBy: readonly Contribution[];
  /** The network's log odds that it answers and how sure it is of the words; null where it was not asked. */
  readonly network: { readonly score: number; readonly certainty: number } | null;
  /** The phrase that fits best by its features, and how well, 0 to 1. */
  readonly phrase: { readonly text: string; readonly evidence: number } | null;
}

/** How an answer came about. Contributions are the biggest first. */
export interface Explanation {
  readonly question: string;
  /** The question as it was read, with the names of the corpus spelled out. */
  readonly readAs: string;
  readonly kind: string;
  readonly shape: string;
  readonly focus: string | null;
  readonly terms: readonly ExplainedTerm[];
  /** Other terms of the corpus that the index looks for too, since they may say the same. */
  readonly wider: readonly { readonly term: string; readonly weight: number }[];
  /** How many sentences the index gave, and how many of them were read. */
  readonly candidates: number;
  readonly read: number;
  /** Best first, at most five. */
  readonly readings: readonly ExplainedReading[];
  readonly answered: boolean;
  readonly confidence: number;
  readonly threshold: number;
  /** What makes the log odds of the confidence; null where nothing could be compared. */
  readonly evidence: readonly Contribution[] | null;
}

const READINGS = 5; // by hand

/** How `engine` comes to its answer to `question`, whether it answers or refuses. */
export function explain(engine: Engine, question: string): Explanation {
  const { model, retriever } = engine;
  const { answer, sought, candidates, readings } = engine.trace(question);
  const evidence = confidenceFeatures(sought, readings, retriever);
  const explainReading = (reading: Reading): ExplainedReading => {
    const { sentence, understood, phrase } = reading;
    const rankedBy = contributions(model.sentence, reading.features);
    return {
      file: sentence.article.file,
      line: sentence.line,
      sentence: sentence.text,
      span: reading.span && { start: reading.span.start, end: reading.span.end },
      score: reading.score,
      scoredBy: contributions(model.reading, readingFeatures(reading, sought.query)),
      firstScore: weigh(model.sentence, reading.features),
      rankedBy,
      network: understood && { score: understood.score, certainty: understood.certainty },
      phrase: phrase && {
        text: sentence.text.slice(phrase.start, phrase.end),
        evidence: reading.evidence,
      },
    };
  };
  return {
    question,
    readAs: sought.query.question,
    kind: sought.query.kind,
    shape: sought.query.shape,
    focus: sought.query.focus,
    terms: explainTerms(sought),
    wider: sought.wider.map(({ term, weight }) => ({ term, weight })),
    candidates: candidates.length,
    read: readings.length,
    readings: readings.slice(0, READINGS).map(explainReading),
    answered: answer.answered,
    confidence: answer.confidence,
    threshold: model.threshold,
    evidence: evidence && contributions(model.confidence, evidence),
  };
}

function explainTerms({ terms, forms }: Sought): ExplainedTerm[] {
  return terms.map((term) => ({
    ...term,
    forms: [...forms]
      .filter(([, meant]) => meant.term === term.term)
      .map(([form, { weight }]) => ({ term: form, weight }))
      .sort((a, b) => b.weight - a.weight || (a.term < b.term ? -1 : 1)),
  }));
}

/** What each of `features` adds to the score by `weights`, the biggest first; what adds nothing is left out. */
function contributions(weights: Weights, features: object): Contribution[] {
  return Object.entries(features)
    .map(([name, value]: [string, number]) => ({ name, value, weight: weights[name] ?? 0 }))
    .map((one) => ({ ...one, worth: Math.round(1e6 * one.value * one.weight) / 1e6 }))
    .filter(({ worth }) => worth !== 0)
    .sort((a, b) => Math.abs(b.worth) - Math.abs(a.worth) || (a.name < b.name ? -1 : 1));
}
