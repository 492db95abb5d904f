/** `verbatim eval`: measures the engine on question sets, or on anybody's own questions. */
import { mkdirSync, statSync, writeFileSync } from "node:fs";
import { basename, dirname } from "node:path";
import { type Config, ConfigError } from "../config.ts";
import { createEngine } from "../engine/engine.ts";
import { MODEL } from "../engine/model/weights.ts";
import { ablate, PART_NAMES } from "../learn/ablations.ts";
import { riskCoverage } from "../learn/calibration.ts";
import { type Curve, renderCurves } from "../learn/curve.ts";
import { ExamplesError, readExampleFile } from "../learn/examples.ts";
import {
  EXAM_FOLDERS,
  EXAM_NAMES,
  type Exam,
  findMissing,
  readExams,
  sample,
} from "../learn/exams.ts";
import { sit } from "../learn/outcomes.ts";
import { score, toBet } from "../learn/scorecard.ts";
import { reportLosses, reportMisses, reportScore } from "./eval-report.ts";
import { openCorpus } from "./open-corpus.ts";

/** What to measure and what to print. */
export interface EvalOptions {
  /** Names of the question sets, comma between them; all that are there by default. */
  readonly only?: string | undefined;
  /** Questions of each set to ask; all by default. */
  readonly sample?: string | undefined;
  /** Whether to list what went wrong. */
  readonly misses: boolean;
  /** Where to write the risk–coverage curves as SVG. */
  readonly curve?: string | undefined;
  /** Parts of the engine to measure without, comma between beginnings of their names, or "all". */
  readonly without?: string | undefined;
}

/**
 * Measures on `path`: a folder of public question sets, or a file of questions about the configured
 * corpus. Yields a report of each question set, of what went wrong in it if asked for, and last where the
 * curve is. Throws a `ConfigError` for what the user can set right.
 */
export async function* evaluate(
  path: string | undefined,
  config: Config,
  options: EvalOptions,
): AsyncGenerator<string> {
  const chosen = readOptions(options);
  const curves: Curve[] = [];
  for (const exam of await openExams(path, config, chosen.only)) {
    const asked = chosen.sample === null ? exam : sample(exam, chosen.sample);
    if (chosen.without) {
      yield reportLosses(asked, [...ablate(asked, chosen.without)]);
      continue;
    }
    const outcomes = sit(asked, createEngine);
    yield reportScore(asked, score(outcomes));
    if (options.misses) yield reportMisses(outcomes);
    curves.push({ label: asked.name, points: riskCoverage(outcomes.map(toBet)) });
  }
  if (options.curve === undefined) return;
  mkdirSync(dirname(options.curve), { recursive: true });
  writeFileSync(options.curve, renderCurves(curves, MODEL.threshold));
  yield `The risk–coverage curves are in ${options.curve}`;
}

function readOptions({ only, sample, misses, curve, without }: EvalOptions) {
  const names = only?.split(",").map((name) => name.trim());
  const parts = without?.split(",").map((part) => part.trim().toLowerCase());
  const noParts = parts?.filter((part) => part !== "all" && findParts(part).length === 0) ?? [];
  const unknown = names?.filter((name) => !EXAM_NAMES.includes(name)) ?? [];
  const count = sample === undefined ? null : Number(sample);
  const problems = [
    ...unknown.map((name) => `--only: there is no set '${name}', only ${EXAM_NAMES.join(", ")}`),
    ...noParts.map((part) => `--without: no part begins with '${part}': ${PART_NAMES.join("; ")}`),
    ...(count === null || (Number.isInteger(count) && count > 0)
      ? []
      : ["--sample takes a number of questions, 1 or more"]),
    // Told before the questions are asked: that may take minutes.
    ...(curve !== undefined && !curve.endsWith(".svg")
      ? ["--curve takes the name of an .svg file to write"]
      : []),
    ...(without !== undefined && (misses || curve !== undefined)
      ? ["--without goes with neither --misses nor --curve"]
      : []),
  ];
  if (problems.length > 0) throw new ConfigError(problems);
  return {
    only: names,
    sample: count,
    without: parts?.includes("all") ? PART_NAMES : parts?.flatMap(findParts),
  };
}

function findParts(beginning: string): string[] {
  if (beginning === "") return []; // every name begins with nothing
  return PART_NAMES.filter((name) => name.toLowerCase().startsWith(beginning));
}

async function openExams(
  path: string | undefined,
  { corpusDir }: Config,
  only: readonly string[] | undefined,
): Promise<Exam[]> {
  const found = path && statSync(path, { throwIfNoEntry: false });
  if (!path || !found)
    throw new ConfigError([
      `${path ? `there is no ${path}; ` : ""}eval takes a folder of question sets, or a file of questions with --corpus DIR`,
    ]);
  if (found.isDirectory()) {
    const missing = findMissing(path, only ?? []);
    if (missing.length > 0)
      throw new ConfigError(missing.map(({ name, file }) => `--only: ${name} needs ${file}`));
    const exams = await rephrase(() => readExams(path, only));
    if (exams.length > 0) return exams;
    throw new ConfigError([
      `there are no questions in ${path}: it should hold one of ${EXAM_FOLDERS.join(", ")}`,
    ]);
  }
  if (only) throw new ConfigError(["--only chooses among the sets of a folder; this is a file"]);
  const articles = await openCorpus(corpusDir);
  const questions = await rephrase(() => readExampleFile(path, articles));
  return [
    { name: basename(path), title: `asked of ${corpusDir}`, corpora: [{ articles, questions }] },
  ];
}

const SHOWN = 20; // problems; more make nobody wiser

/** Runs `read`; problems with questions become problems of the command line. */
async function rephrase<T>(read: () => T | Promise<T>): Promise<T> {
  try {
    return await read();
  } catch (error) {
    if (!(error instanceof ExamplesError)) throw error;
    const { problems } = error;
    const rest = problems.length - SHOWN;
    throw new ConfigError([
      ...problems.slice(0, SHOWN),
      ...(rest > 0 ? [`and ${rest} more such lines`] : []),
    ]);
  }
}
