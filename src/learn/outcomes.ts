/** Exams → outcomes: what an engine, and bare MiniSearch beside it, made of every question. */
import MiniSearch from "minisearch";
import type { Article } from "../engine/article.ts";
import type { Answer, Engine } from "../engine/engine.ts";
import type { Sentence } from "../engine/sentences.ts";
import type { Exam, Examined } from "./exams.ts";
import { exactMatch, tokenF1 } from "./metrics.ts";

/** A question and what came of it. Places count from 1; 0 where no right sentence was found. */
export interface Outcome {
  readonly asked: Examined;
  /** The sort its set gives the question, else the kind that the engine takes it for. */
  readonly sort: string;
  readonly answer: Answer;
  /** Place of the first passage whose quoted sentence is right, of five. */
  readonly place: number;
  /** Place of the first right sentence among the candidates that go to the ranker. */
  readonly candidate: number;
  /** Place of the first right sentence in bare MiniSearch, of five. */
  readonly bare: number;
  /** The marked words against the short answers, 0 to 1; null where the set has none. */
  readonly exact: number | null;
  readonly f1: number | null;
  readonly ms: number;
}

/** What an engine makes of every question of `exam`, a new engine for each of its corpora. */
export function sit(exam: Exam, createEngine: (articles: readonly Article[]) => Engine): Outcome[] {
  return exam.corpora.flatMap(({ articles, questions }) => {
    const engine = createEngine(articles);
    const search = createBareSearch(engine.sentences);
    return questions.map((asked) => examine(asked, engine, search));
  });
}

type BareSearch = (question: string) => Sentence[];

function examine(asked: Examined, engine: Engine, search: BareSearch): Outcome {
  const began = performance.now();
  const { answer, sought, candidates } = engine.trace(asked.question);
  const ms = performance.now() - began;
  const marked = asked.answerable && asked.answers.length > 0 ? markedIn(answer) : null;
  const placeAmong = (sentences: readonly Sentence[]) =>
    asked.answerable ? sentences.findIndex((sentence) => asked.isRight(sentence)) + 1 : 0;
  return {
    asked,
    sort: asked.sort ?? sought.query.kind,
    answer,
    place: placeAmong(answer.passages.map(({ sentence }) => sentence)),
    candidate: placeAmong(candidates.map(({ sentence }) => sentence)),
    bare: placeAmong(search(asked.question)),
    exact: marked === null ? null : exactMatch(marked, asked.answers),
    f1: marked === null ? null : tokenF1(marked, asked.answers),
    ms,
  };
}

/** The first passage's marked words, whether or not it was sure enough to answer. */
function markedIn({ passages }: Answer): string {
  const first = passages[0];
  const { sentence, span } = first?.named
    ? { sentence: first.speaker, span: first.named }
    : { sentence: first?.sentence, span: first?.answer };
  return span ? (sentence?.text.slice(span.start, span.end) ?? "") : "";
}

/** MiniSearch as it comes: what a bot would do without an engine. Five sentences, like the engine. */
function createBareSearch(sentences: readonly Sentence[]): BareSearch {
  const index = new MiniSearch<{ id: number; text: string }>({ fields: ["text"] });
  index.addAll(sentences.map(({ text }, id) => ({ id, text })));
  return (question) =>
    index
      .search(question)
      .slice(0, 5)
      .map(({ id }) => sentences[id] as Sentence);
}
