/** Readings → passages: the same words in several articles are one passage with several citations. */
import type { Span } from "./article.ts";
import type { Reading } from "./reader.ts";
import type { Sentence } from "./sentences.ts";
import { splitWords, wordingOf } from "./words.ts";

/** One sentence to quote, and every place where it stands. */
export interface Passage {
  readonly sentence: Sentence;
  /** The words that answer, relative to the sentence; null where none are marked. */
  readonly answer: Span | null;
  /** Whether that is the same answer as the best passage's. */
  readonly agrees: boolean;
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
      agrees: agree(first, readings[0] as Reading),
      score: first.score,
      citations: [...byFile.values()],
    };
  });
}

const QUOTES = 3; // more than one can take in on a phone
const AS_LIKELY = Math.log(2); // scores are log odds
const LIKELY = Math.log(5); // further off, the same words more often answer another question

/**
 * What of `passages` (best first) is worth quoting, at most three: the best, and those with the same
 * answer unless they are far less likely; where it stands alone, others at least half as likely as
 * it. None that repeats another with a word or two changed.
 */
export function worthQuoting(passages: readonly Passage[]): readonly Passage[] {
  const best = passages[0]?.score ?? 0;
  const others = passages.slice(1);
  const same = others.filter(({ agrees, score }) => agrees && score >= best - LIKELY);
  const rivals = others.filter(({ agrees, score }) => !agrees && score >= best - AS_LIKELY);
  const worth: Passage[] = [];
  for (const passage of [...passages.slice(0, 1), ...(same.length > 0 ? same : rivals)]) {
    if (!worth.some((shown) => isNearCopy(shown, passage))) worth.push(passage);
  }
  return worth.slice(0, QUOTES);
}

const NEAR_COPY = 0.8; // words in common over all words of both (Jaccard)

function isNearCopy(one: Passage, other: Passage): boolean {
  const [a, b] = [one, other].map(
    ({ sentence }) => new Set(splitWords(sentence.text).map(({ term }) => term)),
  );
  const common = [...(a as Set<string>)].filter((term) => b?.has(term)).length;
  return common >= NEAR_COPY * ((a?.size ?? 0) + (b?.size ?? 0) - common);
}

/**
 * Whether two readings give the same answer: the terms of one hold all terms of the other
 * ("Vostochny", "the Vostochny Cosmodrome"). Without an answer in it a sentence agrees with none.
 */
function agree(one: Reading, other: Reading): boolean {
  const [a, b] = [answerTerms(one), answerTerms(other)];
  return a.size > 0 && b.size > 0 && (isWithin(a, b) || isWithin(b, a));
}

/** The files among `readings` (best first) that, not far less likely, give the best one's answer. Sorted. */
export function filesThatAgree(readings: readonly Reading[]): string[] {
  const [best] = readings;
  if (best === undefined) return [];
  const likely = readings.filter(({ score }) => score >= best.score - LIKELY);
  const agreeing = likely.filter((reading) => agree(reading, best));
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
