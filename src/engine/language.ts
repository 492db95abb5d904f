/** Which terms are words of English, so that they are no typing errors, and how rare: by the words that have vectors. */
import { rarity, type WordVectors } from "./model/vectors.ts";

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

/** How rare `word` is: 0 for the commonest, 1 for one that `vectors` lack. */
export function rarityOf({ rowOf, rows }: WordVectors, word: string): number {
  return rarity(rowOf(word), rows);
}

/** Whether a term is what stemming leaves of a word that `vectors` have. */
export function isWordOf({ has }: WordVectors, term: string): boolean {
  const bases = term.endsWith("i") ? [term, `${term.slice(0, -1)}y`] : [term];
  return bases.some((base) => ENDINGS.some((ending) => has(base + ending)));
}
