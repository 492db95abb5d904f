/** Question and sentence pairs from SQuAD's training part (Zhou et al. 2017), without what others measure on. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { Article } from "../engine/article.ts";
import type { Sentence } from "../engine/sentences.ts";
import { splitWords } from "../engine/words.ts";
import type { Asked, Trial } from "./trials.ts";

const BLOCK = 400; // sentences in a corpus
const GRAM = 4; // words
const SHARED = 0.2; // of a sentence's word sequences may occur in the articles to keep away from

interface Pair {
  readonly id: string;
  readonly question: string;
  readonly sentence: string;
}

/** The pairs in corpora of some hundred sentences; those that quote one of `articles` are left out. */
export function readPairs(dir: string, articles: readonly Article[]): Trial[] {
  const taken = new Set(articles.flatMap(({ text }) => gramsOf(text)));
  const pairs = readFileSync(join(dir, "squad-nqg", "pairs.jsonl"), "utf8")
    .split("\n")
    .filter((line) => line !== "")
    .map((line) => JSON.parse(line) as Pair)
    .filter(({ sentence }) => {
      const grams = gramsOf(sentence);
      return grams.filter((gram) => taken.has(gram)).length <= SHARED * grams.length;
    });
  const texts = [...new Set(pairs.map(({ sentence }) => sentence))];
  const place = new Map(texts.map((text, i) => [text, i]));
  const blockOf = ({ sentence }: Pair) => Math.floor((place.get(sentence) as number) / BLOCK);
  const blocks = Array.from({ length: Math.ceil(texts.length / BLOCK) }, (_, i) => i);
  return blocks.map((block) => {
    const sentences = layOut(texts.slice(block * BLOCK, (block + 1) * BLOCK), `pairs-${block}`);
    const startOf = new Map(sentences.map(({ text, start }) => [text, start]));
    const questions = pairs
      .filter((pair) => blockOf(pair) === block)
      .map((pair) => ask(pair, `pairs-${block}`, startOf.get(pair.sentence) as number));
    return { articles: [], sentences, questions };
  });
}

function gramsOf(text: string): string[] {
  const terms = splitWords(text).map(({ term }) => term);
  return terms.slice(GRAM - 1).map((_, i) => terms.slice(i, i + GRAM).join(" "));
}

function layOut(texts: readonly string[], file: string): Sentence[] {
  const text = texts.join("\n");
  const article: Article = { file, text, title: "", date: null, blocks: [] };
  let start = 0;
  return texts.map((sentence, line) => {
    const end = start + sentence.length;
    const laid = { article, text: sentence, start, end, line: line + 1, role: "prose" } as const;
    start = end + 1;
    return laid;
  });
}

function ask({ id, question }: Pair, file: string, start: number): Asked {
  const known = { file, answers: [], places: [{ file, start }], answerable: true, without: [] };
  return { ...known, id, question, sort: null, typed: question, chat: false, why: "answered" };
}
