/**
 * `npm run eval [folder of data sets]`: measures the engine, and bare MiniSearch beside it, on
 * SQuAD's development articles and on the questions about the seed articles.
 */
import MiniSearch from "minisearch";
import { readCorpus } from "../corpus/read.ts";
import type { Article } from "../engine/article.ts";
import { createEngine } from "../engine/engine.ts";
import { type Sentence, splitSentences } from "../engine/sentences.ts";
import { findData, readSeedQuestions, readSquad, type SeedQuestion } from "./data.ts";
import { type Examined, rankings, score } from "./scorecard.ts";
import { type Asked, isAnswerable, isGold, makeTrials } from "./trials.ts";

const SEEDS = "seeds"; // the default corpus, below the folder that commands run in

const dir = findData(process.argv[2]);
const dev = readSquad(dir, "dev");
for (const [name, size, foreign] of [
  ["SQuAD dev, all articles in one corpus", Number.POSITIVE_INFINITY, 0],
  ["SQuAD dev, six articles a corpus, every second question of the other six", 6, 0.5],
] as const) {
  const trials = makeTrials(dev, { size, share: 1, foreign, takenOut: 0 });
  measure(
    name,
    trials.map(({ articles, questions }) => [articles, questions.map(examineAsked)] as const),
  );
}
const own = readSeedQuestions(dir).filter(({ follows }) => !follows);
if (own.length > 0) {
  const { articles } = await readCorpus(SEEDS);
  measure("seed articles", [[articles, own.map(examineSeed)]]);
}

function measure(
  name: string,
  corpora: readonly (readonly [readonly Article[], readonly Examined[]])[],
): void {
  const began = performance.now();
  const answered = corpora.flatMap(([articles, questions]) => {
    const engine = createEngine(articles);
    return questions.map((asked) => ({ asked, answer: engine.answer(asked.question) }));
  });
  const ms = (performance.now() - began) / answered.length;
  const bare = corpora.flatMap(([articles, questions]) => {
    const search = createBareSearch(articles.flatMap(splitSentences));
    return questions
      .filter(({ answerable }) => answerable)
      .map((asked) => search(asked.question).findIndex((found) => asked.isRight(found)) + 1);
  });
  console.log(name, { ...score(answered), bareMiniSearch: rankings(bare), ms: ms.toFixed(1) });
}

function examineAsked(asked: Asked): Examined {
  return {
    question: asked.typed,
    answerable: isAnswerable(asked),
    answers: asked.answers,
    isRight: (sentence) => isGold(sentence, asked),
  };
}

function examineSeed({ question, answerable, answers, gold }: SeedQuestion): Examined {
  return {
    question,
    answerable,
    answers: answers ?? [],
    isRight: (sentence) =>
      gold?.some((one) => one.file === sentence.article.file && isSame(one.sentence, sentence)) ??
      false,
  };
}

/** Whether they are one sentence but for marks and where exactly it was cut. */
function isSame(gold: string, { text }: Sentence): boolean {
  const [a, b] = [bareWords(gold), bareWords(text)];
  return b.includes(a) || (a.includes(b) && b.length > 0.6 * a.length);
}

function bareWords(text: string): string {
  return text
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, " ")
    .trim();
}

/** MiniSearch as it comes: what a bot would do without an engine. Five sentences, like the engine. */
function createBareSearch(sentences: readonly Sentence[]): (question: string) => Sentence[] {
  const index = new MiniSearch<{ id: number; text: string }>({ fields: ["text"] });
  index.addAll(sentences.map(({ text }, id) => ({ id, text })));
  return (question) =>
    index
      .search(question)
      .slice(0, 5)
      .map(({ id }) => sentences[id] as Sentence);
}
