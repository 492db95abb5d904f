/** `verbatim ask`: questions from arguments or standard input, answers as text or JSON lines. */
import { once } from "node:events";
import { createInterface } from "node:readline";
import type { Readable, Writable } from "node:stream";
import { oneLine } from "../discord/markdown.ts";
import { countArticles, countVoices, describeBot } from "../discord/message.ts";
import type { Span } from "../engine/article.ts";
import type { Answer, Engine } from "../engine/engine.ts";
import { type Explanation, explain } from "../engine/explain.ts";
import type { Passage } from "../engine/passages.ts";
import { listOver, worthQuoting } from "../engine/quoting.ts";
import type { Sentence } from "../engine/sentences.ts";
import { renderExplanation } from "./why.ts";

/** What `verbatim ask --json` prints for a question, one object a line; the README documents it. */
export interface AnswerJson {
  readonly question: string;
  readonly chat: boolean;
  readonly answered: boolean;
  readonly confidence: number;
  readonly answer: string | null;
  readonly views: readonly {
    readonly answer: string;
    readonly files: readonly string[];
    readonly independent: number;
  }[];
  readonly passages: readonly {
    readonly sentence: string;
    readonly answer: SpanJson | null;
    readonly view: number | null;
    readonly score: number;
    readonly hedges: readonly SpanJson[];
    readonly citations: readonly PlaceJson[];
    readonly nearly: readonly PlaceJson[];
    readonly speaker:
      | (PlaceJson & { readonly sentence: string; readonly answer: SpanJson | null })
      | null;
  }[];
  readonly ms: number;
  /** How it came about; only with `--why`. */
  readonly why?: Explanation;
}

interface SpanJson {
  readonly start: number;
  readonly end: number;
}

interface PlaceJson extends SpanJson {
  readonly file: string;
  readonly line: number;
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
    chat: answer.chat,
    answered: answer.answered,
    confidence: round(answer.confidence),
    answer: answer.short,
    views: answer.views.map(({ short, files, independent }) => ({
      answer: short,
      files,
      independent,
    })),
    passages: answer.passages.map((passage) => ({
      sentence: passage.sentence.text,
      answer: passage.answer && toSpan(passage.answer),
      view: passage.view,
      score: round(passage.score),
      hedges: passage.hedges.map(toSpan),
      citations: passage.citations.map(toPlace),
      nearly: passage.nearly.map(toPlace),
      speaker: passage.speaker && {
        sentence: passage.speaker.text,
        answer: passage.named && toSpan(passage.named),
        ...toPlace(passage.speaker),
      },
    })),
    ms: round(ms),
  };
}

function toSpan({ start, end }: Span): SpanJson {
  return { start, end };
}

function toPlace({ article, line, start, end }: Sentence): PlaceJson {
  return { file: article.file, line, start, end };
}

function round(value: number): number {
  return Math.round(value * 1000) / 1000;
}

function describe(answer: Answer, articles: number, ansi: boolean): string {
  const { chat, views } = answer;
  const bold = (text: string): string => (ansi ? `\u001b[1m${text}\u001b[22m` : `**${text}**`);
  if (chat) return `${describeBot(articles)}\n`;
  if (!answer.answered) return `${bold("Not in the corpus.")} (${countArticles(articles)})\n`;
  const worth = worthQuoting(answer);
  const heads = (listOver(answer).length > 0 ? [] : views).map(
    ({ short, files, independent }) =>
      `${bold(oneLine(short))} (${countVoices(files.length, independent, articles)})`,
  );
  const quotes = worth.map((passage) => quote(passage, bold));
  if (views.length < 2) return [...heads, ...quotes, ""].join("\n");
  const sides = quotes.flatMap((quoted, i) => [heads[i] ?? "", quoted]);
  return [bold("The articles differ."), ...sides, ""].join("\n");
}

function quote(passage: Passage, bold: (text: string) => string): string {
  const { sentence, answer, citations, nearly, speaker, named, hedges } = passage;
  const { text } = sentence;
  const sentences = [mark(sentence, answer, bold)];
  if (speaker && speaker.start < sentence.start) sentences.unshift(mark(speaker, named, bold));
  if (speaker && speaker.start > sentence.start) sentences.push(mark(speaker, named, bold));
  const places = citations.map(
    ({ article, line }) => `    ${article.file}:${line}  ${article.title}`,
  );
  const copies = nearly.map(
    ({ article, line }) => `    nearly the same: ${article.file}:${line}  ${article.title}`,
  );
  const doubts = hedges.map(({ start, end }) => `“${oneLine(text.slice(start, end))}”`);
  const notes = doubts.length > 0 ? [`    hedged: ${doubts.join(", ")}`] : [];
  return [...sentences, ...places, ...copies, ...notes].join("\n");
}

function mark({ text }: Sentence, span: Span | null, bold: (text: string) => string): string {
  if (span === null) return `  ${oneLine(text)}`;
  const { start, end } = span;
  return `  ${oneLine(text.slice(0, start) + bold(text.slice(start, end)) + text.slice(end))}`;
}
