import type { Paragraph } from "./paragraphs.ts";

const SENTENCE_END = /[.!?。！？।॥۔؟](?:["'”»)\]」』】]|\[\d+\])*$/u;
const CUT_SHORT = /(?:\.\.\.|…|\[…\])["'”]?$/;

/** Whether `line` ends in an ellipsis, as teasers do that were cut to fit. */
export function isCutShort(line: string): boolean {
  return CUT_SHORT.test(line);
}

/** Whether `line` ends as a sentence does. */
export function endsSentence(line: string): boolean {
  return SENTENCE_END.test(line) && !isCutShort(line);
}

/** Whether `paragraph` is running text: it ends a sentence and is not a question or cry alone. */
export function isProse({ line }: Paragraph): boolean {
  return endsSentence(line) && (line.length > 100 || !/[?!]['"]?$/.test(line));
}

/** Whether `paragraph` has the shape of a headline of at most `limit` characters. */
export function isHeadlineLike({ line, kind }: Paragraph, limit = 100): boolean {
  if (kind === "heading") return true;
  if (kind === "item" || line.length > limit) return false;
  return !endsSentence(line) && !isCutShort(line) && !/^\p{Ll}|[,;:]$/u.test(line);
}
