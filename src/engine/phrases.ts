/**
 * Sentence → phrases: every run of words in it that might be somebody's answer, with what can be
 * said of it whatever the question. The reader weighs them for a question.
 */
import type { Span } from "./article.ts";
import { clauseEnd, findManners, findQuotations, findReasons } from "./clauses.ts";
import {
  findAges,
  findAmounts,
  findCounts,
  findDistances,
  findDurations,
  findFigures,
  findFrequencies,
  findTimes,
} from "./figures.ts";
import { findNames, findNounPhrases, findThings } from "./names.ts";
import { traitsOf } from "./phrase-traits.ts";
import type { TaggedWord } from "./tagger.ts";

/** A possible answer, relative to its sentence; begins and ends with a letter, digit or sign of money. */
export interface Phrase extends Span {
  /** Its first and last word, by place in the sentence. */
  readonly first: number;
  readonly last: number;
  /** What it is and where it stands, as names of features. */
  readonly traits: readonly string[];
}

const MAX_WORDS = 100; // of a sentence are read; few sentences have more
const MAX_PHRASES = 160; // of a sentence are weighed; by hand
const MAX_LENGTH = 200; // characters of a phrase, by hand

/** The phrases of a sentence in reading order, the shorter first; never across one side of a quotation. */
export function findPhrases(text: string, tagged: readonly TaggedWord[]): Phrase[] {
  const words = tagged.slice(0, MAX_WORDS);
  const sorts = new Map<string, { span: Span; sorts: string[] }>();
  const parts = findThings(text, words);
  for (const [sort, spans] of Object.entries(findAll(text, words, parts))) {
    for (const span of spans) {
      const key = `${span.start}-${span.end}`;
      const known = sorts.get(key);
      if (known) known.sorts.push(sort);
      else sorts.set(key, { span, sorts: [sort] });
    }
  }
  return [...sorts.values()]
    .flatMap(({ span, sorts }) => {
      const cuts = parts.some((part) => isInside(span, part));
      return placePhrase(text, words, span, cuts ? [...sorts, "part of a phrase"] : sorts);
    })
    .sort((a, b) => a.start - b.start || a.end - b.end)
    .slice(0, MAX_PHRASES);
}

function findAll(
  text: string,
  words: readonly TaggedWord[],
  parts: readonly Span[],
): Record<string, readonly Span[]> {
  return {
    whole: parts,
    name: findNames(text, words),
    noun: findNounPhrases(text, words),
    time: findTimes(text),
    count: findCounts(text, words),
    figure: findFigures(text),
    amount: findAmounts(text),
    duration: findDurations(text),
    distance: findDistances(text),
    age: findAges(text),
    frequency: findFrequencies(text),
    quotation: findQuotations(text),
    reason: findReasons(text),
    manner: findManners(text),
    single: words.filter(({ pos }) => /^(?:ADJ|NUM|NOUN|PROPN)$/.test(pos)),
    ...joinPhrases(text, parts),
    ...findTails(text, words),
  };
}

function isInside(span: Span, part: Span): boolean {
  return (
    span.start >= part.start &&
    span.end <= part.end &&
    span.end - span.start < part.end - part.start
  );
}

const MAX_JOINS = 4; // phrases behind one that are joined to it, by hand
const OWNED = /^(?:['’]s)?\s+of\s+$/;
const LISTED = /^(?:, |,? (?:and|or) | & |, as well as |['’]s? )$/;
const TIED =
  /^ (?:in|for|on|at|from|to|with|by|between|as|against|into|over|near|within|that)(?: the)? $/;

/** Phrases that small words join: "the capital of France", "a, b and c", "a bridge near the border". */
function joinPhrases(text: string, parts: readonly Span[]): Record<string, Span[]> {
  const joined: Record<string, Span[]> = { of: [], list: [], tied: [] };
  for (const [i, first] of parts.entries()) {
    let sort = "of";
    for (const [j, next] of parts.slice(i + 1, i + 1 + MAX_JOINS).entries()) {
      const gap = text.slice((parts[i + j] as Span).end, next.start);
      if (LISTED.test(gap)) sort = "list";
      else if (TIED.test(gap)) sort = "tied";
      else if (!OWNED.test(gap)) break;
      joined[sort]?.push({ start: first.start, end: next.end });
    }
  }
  return joined;
}

/** What follows a verb up to the end of its clause, without it and with it. */
function findTails(text: string, words: readonly TaggedWord[]): Record<string, Span[]> {
  const tails: Record<string, Span[]> = { object: [], predicate: [], purpose: [] };
  for (const [i, word] of words.entries()) {
    const next = words[i + 1];
    if (!next || !/^(?:VERB|AUX)$/.test(word.pos)) continue;
    const end = clauseEnd(text, word.end);
    if (next.start >= end) continue;
    const before = words[i - 1];
    tails.object?.push({ start: next.start, end });
    if (word.pos === "VERB") tails.predicate?.push({ start: word.start, end });
    if (before && /^to$/i.test(before.text)) tails.purpose?.push({ start: before.start, end });
  }
  return tails;
}

function placePhrase(
  text: string,
  words: readonly TaggedWord[],
  span: Span,
  sorts: readonly string[],
): Phrase[] {
  const first = words.findIndex((word) => word.end > span.start);
  const last = words.findLastIndex((word) => word.start < span.end);
  if (first < 0 || last < first) return [];
  const start = Math.min(span.start, words[first]?.start ?? span.start);
  const end = Math.max(span.end, endOf(text, words[last] as TaggedWord));
  const inside = text.slice(start, end);
  if (end - start > MAX_LENGTH || !isWhole(inside)) return [];
  return [
    { start, end, first, last, traits: traitsOf(text, words, { start, end }, first, last, sorts) },
  ];
}

// An answer that owns something is named without its "'s", and initials with their last full stop.
function endOf(text: string, word: TaggedWord): number {
  if (/^\p{L}(?:\.\p{L})+$/u.test(word.text) && text[word.end] === ".") return word.end + 1;
  return word.end - (/['’]s$/.exec(word.text)?.[0].length ?? 0);
}

/** Whether no quotation mark or bracket in `text` lacks its other side. */
function isWhole(text: string): boolean {
  const count = (mark: RegExp): number => text.match(mark)?.length ?? 0;
  return count(/"/g) % 2 === 0 && count(/“/g) === count(/”/g) && count(/\(/g) === count(/\)/g);
}
