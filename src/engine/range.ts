/** Words that answer with a number → no less and no more than it: "four to FIVE HOURS", "24 people, damaged TWO". */
import type { Span } from "./article.ts";
import { NUMBER } from "./figures.ts";

const VALUE = `[$€£¥]?${NUMBER}`;
const BEGINS = new RegExp(`^${VALUE}(?![\\p{L}\\p{N}])`, "iu");
const LOWER = new RegExp(`(?<![\\p{L}\\p{N}.,])${VALUE}(?:\\s+(?:to|or)\\s+|\\s?[–—-]\\s?)$`, "iu");

/** `span` from the lower end of its range on, where `text` gives one; else `span`. */
export function widenToRange(text: string, span: Span): Span {
  if (!BEGINS.test(text.slice(span.start, span.end))) return span;
  const lower = LOWER.exec(text.slice(0, span.start))?.[0].length ?? 0;
  return { start: span.start - lower, end: span.end };
}

// Behind a comma or a word that opens a clause, a number counts something else than the one before it.
const ENDS = new RegExp(
  `(?:,|\\s(?:when|while|where|but|who|which|that|after|before|as))\\s(?:.*\\s)?(${VALUE})$`,
  "iu",
);

/** `span` without the count of something else that it begins with, where its last word counts by itself. */
export function narrowToCount(text: string, span: Span): Span {
  const marked = text.slice(span.start, span.end);
  const count = BEGINS.test(marked) ? ENDS.exec(marked)?.[1] : undefined;
  return count === undefined ? span : { start: span.end - count.length, end: span.end };
}
