/** Span → the whole enumeration that it is an item of, where the question asks for several. */
import type { Span } from "./article.ts";
import { findThings } from "./names.ts";
import type { Query } from "./query.ts";
import { type TaggedWord, tagWords } from "./tagger.ts";
import { splitWords } from "./words.ts";

/**
 * `span` of the sentence `text`, or the enumeration around it ("duck and fig salad, crab dumplings,
 * sturgeon and beef" for "crab dumplings") where `query` wants several things and the span is an item
 * of one, or its beginning. Where it asks for a number of them, only an enumeration of so many counts.
 */
export function widenToEnumeration(text: string, span: Span, query: Query): Span {
  const marked = text.slice(span.start, span.end);
  const least = leastWanted(query);
  if (least === null || !/\p{L}/u.test(marked)) return span;
  if (!BESIDE.test(text.slice(span.end)) && !BESIDE_BEFORE.test(text.slice(0, span.start)))
    return span;
  const list = findEnumerations(text, tagWords(text)).find(
    ({ items }) => (items[0] as Span).start <= span.start && (items.at(-1) as Span).end >= span.end,
  );
  const wanted = numberWanted(query);
  if (
    list === undefined ||
    list.items.length < least ||
    (wanted !== null && list.items.length !== wanted)
  )
    return span;
  // What is marked with its "and" is whole, unless another one is to come: "[duck and fig salad], crab and beef".
  if (JOINED.test(marked) && !JOINED.test(text.slice(span.end, list.end))) return span;
  const first = list.items[0] as Span;
  // "The mayors of [Harrow], Brindle and Port Ellis": the list begins where the span does.
  const owned = span.start < first.end && / of /.test(text.slice(first.start, span.start));
  const start = owned ? span.start : startOf(text, first, query);
  return { start: Math.min(span.start, start), end: list.end };
}

const JOINED = /\b(?:and|or|as well as)\b/;
// What stands right beside an item, or not far off where the item is longer than the span.
const BESIDE = /^(?:[^,.;:]{0,40},| (?:[^,.;:]{0,40} )?(?:and|or|as well as|along with|plus|&) )/;
const BESIDE_BEFORE = /(?:,[^,.;:]{0,40}| (?:and|or|as well as|along with|plus|&) [^,.;:]{0,40})$/;

/** Where the first item begins, past what only repeats the question: "the cities of", "both". */
function startOf(text: string, first: Span, { words }: Query): number {
  const asked = new Set(words.filter(({ stop }) => !stop).map(({ term }) => term));
  const inside = splitWords(text.slice(first.start, first.end));
  const lead = inside.findIndex(({ term, stop }) => !stop && !asked.has(term));
  const skipped = inside.slice(0, Math.max(0, lead));
  const from = skipped.some(({ stop }) => !stop)
    ? lead
    : inside.findIndex(({ text }) => !/^(?:both|either)$/i.test(text));
  return first.start + (inside[from]?.start ?? 0);
}

function numberWanted({ words }: Query): number | null {
  const at = words.findIndex(({ text }) => ASKING.test(text));
  const number = words.slice(at + 1, at + 4).find(({ term }) => /^[2-9]$/.test(term));
  return number === undefined ? null : Number(number.term);
}

/** Whether `query` plainly asks for more than one thing: "which cities", "who were the winners". */
export function asksForSeveral(query: Query): boolean {
  return leastWanted(query) === 2;
}

/**
 * How many things the question asks for at least: 2 for "which cities" and "who were", 3 where it
 * leaves open how many and only a long list speaks for several ("what did they eat", "who attended");
 * null where it asks for one, or for a measure.
 */
function leastWanted({ words }: Query): number | null {
  const at = words.findIndex(({ text }) => ASKING.test(text));
  const asked = words[at];
  if (asked === undefined || words.slice(0, at).some(({ text }) => /^how$/i.test(text)))
    return null;
  const [next] = words.slice(at + 1);
  const head = headOf(words.slice(at + 1));
  if (head !== null && !/^who$/i.test(asked.text)) return isPlural(head) ? 2 : null;
  if (/^(?:name|list|which)$/i.test(asked.text) || next === undefined) return null;
  if (/^(?:were|are)$/i.test(next.text)) return /^who$/i.test(asked.text) ? 2 : 3;
  return /^(?:is|was)$/i.test(next.text) && !/^(?:on|in|at|for)$/i.test(words[at + 2]?.text ?? "")
    ? null
    : 3;
}

const ASKING = /^(?:whats?|which|who|name|list)$/i;
/** The noun right behind the question word, with what modifies it before: "which Russian CITIES". */
function headOf(words: readonly TaggedWord[]): TaggedWord | null {
  let head: TaggedWord | null = null;
  for (const word of words.slice(0, 6)) {
    if (/^(?:NOUN|PROPN)$/.test(word.pos)) head = word;
    else if (head !== null || !/^(?:ADJ|NUM|DET|ADP)$/.test(word.pos)) break;
  }
  return head;
}

function isPlural({ text, pos }: TaggedWord): boolean {
  if (!/^(?:NOUN|PROPN)$/.test(pos)) return false;
  return (
    (/s$/i.test(text) && !/(?:ss|us|is)$/i.test(text)) ||
    /^(?:people|men|women|children)$/i.test(text)
  );
}

const COMMA = /^\s*,\s+$/;
const LAST = /^\s*,?\s+(?:and|or|as well as|along with|plus)\s+(?:the\s+|a\s+|an\s+)?$|^\s*&\s*$/;
const OF = /^\s+of\s+(?:the\s+)?$/;

/** Things of one kind in a row, `items` in reading order. */
interface Enumeration extends Span {
  readonly items: readonly Span[];
}

/** Runs of at least two noun phrases with "and" or "or" before a last one, in reading order. */
function findEnumerations(text: string, words: readonly TaggedWord[]): Enumeration[] {
  const items = findThings(text, words, (gap) => OF.test(gap));
  const found: Enumeration[] = [];
  for (let first = 0; first < items.length; ) {
    let last = first;
    let closed = first;
    for (let next = first + 1; next < items.length; next++) {
      const gap = text.slice((items[last] as Span).end, (items[next] as Span).start);
      if (!COMMA.test(gap) && !LAST.test(gap)) break;
      last = next;
      if (LAST.test(gap)) closed = next;
    }
    if (closed > first) {
      const members = items.slice(first, closed + 1);
      const [start, end] = [(members[0] as Span).start, (members.at(-1) as Span).end];
      found.push({ start, end, items: members });
    }
    first = last + 1;
  }
  return found;
}
