/** Whether two short answers say the same, can both be true, or cannot. */
import { compareQuantities } from "./compare-quantities.ts";
import { compareMoments, readMoments } from "./moment.ts";
import { readQuantity } from "./quantity.ts";
import { splitWords } from "./words.ts";

/** A short answer, and the day its article was published (`YYYY-MM-DD`), where that is known. */
export interface ShortAnswer {
  readonly text: string;
  readonly published: string | null;
}

/**
 * `same`: one fact in two wordings ("198", "about 200"). `different`: not both can be true of one
 * thing. `compatible`: both can, or it cannot be told.
 */
export type Comparison = "same" | "compatible" | "different";

/**
 * How two answers to one question stand, by their form: times, quantities, names, what comes before
 * and after. Answers of another form are the same or compatible, never different. Symmetric, and an
 * answer is the same as itself.
 */
export function compareAnswers(a: ShortAnswer, b: ShortAnswer): Comparison {
  if (a.text === b.text && a.published === b.published) return "same";
  const [m, n] = [a, b].map(({ text, published }) => readMoments(text, published));
  if (m && n) return compareMoments(m, n);
  const [p, q] = [a, b].map(({ text }) => readQuantity(text));
  if (p && q && !m && !n) return compareQuantities(p, q);
  if (areOpposite(a.text, b.text)) return "different";
  const [x, y] = [contentOf(a.text), contentOf(b.text)] as [Set<string>, Set<string>];
  if (x.size > 0 && y.size > 0 && (isWithin(x, y) || isWithin(y, x))) return "same";
  return isName(a.text) && isName(b.text) && areApart(x, y) ? "different" : "compatible";
}

/** What sort of answer it is, as far as its own words tell. */
export function formOf({ text, published }: ShortAnswer): "moment" | "quantity" | "name" | "other" {
  if (readMoments(text, published)) return "moment";
  if (readQuantity(text)) return "quantity";
  return isName(text) ? "name" : "other";
}

/** The terms that carry `text`: those that are no function words, all where there are no others. */
function contentOf(text: string): Set<string> {
  const words = splitWords(text).filter((word) => !TITLE.test(word.text));
  const content = words.filter((word) => !word.stop);
  return new Set((content.length > 0 ? content : words).map(({ term }) => term));
}

const TITLE =
  /^(?:mr|mrs|ms|miss|dr|sir|lord|lady|prof|professor|gen|general|col|capt|captain|sgt|rev|president|minister|chairman|mayor|king|queen|prince|princess)$/i;

function isWithin(a: ReadonlySet<string>, b: ReadonlySet<string>): boolean {
  return [...a].every((term) => b.has(term));
}

/** Whether every word that tells is written with a capital, and none is an abbreviation of another name. */
function isName(text: string): boolean {
  const words = splitWords(text).filter((word) => !word.stop && !TITLE.test(word.text));
  return words.length > 0 && words.every((word) => /^\p{Lu}\p{Ll}/u.test(word.text));
}

function areApart(a: ReadonlySet<string>, b: ReadonlySet<string>): boolean {
  return ![...a].some((term) => b.has(term));
}

const ORDER = /^(?:(?<before>before|prior to|ahead of)|(?<after>after|following))\s+(?<what>.+)$/is;

/** Whether one says before, the other after, the same thing. */
function areOpposite(a: string, b: string): boolean {
  const [x, y] = [ORDER.exec(a.trim())?.groups, ORDER.exec(b.trim())?.groups];
  if (!x || !y || Boolean(x.before) === Boolean(y.before)) return false;
  const [p, q] = [contentOf(x.what as string), contentOf(y.what as string)];
  return p.size > 0 && q.size > 0 && (isWithin(p, q) || isWithin(q, p));
}
