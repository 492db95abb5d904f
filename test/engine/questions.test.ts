/**
 * Questions as people type them, each set by another hand and written before anything was known of the
 * answers: about nine invented texts of many sorts (an interview, a recipe, minutes, …), about ten
 * invented reports and pages of a server's folder, and about the five seed articles. They are not for
 * tuning: they show when something breaks. The same figures by sort of question, and what goes wrong:
 * `npx verbatim eval test/engine/questions/sundry/questions.jsonl --corpus test/engine/questions/sundry/articles --misses`.
 */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { beforeAll, describe, expect, it } from "vitest";
import { reportMisses } from "../../src/cli/eval-report.ts";
import { readCorpus } from "../../src/corpus/read.ts";
import { createEngine } from "../../src/engine/engine.ts";
import { readExamples } from "../../src/learn/examples.ts";
import { type Outcome, sit } from "../../src/learn/outcomes.ts";
import { type Figure, measure } from "../../src/learn/scorecard.ts";

const DIR = join(import.meta.dirname, "questions");

// Each figure when it was written down; what it may not fall below is a few questions fewer, so that
// weights may go for a better whole.
type Kept = Extract<Figure, "recall50" | "p1" | "f1" | "rightAnswers" | "rightRefusals" | "auroc">;
type Figures = Readonly<Record<Kept, number>>;
const SLACK = 0.05;

describe.each<[string, string, string, [number, number], Figures]>([
  [
    "nine texts of many sorts",
    "sundry",
    join(DIR, "sundry", "articles"),
    [74, 30],
    {
      recall50: 0.986,
      p1: 0.865,
      f1: 0.786,
      rightAnswers: 0.851,
      rightRefusals: 0.767,
      auroc: 0.955,
    },
  ],
  [
    "ten reports and pages of a server's folder",
    "reports",
    join(DIR, "reports", "articles"),
    [140, 60],
    {
      recall50: 0.85,
      p1: 0.593,
      f1: 0.468,
      rightAnswers: 0.557,
      rightRefusals: 0.667,
      auroc: 0.839,
    },
  ],
  [
    "the seed articles",
    "seeds",
    join(import.meta.dirname, "..", "..", "seeds"),
    [120, 50],
    {
      recall50: 0.942,
      p1: 0.708,
      f1: 0.529,
      rightAnswers: 0.667,
      rightRefusals: 0.52,
      auroc: 0.786,
    },
  ],
])("answers about %s", (_, name, corpus, count, figures) => {
  let outcomes: readonly Outcome[] = [];
  beforeAll(async () => {
    const { articles } = await readCorpus(corpus);
    const text = readFileSync(join(DIR, name, "questions.jsonl"), "utf8");
    const exam = {
      name,
      title: "",
      corpora: [{ articles, questions: readExamples(text, articles) }],
    };
    outcomes = sit(exam, (some) => createEngine(some));
  });

  const atLeast = (figure: Kept): number => figures[figure] - SLACK;

  it.each<[string, Kept]>([
    ["find the right sentence among the candidates", "recall50"],
    ["quote the right sentence first", "p1"],
    ["mark the right words", "f1"],
    ["are right rather than refused", "rightAnswers"],
    ["are refused where nothing answers", "rightRefusals"],
    ["are surer where there is an answer", "auroc"],
  ])("%s", (_, figure) => {
    expect(measure(outcomes)[figure], reportMisses(outcomes)).toBeGreaterThanOrEqual(
      atLeast(figure),
    );
  });

  it("are to enough questions to mean something", () => {
    const answerable = outcomes.filter(({ asked }) => asked.answerable).length;
    expect([answerable, outcomes.length - answerable]).toEqual(count);
  });
});
