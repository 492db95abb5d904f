/** Readings → passages: the same words in several articles are one passage with several citations. */
import type { Span } from "./article.ts";
import type { Reading } from "./reader.ts";
import type { Sentence } from "./sentences.ts";
import { wordingOf } from "./words.ts";

export { wordingOf } from "./words.ts";

/** One sentence to quote, and every place where it stands. */
export interface Passage {
  readonly sentence: Sentence;
  /** The words that answer, relative to the sentence; null where none are marked. */
  readonly answer: Span | null;
  /** Log odds, comparable within one question only. */
  readonly score: number;
  /**
   * Where it stands, one entry for each file, the quoted one first. The others have the same words;
   * quotation marks, spaces and line ends may differ.
   */
  readonly citations: readonly Sentence[];
}

/** Merges readings of the same words, best first. */
export function mergeCopies(readings: readonly Reading[]): Passage[] {
  const copies = new Map<string, Reading[]>();
  for (const reading of readings) {
    const key = wordingOf(reading.words);
    const found = copies.get(key);
    if (found) found.push(reading);
    else copies.set(key, [reading]);
  }
  return [...copies.values()].map((group): Passage => {
    const first = group[0] as Reading;
    const byFile = new Map<string, Sentence>();
    for (const { sentence } of group) {
      if (!byFile.has(sentence.article.file)) byFile.set(sentence.article.file, sentence);
    }
    return {
      sentence: first.sentence,
      answer: first.span,
      score: first.score,
      citations: [...byFile.values()],
    };
  });
}

const QUOTES = 3; // more than one can take in on a phone
const WORTH_QUOTING = Math.log(3); // scores are log odds: at least a third as likely as the best

/** The best of `passages` (best first), and those not much less likely to answer; at most three. */
export function worthQuoting(passages: readonly Passage[]): readonly Passage[] {
  const best = passages[0]?.score ?? 0;
  return passages.slice(0, QUOTES).filter(({ score }) => score >= best - WORTH_QUOTING);
}

/**
 * The files among `readings` that give the same answer as `best`: the terms of one answer hold all
 * terms of the other ("Calais", "the port of Calais"), and its sentence has at least half as much of
 * the question. Sorted.
 */
export function filesThatAgree(best: Reading, readings: readonly Reading[]): string[] {
  const answer = answerTerms(best);
  const agreeing = readings.filter((reading) => {
    if (reading === best) return true;
    if (reading.features.coverage < best.features.coverage / 2) return false;
    const other = answerTerms(reading);
    if (answer.size === 0 || other.size === 0) return false;
    return isWithin(answer, other) || isWithin(other, answer);
  });
  return [...new Set(agreeing.map((reading) => reading.sentence.article.file))].sort();
}

function answerTerms({ span, words }: Reading): Set<string> {
  if (span === null) return new Set();
  const inside = words.filter((word) => word.start >= span.start && word.end <= span.end);
  const content = inside.filter((word) => !word.stop);
  return new Set((content.length > 0 ? content : inside).map((word) => word.term));
}

function isWithin(a: ReadonlySet<string>, b: ReadonlySet<string>): boolean {
  return [...a].every((term) => b.has(term));
}
