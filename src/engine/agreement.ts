/** Readings → passages and views: what to quote, where it stands, and what the articles say to the question. */
import type { Article, Span } from "./article.ts";
import { compareAnswers } from "./compatible.ts";
import { areNearCopies, type Comparable, countGroups, toComparable } from "./copies.ts";
import { agree, contradicts, LIKELY, wordingOfAnswer } from "./dispute.ts";
import { findHedges } from "./hedges.ts";
import type { Query } from "./query.ts";
import type { Retriever } from "./retriever.ts";
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

/** One of the answers that the articles give to a question. */
export interface View {
  /** In the words of the best sentence that gives it. */
  readonly short: string;
  /** Files that give it, sorted. */
  readonly files: readonly string[];
  /** How many of them do so on their own: copies of one article or sentence count once. */
  readonly independent: number;
}

/** Readings for one question, summed up. */
export interface Agreement {
  /** Best first, at most five. */
  readonly passages: readonly Passage[];
  /**
   * The answer of the best reading first; more only where articles contradict it, the likeliest
   * first. None where no words answer. Which of several is right nobody here knows.
   */
  readonly views: readonly View[];
}

/** A test of whether two articles are one text. */
export type AreCopies = (one: Article, other: Article) => boolean;

const VIEWS = 3; // more than one can take in on a phone

/** Sums up `readings`, best first. */
export function sumUp(
  readings: readonly Reading[],
  query: Query,
  retriever: Retriever,
  areCopies: AreCopies,
): Agreement {
  const views = findViews(readings, query, retriever);
  const groups = mergeCopies(readings);
  const leads = new Set(
    views.map(([lead]) => groups.find((group) => group.includes(lead as Reading))),
  );
  const others = groups.filter((group) => !leads.has(group)).slice(0, PASSAGES - leads.size);
  const viewOf = (reading: Reading): number | null => {
    const view = views.findIndex((members) => members.includes(reading));
    return view < 0 ? null : view;
  };
  return {
    passages: groups
      .filter((group) => leads.has(group) || others.includes(group))
      .map((group) => toPassage(group, viewOf, retriever.sentences)),
    views: views.map((members) => toView(members, areCopies)),
  };
}

const PASSAGES = 5;

/** The readings that give each view, likeliest first. */
function findViews(
  readings: readonly Reading[],
  query: Query,
  retriever: Retriever,
): readonly (readonly Reading[])[] {
  const [best] = readings;
  if (best === undefined || wordingOfAnswer(best) === null) return [];
  const views = [readings.filter((reading) => givesAnswerOf(reading, best))];
  for (const reading of readings) {
    if (views.length === VIEWS) break;
    // An article that gives one of the answers already does not contradict it with another sentence.
    const others = views.flat();
    if (others.some(({ sentence }) => sentence.article === reading.sentence.article)) continue;
    const leads = views.map(([lead]) => lead as Reading);
    if (!leads.every((lead) => contradicts(reading, lead, query, retriever))) continue;
    views.push(
      readings.filter((other) => !others.includes(other) && givesAnswerOf(other, reading)),
    );
  }
  return views;
}

function givesAnswerOf(reading: Reading, lead: Reading): boolean {
  if (!agree(reading, lead)) return false;
  if (reading.score >= lead.score - LIKELY) return true;
  // What stands around a copy may make it look less likely; it says the same.
  return areNearCopies(toComparable(reading.words), toComparable(lead.words));
}

function toView(members: readonly Reading[], areCopies: AreCopies): View {
  const byFile = new Map(
    members.toReversed().map((reading) => [reading.sentence.article.file, reading]),
  );
  const voices = [...byFile.values()].map(({ sentence, words }) => ({
    article: sentence.article,
    wording: toComparable(words),
  }));
  const independent = countGroups(
    voices,
    (one, other) =>
      areNearCopies(one.wording, other.wording) || areCopies(one.article, other.article),
  );
  return {
    short: wordingOfAnswer(members[0] as Reading)?.text ?? "",
    files: [...byFile.keys()].sort(),
    independent,
  };
}

/** `readings` in groups of one sentence, give or take a word, in their order. */
function mergeCopies(readings: readonly Reading[]): [Reading, ...Reading[]][] {
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
  const [a, b] = [wordingOfAnswer(one), wordingOfAnswer(other)];
  return a === null || b === null || compareAnswers(a, b) !== "different";
}

function toPassage(
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
