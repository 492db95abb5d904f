/**
 * A sentence → the lines that quote it: the sentence with its answer in bold, and below it the
 * places where it stands. Also the last check before sending that a quote is in its file.
 */
import type { Span } from "../engine/article.ts";
import { areNearCopies, toComparable } from "../engine/copies.ts";
import type { Passage } from "../engine/passages.ts";
import type { Sentence } from "../engine/sentences.ts";
import { splitWords, type Word, wordingOf } from "../engine/words.ts";
import {
  escapeLine,
  escapeMarkdown,
  inlineCode,
  oneLine,
  shorten,
  unescapeMarkdown,
  visibleLine,
} from "./markdown.ts";

const MAX_TITLE = 80; // characters of an article's title below a quote
const MAX_PLACE = 120; // characters of a file's path and line, more than most have
const MAX_URL = 512; // characters, Discord

const SPEAKER_ROOM = 0.4; // of the room, at most, for the sentence that names the speaker

/**
 * The passage as block quotes of together at most `room` characters, a line each: its sentence, and
 * in reading order the one that names who speaks.
 */
export function quotePassage(
  { sentence, answer, speaker, named }: Passage,
  room: number,
): string[] {
  if (speaker === null) return [quoteSentence(sentence, answer, room)];
  const telling = quoteSentence(speaker, named, Math.floor(SPEAKER_ROOM * room));
  const quoted = quoteSentence(sentence, answer, room - telling.length - 1);
  return speaker.start < sentence.start ? [telling, quoted] : [quoted, telling];
}

/**
 * The sentence as a block quote of at most `room` characters, on one line, `answer` in bold.
 * What does not fit is left out around the answer, at word ends, for '…'.
 */
export function quoteSentence(sentence: Sentence, answer: Span | null, room: number): string {
  const text = oneLine(sentence.text);
  const span = answer && moveSpan(sentence.text, answer);
  const whole = `> ${emphasise(text, span)}`;
  return whole.length <= room ? whole : `> ${cutAround(text, span, room - 2)}`;
}

/** The span of the same characters after `oneLine`. */
function moveSpan(text: string, { start, end }: Span): Span {
  const before = oneLine(text.slice(0, start)).length;
  return { start: before, end: before + oneLine(text.slice(start, end)).length };
}

function emphasise(text: string, span: Span | null): string {
  if (span === null) return escapeLine(text);
  const before = escapeLine(text.slice(0, span.start));
  const inside = escapeMarkdown(text.slice(span.start, span.end));
  return `${before}**${inside}**${escapeMarkdown(text.slice(span.end))}`;
}

function cutAround(text: string, span: Span | null, room: number): string {
  const starts = [...text.matchAll(/\S+/g)].map((match) => ({
    start: match.index,
    end: match.index + match[0].length,
  }));
  const render = (from: number, to: number): string => {
    const inside = span && { start: span.start - from, end: span.end - from };
    const head = from > 0 ? "… " : "";
    const tail = to < text.length ? " …" : "";
    return `${head}${emphasise(text.slice(from, to), inside)}${tail}`;
  };
  let first = span ? starts.findLastIndex((word) => word.start <= span.start) : 0;
  let last = span ? starts.findIndex((word) => word.end >= span.end) : 0;
  const range = (a: number, b: number): string =>
    render((starts[a] as Span).start, (starts[b] as Span).end);
  if (first < 0 || last < 0 || range(first, last).length > room) {
    // One word, or an answer, longer than the room there is: its beginning, without emphasis.
    return escapeLine(shorten(text.slice(span?.start ?? 0), Math.floor(room / 2)));
  }
  for (let grown = true; grown; ) {
    grown = false;
    if (last + 1 < starts.length && range(first, last + 1).length <= room) {
      last++;
      grown = true;
    }
    if (first > 0 && range(first - 1, last).length <= room) {
      first--;
      grown = true;
    }
  }
  return range(first, last);
}

/**
 * The lines of small print below a quote: file, line, title and date of the first `most` places it
 * stands in; the others are counted.
 */
