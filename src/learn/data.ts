/** The public question sets, read from a folder that is not part of the project. */
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { Article, Block } from "../engine/article.ts";

/** Where an article answers. */
export interface Place {
  readonly file: string;
  /** Offset in the article's text: the answer's, or its sentence's where no words are marked. */
  readonly start: number;
}

/** A question and where it is answered. */
export interface Question {
  readonly id: string;
  readonly question: string;
  /** What sort of question its set says it is; null where it does not say. */
  readonly sort: string | null;
  /** `file` of the article it was asked of. */
  readonly file: string;
  /** Acceptable short answers; empty where the article does not answer. */
  readonly answers: readonly string[];
  /** In its own article, and in others that tell the same. */
  readonly places: readonly Place[];
  readonly answerable: boolean;
  /** Whether it stands as somebody typed it in a chat; others are made to look so. */
  readonly chat: boolean;
}

/** Articles and the questions asked of them. */
export interface DataSet {
  readonly name: string;
  readonly articles: readonly Article[];
  readonly questions: readonly Question[];
}

/** The folder of data sets that a command names, or the usual one; throws where it lacks one of `folders`. */
export function findData(argument: string | undefined, folders: readonly string[]): string {
  const dir = argument ?? "../shared/data";
  const missing = folders.filter((folder) => !existsSync(join(dir, folder)));
  if (missing.length === 0) return dir;
  throw new Error(
    `there is no ${missing.join(", no ")} in ${dir}: give the folder of question sets that src/learn/README.md describes`,
  );
}

/** SQuAD's articles of one split with their questions, unanswerable ones too. */
export function readSquad(dir: string, split: "train" | "dev"): DataSet {
  const keep = (row: Row) => row.split === split;
  return readSet(`squad-${split}`, join(dir, "squad"), keep, ({ title }) => `${title}\n\n`);
}

/** QAMR's questions on sentences of Wikinews and Wikipedia; its articles have no titles. */
export function readQamr(dir: string): DataSet {
  return readSet(
    "qamr",
    join(dir, "qamr"),
    () => true,
    () => "",
  );
}

/** SelQA's questions on sections of Wikipedia's articles; whole sentences answer them. */
export function readSelqa(dir: string): DataSet {
  const set = readSet(
    "selqa",
    join(dir, "selqa"),
    () => true,
    ({ title }) => `${title}\n\n`,
  );
  return { ...set, questions: set.questions.map((question) => ({ ...question, answers: [] })) };
}

interface Row {
  readonly split?: string;
}

interface DocRow extends Row {
  readonly id: string;
  readonly title: string;
  readonly text: string;
}

interface QuestionRow extends Row {
  readonly id: string;
  readonly question: string;
  readonly answers: string[];
  readonly doc: string;
  readonly answerStarts?: number[];
  readonly answerable: boolean;
}

function readSet(
  name: string,
  dir: string,
  keep: (row: Row) => boolean,
  headlineOf: (doc: DocRow) => string,
): DataSet {
  const docs = readLines<DocRow>(join(dir, "docs.jsonl")).filter(keep);
  const lead = new Map(docs.map((doc) => [doc.id, headlineOf(doc)]));
  const questions = readLines<QuestionRow>(join(dir, "questions.jsonl")).filter(
    (row) => keep(row) && lead.has(row.doc),
  );
  return {
    name,
    articles: docs.map((doc) => layOutDoc(doc, headlineOf(doc))),
    questions: questions.map((row) => ({
      id: row.id,
      question: row.question,
      sort: null,
      file: row.doc,
      answers: row.answerable ? row.answers : [],
      places: (row.answerable ? (row.answerStarts ?? []) : []).map((start) => ({
        file: row.doc,
        start: start + (lead.get(row.doc) as string).length,
      })),
      answerable: row.answerable,
      chat: false,
    })),
  };
}

// Articles on a server open with their headline; so do these, where the set knows their titles.
function layOutDoc(doc: DocRow, headline: string): Article {
  const text = headline + doc.text;
  const blocks = [...text.matchAll(/\S[^\n]*/g)].map(
    (line): Block => ({
      start: line.index,
      end: line.index + line[0].trimEnd().length,
      role: headline !== "" && line.index === 0 ? "headline" : "prose",
    }),
  );
  const opening = text.slice(0, 60).replace(/\s+/g, " ").trim();
  return { file: doc.id, text, title: headline.trim() || opening || doc.id, date: null, blocks };
}

function readLines<T>(file: string): T[] {
  return readFileSync(file, "utf8")
    .split("\n")
    .filter((line) => line !== "")
    .map((line) => JSON.parse(line) as T);
}
