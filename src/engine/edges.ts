/** Words that answer → the same words, begun and ended as a person would underline them. */
import type { Span } from "./article.ts";

// "in Port Ellis" answers where as well as "Port Ellis", which is what a person would underline.
const LEAD = /^(?:in|at|on|by|of|to|near|includ(?:es?|ed|ing))\s+(?=\S)/i;

/** `span` of `text` without the preposition, or the like, that it begins with. */
export function leaveOutLead(text: string, { start, end }: Span): Span {
  return { start: start + (LEAD.exec(text.slice(start, end))?.[0].length ?? 0), end };
}

const ABBREVIATED = /(?<!\p{L})(?:\p{L}\.)+\p{L}$/u;

/** `span` of `text` with the full stop that belongs to the abbreviation at its end: "the U.S.". */
export function closeAbbreviation(text: string, { start, end }: Span): Span {
  const open = text[end] === "." && ABBREVIATED.test(text.slice(start, end));
  return { start, end: open ? end + 1 : end };
}
