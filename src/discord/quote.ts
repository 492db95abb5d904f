/**
 * A sentence → the lines that quote it: the sentence with its answer in bold, and below it the
 * places where it stands. Also the last check before sending that a quote is in its file.
 */
import type { Passage } from "../engine/agreement.ts";
import type { Article, Span } from "../engine/article.ts";
import type { Sentence } from "../engine/sentences.ts";
import { splitWords, wordingOf } from "../engine/words.ts";
import {
  escapeLine,
  escapeMarkdown,
  inlineCode,
  oneLine,
  shorten,
  unescapeMarkdown,
} from "./markdown.ts";

const MAX_TITLE = 80; // characters of an article's title below a quote
const MAX_PLACE = 120; // characters of a file's path and line, more than most have
const MAX_URL = 512; // characters, Discord
const CITATIONS = 3; // places named below one quote; the others are counted

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

/** The lines of small print below a quote: file, line, title and date of each place it stands in. */
export function citePassage({ citations }: Passage, sourceUrl: string | null): string[] {
  const shown = citations.slice(0, CITATIONS);
  const more = citations.length - shown.length;
  const lines = shown.map((sentence) => citeSentence(sentence, sourceUrl));
  if (more > 0) lines.push(`-# and in ${more} more ${more === 1 ? "article" : "articles"}`);
  return lines;
}

/** One place: `file:line`, linked where `sourceUrl` is set, then the title, then the date. */
function citeSentence(sentence: Sentence, sourceUrl: string | null): string {
  const { file, title, date } = sentence.article;
  const place = inlineCode(shortenPlace(oneLine(`${file}:${sentence.line}`)));
  const url = sourceUrl === null ? null : linkTo(sentence, sourceUrl);
  const parts = [
    url === null ? place : `[${place}](<${url}>)`,
    escapeMarkdown(shorten(oneLine(title), MAX_TITLE)),
    ...(date === null ? [] : [date]),
  ];
  return `-# ${parts.join(" · ")}`;
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
 * every citation is a slice of its file with the quoted words, and every quoted line of `content`
 * shows characters of one of those slices.
 */
export function checkQuotes(content: string, passages: readonly Passage[]): void {
  const slices: string[] = [];
  for (const { sentence, citations } of passages) {
    const wording = wordingOf(splitWords(sentence.text));
    for (const place of [sentence, ...citations]) {
      const slice = sliceOf(place.article, place);
      if (slice !== place.text || wordingOf(splitWords(slice)) !== wording) {
        throw new MisquoteError(
          `${place.article.file}:${place.line} does not hold what was to be quoted`,
        );
      }
      slices.push(oneLine(slice));
    }
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

function sliceOf(article: Article, { start, end }: Span): string {
  return article.text.slice(start, end);
}
