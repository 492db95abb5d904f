/**
 * 104 questions as people type them, 30 of them without an answer, on nine invented texts of many
 * sorts (an interview, a recipe, minutes, a wire report and its copy, …). They were written before
 * anything was known of the answers and are not for tuning: they show when something breaks. The
 * same figures by sort of question, and what goes wrong:
 * `npx verbatim eval test/engine/questions/questions.jsonl --corpus test/engine/questions/articles --misses`.
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

describe("answers about nine texts of many sorts", () => {
  let outcomes: readonly Outcome[] = [];
  beforeAll(async () => {
    const { articles } = await readCorpus(join(DIR, "articles"));
    const questions = readExamples(readFileSync(join(DIR, "questions.jsonl"), "utf8"), articles);
    const exam = { name: "own", title: "", corpora: [{ articles, questions }] };
    outcomes = sit(exam, (some) => createEngine(some));
  });

  // The figure when it was written down, and what it may not fall below: a few questions fewer, so
  // that weights may go for a better whole.
  it.each<[string, Figure, number, number]>([
    ["finds the right sentence among the candidates", "recall50", 0.986, 0.93],
    ["quotes the right sentence first", "p1", 0.824, 0.78],
    ["marks the right words", "f1", 0.664, 0.6],
    ["answers rightly rather than refuse", "rightAnswers", 0.757, 0.71],
    ["refuses what nothing answers", "rightRefusals", 0.433, 0.36],
    ["is surer where there is an answer", "auroc", 0.809, 0.75],
  ])("%s (%s was %d, at least %d)", (_, figure, __, least) => {
    expect(measure(outcomes)[figure], reportMisses(outcomes)).toBeGreaterThanOrEqual(least);
  });

  it("asks enough to mean something", () => {
    const answerable = outcomes.filter(({ asked }) => asked.answerable).length;
    expect([answerable, outcomes.length - answerable]).toEqual([74, 30]);
  });
});
