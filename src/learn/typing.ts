/** Clean questions → questions as people type them in a chat, the same way every time. */

import { drawn, hash } from "./random.ts";

// Shares seen to matter: chat questions mostly lack capitals and marks, and now and then have a typo.
const LOWER_CASE = 0.4;
const NO_MARK = 0.4;
const TYPO = 0.06;

/** `question` as somebody might type it: lower case, no question mark, two letters swapped. */
export function typeQuestion(question: string, id: string): string {
  let typed = question.trim();
  if (drawn(id, "mark", NO_MARK)) typed = typed.replace(/[?\s]+$/, "");
  if (drawn(id, "case", LOWER_CASE)) typed = typed.toLowerCase();
  if (drawn(id, "typo", TYPO)) typed = swapLetters(typed, id);
  return typed;
}

/** Swaps two inner letters of one of the words of six letters or more. */
function swapLetters(question: string, id: string): string {
  const words = [...question.matchAll(/\p{L}{6,}/gu)];
  const word = words[hash(`word:${id}`) % Math.max(1, words.length)];
  if (!word) return question;
  const at = word.index + 2 + (hash(`letter:${id}`) % (word[0].length - 4));
  return `${question.slice(0, at)}${question[at + 1]}${question[at]}${question.slice(at + 2)}`;
}
