/** Which terms are words of English, by the vocabulary of the word vectors: such a word is no typing error. */
import type { WordVectors } from "./model/vectors.ts";

// What stemming takes off words; a term is looked up with each of these put back.
const ENDINGS = [
  "",
  "e",
  "s",
  "ed",
  "ing",
  "y",
  "ion",
  "al",
  "er",
  "es",
  "ly",
  "ity",
  "ate",
  "ive",
];

/** Whether a term is what stemming leaves of a word that `vectors` have. */
export function isWordOf({ has }: WordVectors, term: string): boolean {
  const bases = term.endsWith("i") ? [term, `${term.slice(0, -1)}y`] : [term];
  return bases.some((base) => ENDINGS.some((ending) => has(base + ending)));
}
