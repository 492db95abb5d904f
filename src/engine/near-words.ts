/**
 * Word → the terms of the corpus nearest to it in meaning, by word vectors: "rendezvous" finds what says
 * "meeting". For words that the corpus lacks.
 */
import { products } from "./model/matrix.ts";
import type { WordVectors } from "./model/vectors.ts";
import { remember } from "./remember.ts";
import type { Expansion } from "./spelling.ts";

/** At most three terms for `word`, nearest first. */
export type NearWords = (word: string) => readonly Expansion[];

const NEAREST = 3; // terms, by hand
const NEAR = 0.5; // cosine; words less near have little to do with one another
const PART = 0.5; // what the nearest possible word counts against the word itself, by hand
const MAX_REMEMBERED = 1_000; // words whose neighbours are kept

/** Compares words with `vocabulary`: each term of the corpus, and one of the words that it stands for. */
export function createNearWords(
  vocabulary: ReadonlyMap<string, string>,
  vectors: WordVectors,
): NearWords {
  const { dimensions } = vectors;
  const placed = [...vocabulary]
    .map(([term, word]) => ({ term, row: vectors.rowOf(word) }))
    .filter(({ row }) => row > 0);
  const units = new Float32Array(placed.length * dimensions);
  for (const [i, { row }] of placed.entries()) vectors.copyUnit(row, units, i * dimensions);

  function find(word: string): readonly Expansion[] {
    const unit = new Float32Array(dimensions);
    vectors.copyUnit(vectors.rowOf(word), unit, 0);
    const cosines = products(units, placed.length, unit);
    const near: { term: string; cosine: number }[] = [];
    for (const [i, { term }] of placed.entries()) {
      const cosine = cosines[i] as number;
      if (cosine >= NEAR) near.push({ term, cosine });
    }
    return near
      .sort((a, b) => b.cosine - a.cosine || (a.term < b.term ? -1 : 1))
      .slice(0, NEAREST)
      .map(({ term, cosine }) => ({ term, weight: Math.round(PART * cosine * 1e5) / 1e5 }));
  }

  return remember(MAX_REMEMBERED, find);
}
