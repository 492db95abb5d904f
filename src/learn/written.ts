/**
 * Articles and questions written for this project, to learn from: how people in a chat ask, in words of
 * their own, and what they ask that nothing answers. Each folder of `written/` holds `articles/` and
 * `questions.jsonl`, in the shape that `verbatim eval` takes.
 */
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { PACKAGE_DIR } from "../config.ts";
import { readCorpus } from "../corpus/read.ts";
import type { Article } from "../engine/article.ts";
import { escapePattern } from "../engine/pattern.ts";
import type { DataSet, Place, Question } from "./data.ts";

interface Line {
  readonly question: string;
  readonly type: string;
  /** The file it was asked about. */
  readonly about: string;
  /** Every sentence that answers; none where nothing does. */
  readonly gold: readonly { readonly file: string; readonly sentence: string }[];
  readonly answers: readonly string[];
}

/** Where they are in the repository; they are not shipped with the program. */
export const WRITTEN_DIR = join(PACKAGE_DIR, "src/learn/written");

/** Every folder in `dir` as one set; a file's name begins with its folder's. */
export async function readWritten(dir = WRITTEN_DIR): Promise<DataSet> {
  const folders = readdirSync(dir, { withFileTypes: true }).filter((one) => one.isDirectory());
  const names = folders.map(({ name }) => name).sort();
  const sets = await Promise.all(names.map((name) => readFolder(dir, name)));
  return {
    name: "written",
    articles: sets.flatMap(({ articles }) => articles),
    questions: sets.flatMap(({ questions }) => questions),
  };
}

async function readFolder(dir: string, folder: string): Promise<Omit<DataSet, "name">> {
  const { articles } = await readCorpus(join(dir, folder, "articles"));
  const texts = new Map(articles.map(({ file, text }) => [file, text]));
  const lines = readFileSync(join(dir, folder, "questions.jsonl"), "utf8").split("\n");
  const questions = lines
    .filter((line) => line !== "")
    .map((line): Question => {
      const { question, type, about, gold, answers } = JSON.parse(line) as Line;
      return {
        id: `${folder}/${about}: ${question}`, // the same whatever stands beside it
        question,
        sort: type,
        file: `${folder}/${about}`,
        answers,
        places: gold.map(({ file, sentence }) => ({
          file: `${folder}/${file}`,
          start: findAnswer(texts.get(file) ?? "", sentence, answers),
        })),
        answerable: gold.length > 0,
        chat: true,
      };
    });
  return { articles: articles.map((article) => inFolder(article, folder)), questions };
}

function inFolder(article: Article, folder: string): Article {
  return { ...article, file: `${folder}/${article.file}` };
}

/** Where the first of `answers` that `sentence` holds as whole words begins in `text`, or else the sentence. */
function findAnswer(text: string, sentence: string, answers: readonly string[]): Place["start"] {
  const words = sentence.trim();
  const at = text.indexOf(words);
  const found = at < 0 ? findBroken(text, words) : { index: at, 0: words };
  if (found === null) throw new Error(`no article says “${sentence}”`);
  const inside = answers.map((answer) => findWords(found[0], answer)).find((at) => at >= 0) ?? 0;
  return found.index + inside;
}

/** Where `words` stand in `text` with other white space between them. */
function findBroken(text: string, words: string): RegExpExecArray | null {
  return new RegExp(words.split(/\s+/).map(escapePattern).join("\\s+")).exec(text);
}

const WORD = /[\p{L}\p{N}]/u; // one for all: 30,000 patterns with such classes take half a minute

/** Where `words` begin in `text`, not inside a longer word; -1 where they are not. */
function findWords(text: string, words: string): number {
  let at = text.indexOf(words);
  while (at >= 0 && (WORD.test(text.charAt(at - 1)) || WORD.test(text.charAt(at + words.length))))
    at = text.indexOf(words, at + 1);
  return at;
}
