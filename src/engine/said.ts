/** Who said it: the name of a quotation's speaker, for questions that ask for it. */
import type { Span } from "./article.ts";
import { isTimeWord } from "./figures.ts";
import { findNames, findNounPhrases } from "./names.ts";
import type { Query } from "./query.ts";
import { SAYING } from "./saying.ts";
import type { Sentence } from "./sentences.ts";
import type { Reading } from "./settle.ts";
import { findSpeaker, type Named, readQuotation } from "./speaker.ts";
import { tagWords } from "./tagger.ts";

const ASKED = new RegExp(
  `\\bwho(?: was it (?:who|that)| was the (?:one|person|man|woman) (?:who|that))?(?: else)?(?: has| have| had| once| also| then)? (?:${SAYING})\\b`,
  "i",
);

/** Whether `query` asks who said something. */
function asksWhoSaid({ kind, words }: Query): boolean {
  return kind === "person" && ASKED.test(words.map(({ text }) => text).join(" "));
}

/**
 * `readings` with the name of who speaks as their answer, where `query` asks who said something and
 * they quote it: in the sentence, or in the one that tells whose words they are. Others stay.
 */
export function markSpeakers(
  readings: readonly Reading[],
  query: Query,
  sentences: readonly Sentence[],
): readonly Reading[] {
  if (!asksWhoSaid(query)) return readings;
  return readings.map((reading) => {
    const { sentence, index, span, words, matches } = reading;
    if (sentence.text.length > MAX_LENGTH) return reading;
    const { inside } = readQuotation(sentence);
    const answersWithin = span !== null && inside[span.start] === true;
    const isQuoted = words.some(({ start }, i) => matches[i] && inside[start]);
    if (!isQuoted && !answersWithin) return reading;
    // "“Ada said it would rain,” he told them": the words quoted tell themselves.
    if (answersWithin && SAYS_NEXT.test(sentence.text.slice(span.end))) return reading;
    const speaker = nameSpeaker(sentences, index);
    if (speaker?.sentence === sentence) return { ...reading, span: speaker.span };
    if (speaker) return { ...reading, span: null, speaker };
    // Nothing that somebody says tells who says it, nor does "he".
    const tells =
      span && !answersWithin && !PRONOUN.test(sentence.text.slice(span.start, span.end));
    return tells ? reading : { ...reading, span: null };
  });
}

/** Who says the quoted words of `sentences[index]`; null where nobody near is named. */
function nameSpeaker(sentences: readonly Sentence[], index: number): Named | null {
  const itself = sentences[index] as Sentence;
  const other = findSpeaker(sentences, index, null);
  const sentence = other ?? itself;
  if (sentence.text.length > MAX_LENGTH) return null;
  const span = nameIn(sentence) ?? (other && nameAlone(other));
  return span && { sentence, span };
}

const MAX_LENGTH = 2_000; // characters; longer ones are no sentences, and looking costs their square
const SAYS_NEXT = new RegExp(`^ (?:${SAYING})\\b`, "i");
const PRONOUN = /^(?:he|she|they|it|i|we)$/i;
const SAYS = new RegExp(`(?<!\\b(?:was|were|been|be|is|are|when) )\\b(?:${SAYING})\\b`, "gi");

/** The one whom the verb of saying next to the quotation has as its subject; null where none is told. */
function nameIn(sentence: Sentence): Span | null {
  const { text, inside } = readQuotation(sentence);
  const outside = [...inside.keys()]
    .map((at) => (inside[at] || text[at] === '"' ? "“" : text[at]))
    .join("");
  const distance = (verb: RegExpExecArray): number => {
    const behind = outside.indexOf("“", verb.index);
    return Math.min(
      verb.index - outside.lastIndexOf("“", verb.index),
      behind < 0 ? Number.POSITIVE_INFINITY : behind - verb.index,
    );
  };
  const verbs = [...outside.matchAll(SAYS)].sort((a, b) => distance(a) - distance(b));
  const [verb] = verbs;
  if (verb === undefined) return null;
  const from = outside.lastIndexOf("“", verb.index) + 1;
  const before = { start: from, end: verb.index };
  const end = outside.indexOf("“", verb.index);
  const behind = { start: verb.index + verb[0].length, end: end < 0 ? text.length : end };
  const subject = subjectIn(text, before);
  if (subject) return subject;
  // "said Ada Bell", but whom somebody told stands behind as well.
  if (
    /^(?:told|tells|asked|asks)$/i.test(verb[0]) ||
    /[\p{L}\p{N}]/u.test(outside.slice(from, verb.index))
  )
    return null;
  return subjectIn(text, behind);
}

/** The one name in a sentence that tells of somebody; null where there are more, or none. */
function nameAlone({ text }: Sentence): Span | null {
  const names = namesIn(text, { start: 0, end: text.length });
  return names.length === 1 ? (names[0] as Span) : null;
}

const PREPOSITION =
  /\b(?:of|for|in|at|on|from|with|to|by|near|after|before|since|until|about|against|as|than|under|over|into|through|during|between) (?:(?:the|a|an|this|that|his|her|its|their) )?$/i;
const LEAD = 20; // characters, enough for a preposition and what may follow it

/** The first name, or where there is none the first noun phrase, that may be the subject of a verb next to `part`. */
function subjectIn(text: string, part: Span): Span | null {
  const [name] = namesIn(text, part);
  if (name) return name;
  const phrases = findNounPhrases(text, tagWords(text));
  const found = phrases.find(
    (phrase) => isFree(text, phrase, part) && !isTimeWord(text.slice(phrase.start, phrase.end)),
  );
  if (!found) return null;
  // "a spokesman for the county"
  const more = phrases.find(({ start, end }) => start > found.end && end <= part.end);
  const isJoined = more && /^ (?:of|for) $/.test(text.slice(found.end, more.start));
  return isJoined ? { start: found.start, end: more.end } : found;
}

/** Names in `part` that are whole phrases: not "Harrow" in "the Harrow council", nor who owns something. */
function namesIn(text: string, part: Span): Span[] {
  const words = tagWords(text);
  const phrases = findNounPhrases(text, words);
  return findNames(text, words).filter((name) => {
    const owns = /^['’]/.test(text.slice(name.end));
    const isPart = phrases.some(({ start, end }) => start <= name.start && end > name.end);
    return !owns && !isPart && isFree(text, name, part);
  });
}

function isFree(text: string, { start, end }: Span, part: Span): boolean {
  return (
    start >= part.start &&
    end <= part.end &&
    !PREPOSITION.test(text.slice(Math.max(0, start - LEAD), start))
  );
}
