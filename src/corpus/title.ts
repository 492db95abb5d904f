import { basename, extname } from "node:path/posix";
import type { Block } from "../engine/article.ts";
import { splitSentences } from "../engine/sentences.ts";
import { isCaption } from "./caption.ts";
import type { Paragraph } from "./paragraphs.ts";
import { isHeadlineLike, isProse } from "./shape.ts";

const MAX_HEADLINE = 200;
const MAX_OPENING = 80;
const MAX_CANDIDATES = 20; // below these it is the body of a list or a poem

/**
 * The paragraph among `top`, those above the body without furniture, that is the headline: one
 * marked as such, or said twice, or the first that is more than a label; null where there is none.
 */
export function findHeadline(top: readonly Paragraph[]): Paragraph | null {
  const candidates = top.filter(isCandidate).slice(0, MAX_CANDIDATES);
  const lines = candidates.map(({ line }) => line);
  return (
    candidates.find(({ kind }) => kind === "heading") ??
    candidates.find(({ line }, i) => isMoreThanLabel(line) && lines.includes(line, i + 1)) ??
    candidates.find(({ line }) => isMoreThanLabel(line)) ??
    candidates[0] ??
    null
  );
}

function isCandidate(paragraph: Paragraph): boolean {
  if (isProse(paragraph) || isCaption(paragraph.line)) return false;
  const question = /[?!]['"”]?$/.test(paragraph.line) && paragraph.kind === "text";
  return question || isHeadlineLike(paragraph, MAX_HEADLINE);
}

/** A section or site name stands above many a headline: 'World', 'The Daily News'. */
function isMoreThanLabel(line: string): boolean {
  return line.split(" ").length >= 4 || /[\p{Script=Han}\p{Script=Hiragana}]{6}/u.test(line);
}

/**
 * The title of an article, one line and never empty: as `given` in front matter, else its headline,
 * else the opening words of its prose, else the name of its file.
 */
export function findTitle(
  file: string,
  text: string,
  blocks: readonly Block[],
  given: string | null,
  headline: Paragraph | null,
): string {
  return (
    oneLine(given ?? "") ||
    (headline && trimSiteName(oneLine(text.slice(headline.start, headline.end)))) ||
    findOpening(text, blocks) ||
    oneLine(basename(file, extname(file))) ||
    file
  );
}

/** 'Headline | The Daily News' without the name of the site. */
function trimSiteName(headline: string): string {
  const [first = "", ...rest] = headline.split(" | ");
  return rest.length === 1 && first.length >= 20 ? first : headline;
}

/** The first sentence of the prose, cut after a word where it is long; empty without any prose. */
function findOpening(text: string, blocks: readonly Block[]): string {
  const own = blocks.filter(({ role }) => role !== "furniture");
  const block = own.find(({ role }) => role === "prose") ?? own[0] ?? blocks[0];
  if (!block) return "";
  const start = { ...block, end: Math.min(block.end, block.start + 500) };
  const [sentence] = splitSentences({ file: "", text, title: "", date: null, blocks: [start] });
  const opening = oneLine(sentence?.text ?? "");
  if (opening.length <= MAX_OPENING) return opening;
  const cut = opening.slice(0, MAX_OPENING + 1);
  return cut.slice(0, Math.max(cut.lastIndexOf(" "), 0) || MAX_OPENING).replace(/[\s,;:–—-]+$/, "");
}

function oneLine(text: string): string {
  return text.trim().replace(/\s+/g, " ");
}
