/** Question sets → exams: corpora, what is asked of each, and how to tell whether an answer is right. */
import { existsSync } from "node:fs";
import { join } from "node:path";
import { PACKAGE_DIR } from "../config.ts";
import { readCorpus } from "../corpus/read.ts";
import type { Article } from "../engine/article.ts";
import type { Sentence } from "../engine/sentences.ts";
import { type DataSet, readQamr, readSelqa, readSquad } from "./data.ts";
import { readExampleFile } from "./examples.ts";
import { hash } from "./random.ts";
import { isAnswerable, isGold, makeTrials, splitForLearning, type TrialOptions } from "./trials.ts";
import { readWritten, WRITTEN_DIR } from "./written.ts";

/** A question and how to tell whether what came back is right. */
export interface Examined {
  readonly question: string;
  /** What sort of question its set says it is; null where it does not say. */
  readonly sort: string | null;
  readonly answerable: boolean;
  /** Short answers that count as right; none where only sentences are known. */
  readonly answers: readonly string[];
  /** A sentence that answers, for people to read; null where there is none. */
  readonly gold: string | null;
  isRight(sentence: Sentence): boolean;
}

/** A question set, asked of one corpus or several. */
export interface Exam {
  /** What `--only` knows it by. */
  readonly name: string;
  readonly title: string;
  readonly corpora: readonly {
    readonly articles: readonly Article[];
    readonly questions: readonly Examined[];
  }[];
}

interface Source {
  readonly name: string;
  readonly title: string;
  /** Below the folder of question sets; null where the questions are part of the project. */
  readonly folder: string | null;
  read(dir: string): Exam["corpora"] | Promise<Exam["corpora"]>;
}

const WHOLE: TrialOptions = { size: Number.POSITIVE_INFINITY, share: 1, foreign: 0, takenOut: 0 };

const SOURCES: readonly Source[] = [
  {
    name: "squad",
    title: "SQuAD, 12 articles it never saw, in one corpus",
    folder: "squad",
    read: (dir) => examineSet(readSquad(dir, "dev"), WHOLE),
  },
  {
    name: "squad-six",
    title:
      "the same, six articles a corpus, half of the questions that name something asked of the other six",
    folder: "squad",
    read: (dir) => examineSet(readSquad(dir, "dev"), { ...WHOLE, size: 6, foreign: 0.5 }),
  },
  {
    name: "qamr",
    title: "QAMR, articles that no weight was fitted to, six a corpus",
    folder: "qamr",
    read: (dir) =>
      examineSet(splitForLearning(readQamr(dir)).held, { ...WHOLE, size: 6, foreign: 0.5 }),
  },
  {
    name: "written",
    title: "questions as people type them about articles that no network saw, six a corpus",
    folder: null,
    read: async () => {
      const { unseen } = splitForLearning(await readWritten());
      return examineSet(unseen, { ...WHOLE, size: 6 });
    },
  },
  {
    name: "selqa",
    title: "SelQA, 680 sections in one corpus (the network was trained on it)",
    folder: "selqa",
    read: (dir) => examineSet(readSelqa(dir), WHOLE),
  },
  {
    name: "seeds",
    title: "questions as people type them about the five seed articles",
    folder: "seeds",
    read: async (dir) => {
      const { articles } = await readCorpus(join(PACKAGE_DIR, "seeds"));
      return [{ articles, questions: readExampleFile(questionsIn(dir, "seeds"), articles) }];
    },
  },
];

/** What `--only` may name. */
export const EXAM_NAMES: readonly string[] = SOURCES.map(({ name }) => name);

/** The folders that question sets are looked for in. */
export const EXAM_FOLDERS: readonly string[] = [
  ...new Set(SOURCES.flatMap(({ folder }) => folder ?? [])),
];

/**
 * The exams that `only` names, or all that can be held with the question sets in `dir`; none where it
 * holds none. Each needs its file to be there: see `findMissing`.
 */
export function readExams(dir: string, only?: readonly string[]): Promise<Exam[]> {
  const there = SOURCES.filter((source) => existsSync(fileOf(source, dir)));
  const held = there.some(({ folder }) => folder !== null) ? there : [];
  const chosen = only ? SOURCES.filter(({ name }) => only.includes(name)) : held;
  return Promise.all(
    chosen.map(async ({ name, title, read }) => ({ name, title, corpora: await read(dir) })),
  );
}

/** Those exams of `names` that cannot be held with the question sets in `dir`, each with what it lacks. */
export function findMissing(
  dir: string,
  names: readonly string[],
): { readonly name: string; readonly file: string }[] {
  const missing = SOURCES.filter(
    (source) => names.includes(source.name) && !existsSync(fileOf(source, dir)),
  );
  return missing.map((source) => ({
    name: source.name,
    file:
      source.folder === null
        ? `${WRITTEN_DIR}, which is in the repository alone`
        : fileOf(source, dir),
  }));
}

/** The file or folder without which an exam cannot be held. */
function fileOf({ folder }: Source, dir: string): string {
  return folder === null ? WRITTEN_DIR : questionsIn(dir, folder);
}

function questionsIn(dir: string, folder: string): string {
  return join(dir, folder, "questions.jsonl");
}

function examineSet(set: DataSet, options: TrialOptions): Exam["corpora"] {
  return makeTrials(set, options).map(({ articles, sentences, questions }) => ({
    articles,
    questions: questions.map((asked) => ({
      question: asked.typed,
      sort: asked.sort,
      answerable: isAnswerable(asked),
      answers: asked.answers,
      gold: isAnswerable(asked)
        ? (sentences.find((sentence) => isGold(sentence, asked))?.text ?? null)
        : null,
      isRight: (sentence) => isAnswerable(asked) && isGold(sentence, asked),
    })),
  }));
}

/** `exam` with `count` of its questions, the same ones every time; all where it has no more. */
export function sample(exam: Exam, count: number): Exam {
  const all = exam.corpora.flatMap(({ questions }) => questions);
  const drawn = new Set(
    all
      .map((asked, i) => ({ asked, lot: hash(`sample:${i}:${asked.question}`) }))
      .sort((a, b) => a.lot - b.lot)
      .slice(0, count)
      .map(({ asked }) => asked),
  );
  const corpora = exam.corpora.map(({ articles, questions }) => ({
    articles,
    questions: questions.filter((asked) => drawn.has(asked)),
  }));
  return { ...exam, corpora: corpora.filter(({ questions }) => questions.length > 0) };
}
