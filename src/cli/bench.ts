/** `verbatim bench`: what answers cost, in milliseconds. */
import { readFileSync, statSync } from "node:fs";
import { type Config, ConfigError } from "../config.ts";
import { benchAsk } from "./bench-ask.ts";
import { benchHostile } from "./bench-hostile.ts";
import { openCorpus } from "./open-corpus.ts";

/** Sizes, as they were typed. */
export interface BenchOptions {
  readonly rounds: string;
  readonly sentences: string;
}

/**
 * Runs the benchmark that `words` name, `ask [FILE]` or `hostile`, and yields its lines. Throws a
 * `ConfigError` for what the user can set right.
 */
export async function* bench(
  [name, file, ...more]: readonly string[],
  { corpusDir }: Config,
  { rounds, sentences }: BenchOptions,
): AsyncGenerator<string> {
  if (name === "ask" && more.length === 0) {
    const count = Number(rounds);
    if (!(Number.isInteger(count) && count >= 1))
      throw new ConfigError(["--rounds takes a number, 1 or more"]);
    const questions = file === undefined ? [] : readQuestions(file);
    yield* benchAsk(await openCorpus(corpusDir), questions, count);
  } else if (name === "hostile" && file === undefined) {
    const size = Number(sentences);
    if (!(size >= 100)) throw new ConfigError(["--sentences takes a number, 100 or more"]);
    yield* benchHostile(size);
  } else {
    throw new ConfigError(["bench runs one benchmark: ask, ask FILE or hostile"]);
  }
}

/** The questions of a file, one a line: bare, or as `"question"` of a JSON object (see `verbatim eval`). */
function readQuestions(file: string): string[] {
  if (!statSync(file, { throwIfNoEntry: false })?.isFile())
    throw new ConfigError([`there is no file ${file} to read questions from`]);
  const lines = readFileSync(file, "utf8").split(/\r?\n/);
  const questions = lines.filter((line) => line.trim() !== "").map(questionOf);
  if (questions.length === 0) throw new ConfigError([`there is no question in ${file}`]);
  return questions;
}

function questionOf(line: string): string {
  if (!line.startsWith("{")) return line;
  try {
    const { question } = JSON.parse(line);
    return typeof question === "string" ? question : line;
  } catch {
    return line;
  }
}
