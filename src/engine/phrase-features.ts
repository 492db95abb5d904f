/** Phrase + query → features: how well a phrase of a sentence fits what is asked. */
import type { Phrase } from "./phrases.ts";
import type { Query } from "./query.ts";
import type { Sought } from "./sought.ts";
import type { TaggedWord } from "./tagger.ts";

/** A sentence as the reader sees it for one query. */
export interface Page {
  readonly text: string;
  readonly words: readonly TaggedWord[];
  /** For each word the query term it matches, or null. */
  readonly matches: readonly (string | null)[];
}

const HALF_WAY = 6; // words: a match this far off counts half
const REACH = 3; // words that still count as beside, by hand

/** Calls `add` with the name and value of each feature of `phrase`; values are 0 to 1. */
export function describePhrase(
  phrase: Phrase,
  page: Page,
  { query, terms }: Sought,
  add: (name: string, value: number) => void,
): void {
  for (const trait of phrase.traits) add(trait, 1);
  const { words, matches } = page;
  const { first, last } = phrase;
  let content = 0;
  let fresh = 0;
  for (let at = first; at <= last; at++) {
    if (words[at]?.stop) continue;
    content++;
    if (matches[at] === null) fresh++;
  }
  add("new", content === 0 ? 1 : fresh / content);
  if (content > 0 && fresh === 0) add("nothing new", 1);
  let near = 0;
  let left = 0;
  let right = 0;
  for (const { term, share } of terms) {
    let toLeft = Number.POSITIVE_INFINITY;
    let toRight = Number.POSITIVE_INFINITY;
    for (let at = first - 1; at >= 0 && toLeft === Number.POSITIVE_INFINITY; at--)
      if (matches[at] === term) toLeft = first - at;
    for (let at = last + 1; at < matches.length && toRight === Number.POSITIVE_INFINITY; at++)
      if (matches[at] === term) toRight = at - last;
    near += share * fading(Math.min(toLeft, toRight));
    if (toLeft <= toRight) left += share * fading(toLeft);
    else right += share * fading(toRight);
  }
  add("near", near);
  add("left", left);
  add("right", right);
  add(`left, ${query.shape}`, left);
  add(`right, ${query.shape}`, right);
  const beforeIt = besides(matches, first - 1, -1);
  const behindIt = besides(matches, last + 1, 1);
  if (beforeIt) {
    add("beside left", 1);
    add(`beside left, ${query.shape}`, 1);
    if (beforeIt === query.terms.at(-1)) add("behind the last term", 1);
  }
  if (behindIt) {
    add("beside right", 1);
    add(`beside right, ${query.shape}`, 1);
    if (behindIt === query.terms[0]) add("before the first term", 1);
  }
  describeFocus(phrase, page, query, add);
  const lead = words[first - 1];
  if (lead?.stop && query.words.some((word) => word.term === lead.term && word.pos === "ADP"))
    add("same preposition", 1);
  if (spellsTerm(phrase, page, query)) add("spells the term", 1);
}

const MAX_DISTANCE = 100; // words; further off a match counts less than a hundred-thousandth

function fading(distance: number): number {
  return distance > MAX_DISTANCE ? 0 : 2 ** ((1 - distance) / HALF_WAY);
}

/** The query term that stands beside, function words not counted, or null. */
function besides(matches: readonly (string | null)[], from: number, step: number): string | null {
  for (let at = from, steps = 0; steps < REACH; at += step, steps++) {
    const match = matches[at];
    if (match) return match;
  }
  return null;
}

/** Where the noun that is asked for ("which CITY", "how many SHIPS") stands to the phrase. */
function describeFocus(
  { first, last }: Phrase,
  { words }: Page,
  { focus }: Query,
  add: (name: string, value: number) => void,
): void {
  if (focus === null) return;
  const is = (at: number): boolean => words[at]?.term === focus;
  if (is(last)) add("ends in the focus", 1);
  else if (words.slice(first, last).some((word) => word.term === focus)) add("holds the focus", 1);
  if (is(last + 1)) add("before the focus", 1);
  if (is(first - 1) || is(first - 2)) add("behind the focus", 1);
}

/** Whether the initials of the phrase spell a term of the query ("World Trade Organization", WTO). */
function spellsTerm({ first, last }: Phrase, { words }: Page, query: Query): boolean {
  const initials = words
    .slice(first, last + 1)
    .filter((word) => /^\p{Lu}/u.test(word.text))
    .map((word) => word.text[0]?.toLowerCase())
    .join("");
  return (
    initials.length >= 2 &&
    query.words.some((word) => word.text.toLowerCase().replace(/\./g, "") === initials)
  );
}
