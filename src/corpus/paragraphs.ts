import type { Span } from "../engine/article.ts";
import { lineStarts } from "../engine/lines.ts";

/** A stretch of text that belongs together: a paragraph, a headline, one item of a list. */
export interface Paragraph extends Span {
  /** The text as one line with straight apostrophes: to be matched by patterns, never quoted. */
  readonly line: string;
  readonly kind: "text" | "heading" | "item";
}

/** The paragraph between `start` and `end`, without the white space around it. */
export function paragraphAt(
  text: string,
  start: number,
  end: number,
  kind: Paragraph["kind"] = "text",
): Paragraph {
  const raw = text.slice(start, end);
  const from = start + raw.length - raw.trimStart().length;
  const line = raw.trim().replace(/\s+/g, " ").replace(/[‘’]/g, "'");
  return { start: from, end: Math.max(from, start + raw.trimEnd().length), line, kind };
}

/**
 * Paragraphs of `text` from `offset` on, in order: runs of lines between blank ones, parted again at line ends that
 * are not mere wrapping. Markers of headings, bullets and quotations stand outside.
 */
export function splitParagraphs(text: string, offset = 0): Paragraph[] {
  const lines = readLines(text).filter(({ start }) => start >= offset);
  const width = wrapWidth(lines);
  const paragraphs: Paragraph[] = [];
  for (let first = 0; first < lines.length; ) {
    let last = first;
    while (joins(lines[last], lines[last + 1], width)) last += 1;
    const { start, kind, hasWord } = lines[first] as Line;
    if (hasWord) paragraphs.push(paragraphAt(text, start, (lines[last] as Line).end, kind));
    first = last + 1;
  }
  return paragraphs;
}

interface Line extends Span {
  readonly text: string;
  readonly kind: Paragraph["kind"];
  /** Columns before the first visible character, and before the last. */
  readonly indent: number;
  readonly width: number;
  readonly hasWord: boolean;
}

const HEADING = /^#{1,6}\s+/;
const BULLET = /^(?:[-*+•‣▪●·]|[–—](?=\s+\p{Lu}))\s+|^>+\s*/u;
const NUMBER = /^(?:\d{1,3}[.)]|\(?[a-z]\))\s/;

function readLines(text: string): Line[] {
  const starts = lineStarts(text);
  return starts.map((begin, i) => {
    const raw = text.slice(begin, starts[i + 1] ?? text.length);
    const trimmed = raw.trim();
    const indent = raw.length - raw.trimStart().length;
    const heading = HEADING.exec(trimmed);
    const marker = (heading ?? BULLET.exec(trimmed))?.[0].length ?? 0;
    const body = heading ? trimmed.slice(marker).replace(/\s+#+$/, "") : trimmed.slice(marker);
    const start = begin + indent + marker;
    return {
      start,
      end: start + body.length,
      text: body,
      kind: heading ? "heading" : marker > 0 || NUMBER.test(body) ? "item" : "text",
      indent,
      width: indent + trimmed.length,
      hasWord: /[\p{L}\p{N}]/u.test(body),
    };
  });
}

/** Whether the line end between two lines is soft: the sentence may run on over it. */
function joins(line: Line | undefined, next: Line | undefined, width: number | null): boolean {
  if (!line?.hasWord || !next?.hasWord) return false;
  if (line.kind === "heading" || next.kind === "heading") return false;
  const full = width !== null && isFull(line, next, width);
  if (next.kind === "item" && !(full && /[\p{L},]$/u.test(line.text))) return false;
  if (line.kind !== "item" && next.indent >= line.indent + 2) return false;
  return full || runsOn(line, next);
}

/** Whether the sentence plainly runs on: a long line without an end, a next one without a beginning. */
function runsOn(line: Line, next: Line): boolean {
  if (/[.!?:;…"”]$/.test(line.text)) return false;
  if (/^[,;)]/.test(next.text)) return true;
  return line.text.length >= 40 && /^\p{Ll}/u.test(next.text) && !/^[\w-]{1,20}:\s/.test(next.text);
}

const MIN_WRAP = 40;
const MAX_WRAP = 140;

/**
 * Width at which the lines of a text were wrapped, or null where they were not. Wrapped lines are
 * filled as far as the next word allows, and most of them break a sentence.
 */
function wrapWidth(lines: readonly Line[]): number | null {
  const pairs = lines.flatMap((line, i) => {
    const next = lines[i + 1];
    return line.hasWord && next?.hasWord && next.kind === "text" ? [[line, next] as const] : [];
  });
  if (pairs.length < 3) return null;
  const widths = pairs.map(([line]) => line.width).sort((a, b) => a - b);
  const width = widths[Math.ceil(0.95 * widths.length) - 1] ?? 0; // a long address may stick out
  if (width < MIN_WRAP || width > MAX_WRAP) return null;
  const full = pairs.filter(([line, next]) => isFull(line, next, width));
  const broken = full.filter(([, next]) => /^\p{Ll}/u.test(next.text));
  // Half, because verse and tables may stand between wrapped paragraphs.
  const wrapped = full.length >= pairs.length / 2 && broken.length >= 0.4 * full.length;
  return wrapped ? width : null;
}

/** Whether the first word of `next` would not have fitted on `line`, give or take a tenth. */
function isFull(line: Line, next: Line, width: number): boolean {
  const word = /^\S{1,20}/.exec(next.text)?.[0] ?? "";
  return line.width + 1 + word.length > 0.9 * width;
}