export function citePassage(
  { citations, nearly, speaker }: Passage,
  sourceUrl: string | null,
  most: number,
): string[] {
  const shown = [...citations, ...nearly].slice(0, most);
  const more = citations.length + nearly.length - shown.length;
  const lines = shown.map((sentence, i) => {
    if (i >= citations.length) return citeSentence([sentence], sourceUrl, "nearly the same: ");
    return citeSentence(i === 0 && speaker ? inOrder(speaker, sentence) : [sentence], sourceUrl);
  });
  if (more > 0) lines.push(`-# and in ${more} more ${more === 1 ? "article" : "articles"}`);
  return lines;
}

function inOrder(one: Sentence, other: Sentence): readonly [Sentence, ...Sentence[]] {
  return one.start < other.start ? [one, other] : [other, one];
}

/**
 * Places in one article: `file:line` of each, linked where `sourceUrl` is set, a line only once; then
 * the title, then the date.
 */
function citeSentence(
  sentences: readonly [Sentence, ...Sentence[]],
  sourceUrl: string | null,
  lead = "",
): string {
  const { file, title, date } = sentences[0].article;
  const lines = new Map(sentences.map((sentence) => [sentence.line, sentence]));
  const places = [...lines.values()].map((sentence, i) => {
    const place = inlineCode(shortenPlace(visibleLine(`${i === 0 ? file : ""}:${sentence.line}`)));
    const url = sourceUrl === null ? null : linkTo(sentence, sourceUrl);
    return url === null ? place : `[${place}](<${url}>)`;
  });
  const parts = [
    places.join(" "),
    escapeMarkdown(shorten(visibleLine(title), MAX_TITLE)),
    ...(date === null ? [] : [date]),
  ];
  return `-# ${lead}${parts.join(" · ")}`;
}

// The end of a path tells more than its beginning.
function shortenPlace(place: string): string {
  return place.length <= MAX_PLACE
    ? place
    : `…${place.slice(1 - MAX_PLACE).replace(/^[\uDC00-\uDFFF]/, "")}`;
}

function linkTo({ article, line }: Sentence, sourceUrl: string): string | null {
  const file = article.file.split("/").map(encodeURIComponent).join("/");
  const url = sourceUrl.replaceAll("{file}", file).replaceAll("{line}", String(line));
  // Parentheses would end the link, and a longer one is refused or eats the reply.
  const safe = url.replace(/\(/g, "%28").replace(/\)/g, "%29");
  return safe.length <= MAX_URL ? safe : null;
}

/** A quote or citation that is not what its file says: a broken promise, never sent. */
export class MisquoteError extends Error {}

/**
 * Checks what is about to be sent against the articles' texts, and throws a `MisquoteError` unless
 * every citation is a slice of its file with the quoted words (or nearly those, where it is said so),
 * and every quoted line of `content` shows characters of a sentence that is quoted.
 */
export function checkQuotes(content: string, passages: readonly Passage[]): void {
  const slices: string[] = [];
  for (const { sentence, citations, nearly, speaker } of passages) {
    const words = splitWords(sentence.text);
    const wording = wordingOf(words);
    for (const place of [sentence, ...citations]) {
      slices.push(sliceWhere(place, (found) => wordingOf(found) === wording));
    }
    const comparable = toComparable(words);
    for (const place of nearly) {
      sliceWhere(place, (found) => areNearCopies(toComparable(found), comparable));
    }
    if (speaker) slices.push(sliceWhere(speaker, () => speaker.article === sentence.article));
  }
  for (const line of content.split("\n")) {
    if (!line.startsWith("> ")) continue;
    const shown = unescapeMarkdown(
      line.slice(2).replace(/(\\[\s\S])|\*\*/g, (_, escaped) => escaped ?? ""),
    );
    const inner = shown.replace(/^… /, "").replace(/ ?…$/, "");
    if (!slices.some((slice) => slice.includes(shown) || slice.includes(inner))) {
      throw new MisquoteError("a quoted line stands in none of the cited places");
    }
  }
}

/** What stands at `place` in its file, on one line; throws where that is not its text, or not `right`. */
function sliceWhere(place: Sentence, right: (words: readonly Word[]) => boolean): string {
  const slice = place.article.text.slice(place.start, place.end);
  if (slice !== place.text || !right(splitWords(slice))) {
    throw new MisquoteError(
      `${place.article.file}:${place.line} does not hold what was to be quoted`,
    );
  }
  return oneLine(slice);
}
