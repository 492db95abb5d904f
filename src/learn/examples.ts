/** Anybody's own questions: lines of JSON, checked against the corpus that they are asked of. */
import { readFileSync } from "node:fs";
import { z } from "zod";
import type { Article } from "../engine/article.ts";
import { type Sentence, splitSentences } from "../engine/sentences.ts";
import type { Examined } from "./exams.ts";

const WORD = /[\p{L}\p{N}]/u; // nothing else is compared

const EXAMPLE = z
  .object({
    question: z.string().trim().min(1, "is empty"),
    /** What sort of question it is, in the writer's own words. */
    type: z.string().optional(),
    answerable: z.boolean().optional(),
    /** The sentences that answer. */
    gold: z
      .array(z.object({ file: z.string(), sentence: z.string().regex(WORD, "is empty") }))
      .default([]),
    /** The short answers that count as right. */
    answers: z.array(z.string().trim().regex(WORD, "is empty")).default([]),
    /** The question before it, where it cannot stand alone. */
    follows: z.string().nullish(),
  })
  .superRefine((example, context) => {
    const holds = example.gold.length + example.answers.length > 0;
    const problem = (message: string) => context.addIssue({ code: "custom", message });
    if (example.answerable === undefined && !holds)
      problem('needs "gold" or "answers", or "answerable": false');
    if (example.answerable === true && !holds)
      problem('is answerable, but has no "gold" or "answers"');
    if (example.answerable === false && holds)
      problem('is not answerable, but has "gold" or "answers"');
  });

type Example = z.infer<typeof EXAMPLE>;

/** Lines that cannot be used: each problem with its line, in words that say what to change. */
export class ExamplesError extends Error {
  override name = "ExamplesError";
  readonly problems: readonly string[];

  constructor(problems: readonly string[]) {
    super(problems.join("\n"));
    this.problems = problems;
  }
}

/** The questions in `file`, as `readExamples` reads them; problems begin with the file's name. */
export function readExampleFile(file: string, articles: readonly Article[]): Examined[] {
  try {
    return readExamples(readFileSync(file, "utf8"), articles);
  } catch (error) {
    if (!(error instanceof ExamplesError)) throw error;
    throw new ExamplesError(error.problems.map((problem) => `${file}: ${problem}`));
  }
}

/**
 * The questions in `text`, one JSON object a line, asked of `articles`; those that need the question
 * before them are left out. Throws an `ExamplesError` with every problem at once.
 */
export function readExamples(text: string, articles: readonly Article[]): Examined[] {
  const sentences = new Map(articles.map((article) => [article.file, splitSentences(article)]));
  const problems: string[] = [];
  const examined: Examined[] = [];
  for (const [i, line] of text
    .replace(/^\uFEFF/, "")
    .split(/\r?\n/)
    .entries()) {
    if (line.trim() === "") continue;
    const found = readLine(line);
    const wrong = Array.isArray(found) ? found : checkGold(found, sentences);
    problems.push(...wrong.map((problem) => `line ${i + 1}: ${problem}`));
    if (!Array.isArray(found) && !found.follows) examined.push(examine(found));
  }
  if (problems.length === 0 && examined.length === 0) problems.push("there is no question in it");
  if (problems.length > 0) throw new ExamplesError(problems);
  return examined;
}

/** The example, or what is wrong with it. */
function readLine(line: string): Example | string[] {
  let value: unknown;
  try {
    value = JSON.parse(line);
  } catch (error) {
    return [`is not JSON: ${(error as Error).message.replace(/\p{C}/gu, "�")}`];
  }
  const result = EXAMPLE.safeParse(value);
  if (result.success) return result.data;
  return result.error.issues.map(({ path, message }) =>
    path.length > 0 ? `"${path.join(".")}": ${message}` : message,
  );
}

function checkGold(
  { gold }: Example,
  sentences: ReadonlyMap<string, readonly Sentence[]>,
): string[] {
  return gold.flatMap(({ file, sentence }) => {
    const own = sentences.get(file);
    if (own === undefined) return [`there is no file ${file} in the corpus`];
    return own.some((one) => isSame(sentence, one))
      ? []
      : [`${file} has no sentence “${sentence.slice(0, 60)}”`];
  });
}

function examine({ question, type, answerable, answers, gold }: Example): Examined {
  const bare = answers.map((answer) => ` ${bareWords(answer)} `);
  return {
    question,
    sort: type ?? null,
    answerable: answerable ?? true,
    answers,
    gold: gold[0]?.sentence ?? answers[0] ?? null,
    isRight: (sentence) =>
      gold.length > 0
        ? gold.some((one) => one.file === sentence.article.file && isSame(one.sentence, sentence))
        : bare.some((answer) => ` ${bareWords(sentence.text)} `.includes(answer)),
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
    .replace(/[^\p{L}\p{N}]+/gu, " ")
    .trim();
}
