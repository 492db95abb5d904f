/** A term that the corpus lacks → the terms of it that may have been meant: typing errors and unfinished words. */
import type SearchableMap from "minisearch/SearchableMap";
import { splitWords } from "./words.ts";

/** A term of the corpus that stands in for one of the query's. */
export interface Expansion {
  readonly term: string;
  /** 1 for the term itself, less the further it is from what was typed. */
  readonly weight: number;
}

const MIN_LETTERS = 4; // shorter terms have too many neighbours, and cost too much to expand
const LONG = 8; // letters from which few other words are near
const MAX_EXPANSIONS = 3; // terms, by hand
const MAX_COMPLETION = 5; // letters that a prefix may lack, by hand

/**
 * Known terms within one edit of `term`, two from eight letters on (Levenshtein; two letters in the
 * wrong order are one edit), or that complete it: nearest first, then the more frequent. Only words
 * are corrected, never figures, and short ones not in their first letter, unless it changed places with
 * the second: typing errors seldom stand there (Pollock & Zamora 1984), and "close" is not "lose".
 */
export function nearestTerms(term: string, frequencies: SearchableMap<number>): Expansion[] {
  if (term.length < MIN_LETTERS || /\p{N}/u.test(term)) return [];
  const found = new Map<string, { weight: number; frequency: number }>();
  for (const [known, [frequency, distance]] of frequencies.fuzzyGet(
    term,
    term.length < LONG ? 1 : 2,
  )) {
    if (/\p{N}/u.test(known) || known.length < MIN_LETTERS - 1) continue;
    if (known[0] !== term[0] && term.length < LONG) continue;
    found.set(known, { weight: 1 - distance / term.length, frequency });
  }
  for (let i = 0; i + 1 < term.length; i++) {
    const swapped = `${term.slice(0, i)}${term[i + 1]}${term[i]}${term.slice(i + 2)}`;
    const known = splitWords(swapped)[0]?.term ?? swapped;
    const frequency = frequencies.get(known);
    if (frequency !== undefined) found.set(known, { weight: 1 - 1 / term.length, frequency });
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
