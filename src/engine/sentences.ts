import model from "wink-eng-lite-web-model";
import winkNLP, { type ItsFunction } from "wink-nlp";
import type { Article, Role, Span } from "./article.ts";
import { repairBoundaries } from "./boundaries.ts";
import { lineAt, lineStarts } from "./lines.ts";
import { placeTokens, showToWink } from "./wink.ts";

/** The unit that is found, ranked and quoted: `article.text.slice(start, end) === text`. */
export interface Sentence extends Span {
  readonly article: Article;
  readonly text: string;
  /** Line of the file that `start` stands in, counted from 1; `\r\n`, `\n` and `\r` each end one. */
  readonly line: number;
  readonly role: Role;
}

const wink = winkNLP(model, ["sbd"]);

const MAX_PIECE = 20_000; // characters given to wink at a time, to bound its memory

/**
 * Sentences of `article` in reading order. Each lies within one block, begins and ends with a
 * visible character, contains a letter or digit, and overlaps no other.
 */
export function splitSentences(article: Article): Sentence[] {
  const lines = lineStarts(article.text);
  const sentences: Sentence[] = [];
  for (const { start, end, role } of article.blocks) {
    for (const span of splitBlock(article.text.slice(start, end))) {
      const at = start + span.start;
      const text = article.text.slice(at, start + span.end);
      if (!/[\p{L}\p{N}]/u.test(text)) continue;
      const line = lineAt(lines, at);
      sentences.push({ article, start: at, end: start + span.end, text, line, role });
    }
  }
  return sentences;
}

/** Spans of the sentences of one block, without the white space around them. */
function splitBlock(block: string): Span[] {
  const starts = [0, ...repairBoundaries(block, proposeBoundaries(block))];
  return starts.map((from, i) => {
    const text = block.slice(from, starts[i + 1] ?? block.length);
    const start = from + text.length - text.trimStart().length;
    return { start, end: Math.max(start, from + text.trimEnd().length) };
  });
}

/** Offsets in `block` at which, wink says, a new sentence begins. */
function proposeBoundaries(block: string): number[] {
  const shown = showToWink(block);
  const boundaries: number[] = [];
  let start = 0;
  while (start < shown.length) {
    const end = cutPiece(shown, start);
    const cutAtEnd = PLAIN_END.test(shown.slice(Math.max(0, start - 9), start));
    for (const at of sentenceStarts(shown.slice(start, end)).slice(cutAtEnd ? 0 : 1)) {
      boundaries.push(start + at);
    }
    start = end;
  }
  return boundaries;
}

const PLAIN_END = /[a-z]{4}[.!?] +$/;
const PLAIN_ENDS = /[a-z]{4}[.!?] {1,4}(?=[A-Z])/g;

/** End of the piece that begins at `start`: where a sentence plainly ends, else after any word. */
function cutPiece(shown: string, start: number): number {
  if (shown.length - start <= MAX_PIECE) return shown.length;
  const piece = shown.slice(start, start + MAX_PIECE);
  const last = [...piece.matchAll(PLAIN_ENDS)].at(-1);
  return start + (last ? last.index + last[0].length : piece.lastIndexOf(" ") + 1 || MAX_PIECE);
}

/** Offsets in `piece` at which its sentences begin, found by looking for wink's tokens in turn. */
function sentenceStarts(piece: string): number[] {
  const doc = wink.readDoc(piece);
  const tokens = doc.tokens().out();
  const spans = doc.sentences().out(wink.its.span as ItsFunction<number[]>) as number[][];
  const offsets = placeTokens(tokens, piece);
  // Without the place of one token nothing after it can be trusted.
  if (offsets.length < tokens.length) return [0];
  return spans.map(([first = 0]) => offsets[first] ?? 0);
}
