/** `verbatim ask`: questions from arguments or standard input, answers as text or JSON lines. */
import { once } from "node:events";
import { createInterface } from "node:readline";
import type { Readable, Writable } from "node:stream";
import { oneLine } from "../discord/markdown.ts";
import { type Passage, worthQuoting } from "../engine/agreement.ts";
import type { Answer, Engine } from "../engine/engine.ts";
import { type Explanation, explain } from "../engine/explain.ts";
import { renderExplanation } from "./why.ts";

/** What `verbatim ask --json` prints for a question, one object a line; the README documents it. */
export interface AnswerJson {
  readonly question: string;
  readonly answered: boolean;
  readonly confidence: number;
  readonly answer: string | null;
  readonly passages: readonly {
    readonly sentence: string;
    readonly answer: { readonly start: number; readonly end: number } | null;
    readonly score: number;
    readonly citations: readonly {
      readonly file: string;
      readonly line: number;
      readonly start: number;
      readonly end: number;
    }[];
  }[];
  readonly ms: number;
  /** How it came about; only with `--why`. */
  readonly why?: Explanation;
}

/** How to print answers. */
export interface AskOptions {
  readonly json: boolean;
  /** Whether to say how each answer came about. */
  readonly why: boolean;
  /** Whether `output` shows ANSI bold; else bold is marked by asterisks. */
  readonly ansi: boolean;
}

/**
 * Answers `questions`, or where there are none each line of `input`, on `output` in their order.
 * A question that comes in words without quotation marks arrives as many arguments, none with a
 * space in it: it counts as one.
 */
export async function ask(
  engine: Engine,
  questions: readonly string[],
  input: Readable,
  output: Writable,
  options: AskOptions,
): Promise<void> {
  const unquoted = questions.length > 1 && questions.every((question) => !/\s/.test(question));
  const given = unquoted ? [questions.join(" ")] : questions;
  for await (const question of given.length > 0 ? given : readLines(input)) {
    const start = performance.now();
    const answer = engine.answer(question);
    const ms = performance.now() - start;
    const why = options.why ? explain(engine, question) : null;
    const text = options.json
      ? JSON.stringify({ ...toJson(answer, ms), ...(why && { why }) })
      : [
          describe(answer, engine.articles.length, options.ansi),
          ...(why ? [renderExplanation(why)] : []),
        ].join("\n");
    if (!output.write(`${text}\n`)) await once(output, "drain");
  }
}

async function* readLines(input: Readable): AsyncGenerator<string> {
  for await (const line of createInterface({ input, crlfDelay: Number.POSITIVE_INFINITY })) {
    if (line.trim() !== "") yield line;
  }
}

/** `answer` in the documented shape; figures rounded so that they are the same on every machine. */
function toJson(answer: Answer, ms: number): AnswerJson {
  return {
    question: answer.question,
    answered: answer.answered,
    confidence: round(answer.confidence),
    answer: answer.short,
    passages: answer.passages.map(({ sentence, answer: span, score, citations }) => ({
      sentence: sentence.text,
      answer: span && { start: span.start, end: span.end },
      score: round(score),
      citations: citations.map(({ article, line, start, end }) => ({
        file: article.file,
        line,
        start,
        end,
      })),
    })),
    ms: round(ms),
  };
}

function round(value: number): number {
  return Math.round(value * 1000) / 1000;
}

function describe(answer: Answer, articles: number, ansi: boolean): string {
  const { short, agreeing, passages } = answer;
  const bold = (text: string): string => (ansi ? `\u001b[1m${text}\u001b[22m` : `**${text}**`);
  if (!answer.answered) {
    const closest = passages
      .slice(0, 1)
      .map((passage) => `The closest sentence:\n${quote(passage, bold)}`);
    return [`${bold("Not in the corpus.")} (${articles} articles)`, ...closest, ""].join("\n");
  }
  const head =
    short === null ? [] : [`${bold(oneLine(short))} (${agreeing.length} of ${articles} articles)`];
  return [...head, ...worthQuoting(passages).map((passage) => quote(passage, bold)), ""].join("\n");
}

function quote({ sentence, answer, citations }: Passage, bold: (text: string) => string): string {
  const { text } = sentence;
  const marked = answer
    ? text.slice(0, answer.start) +
      bold(text.slice(answer.start, answer.end)) +
      text.slice(answer.end)
    : text;
  const places = citations.map(
    ({ article, line }) => `    ${article.file}:${line}  ${article.title}`,
  );
  return [`  ${oneLine(marked)}`, ...places].join("\n");
}
