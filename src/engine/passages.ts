/** Readings → passages: the sentences to quote, those that are copies as one, and every place where they stand. */
import type { Article, Span } from "./article.ts";
import { compareAnswers } from "./compatible.ts";
import { areNearCopies, type Comparable, toComparable } from "./copies.ts";
import { shortAnswerOf } from "./dispute.ts";
import { findHedges } from "./hedges.ts";
import type { Sentence } from "./sentences.ts";
import type { Reading } from "./settle.ts";
import { findSpeaker } from "./speaker.ts";
import { wordingOf } from "./words.ts";

/** One sentence to quote, and every place where it stands. */
export interface Passage {
  readonly sentence: Sentence;
  /** The words that answer, relative to the sentence; null where none are marked. */
  readonly answer: Span | null;
  /** Which of the answer's views it gives; null where it gives none of them. */
  readonly view: number | null;
  /** Log odds, comparable within one question only. */
  readonly score: number;
  /**
   * Where it stands, one entry for each file, the quoted one first. The others have the same words;
   * capitals, marks and spaces may differ.
   */
  readonly citations: readonly Sentence[];
  /** Where nearly the same stands, a word or a clause changed; one entry for each further file. */
  readonly nearly: readonly Sentence[];
  /** The sentence of the same article that names who is quoted, where this one does not. */
  readonly speaker: Sentence | null;
  /** The words of `speaker` that answer, relative to it, where `answer` is null because of them; else null. */
  readonly named: Span | null;
  /** Words of the sentence, relative to it, that make what it says less than certain; at most two. */
  readonly hedges: readonly Span[];
}

/** `readings` in groups of one sentence, give or take a word, in their order. */
export function mergeCopies(readings: readonly Reading[]): [Reading, ...Reading[]][] {
  const groups: { readonly first: Comparable; readonly members: [Reading, ...Reading[]] }[] = [];
  for (const reading of readings) {
    const wording = toComparable(reading.words);
    const group = groups.find(
      ({ first, members }) => areNearCopies(first, wording) && mayBeCopies(members[0], reading),
    );
    if (group) group.members.push(reading);
    else groups.push({ first: wording, members: [reading] });
  }
  return groups.map(({ members }) => members);
}

/** The same words may be marked differently; other words must answer the same. */
function mayBeCopies(one: Reading, other: Reading): boolean {
  if (wordingOf(one.words) === wordingOf(other.words)) return true;
  const [a, b] = [shortAnswerOf(one), shortAnswerOf(other)];
  return a === null || b === null || compareAnswers(a, b) !== "different";
}

/** The passage of `group`, one sentence in its copies, best first; `viewOf` tells the view that a reading gives. */
export function toPassage(
  group: readonly [Reading, ...Reading[]],
  viewOf: (reading: Reading) => number | null,
  sentences: readonly Sentence[],
): Passage {
  const [first] = group;
  const wording = wordingOf(first.words);
  const isExact = ({ words }: Reading): boolean => wordingOf(words) === wording;
  const citations = oneEachFile(group.filter(isExact));
  const files = new Set(citations.map(({ article }) => article));
  const near = group.filter(({ sentence }) => !files.has(sentence.article));
  return {
    sentence: first.sentence,
    answer: first.span,
    view: viewOf(first),
    score: first.score,
    citations,
    nearly: oneEachFile(near),
    speaker: first.speaker?.sentence ?? findSpeaker(sentences, first.index, first.span),
    named: first.speaker?.span ?? null,
    // What somebody who is named is unsure of is not who they are.
    hedges: first.speaker ? [] : findHedges(first.sentence.text, first.span),
  };
}

/** A passage of one sentence alone, that answers nothing. */
export function quoteAlone(sentence: Sentence): Passage {
  return {
    sentence,
    answer: null,
    view: null,
    score: 0,
    citations: [sentence],
    nearly: [],
    speaker: null,
    named: null,
    hedges: [],
  };
}

function oneEachFile(readings: readonly Reading[]): Sentence[] {
  const byFile = new Map<Article, Sentence>();
  for (const { sentence } of readings) {
    if (!byFile.has(sentence.article)) byFile.set(sentence.article, sentence);
  }
  return [...byFile.values()];
}
