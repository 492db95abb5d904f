import { describe, expect, it } from "vitest";
import type { Outcome } from "../../src/learn/outcomes.ts";
import { measure, score } from "../../src/learn/scorecard.ts";

/** What came of a question; places count from 1, 0 for not found. */
function outcome(
  answerable: boolean,
  confidence: number,
  { place = 0, candidate = 0, bare = 0, f1 = null as number | null, sort = "who", ms = 1 } = {},
): Outcome {
  const asked = { question: "", sort, answerable, answers: [], gold: null, isRight: () => false };
  const answered = confidence >= 0.5;
  const answer = {
    question: "",
    answered,
    confidence,
    short: null,
    chat: false,
    views: [],
    several: false,
    passages: [],
  };
  return { asked, sort, answer, place, candidate, bare, exact: f1 === 1 ? 1 : 0, f1, ms };
}

const OUTCOMES = [
  outcome(true, 0.9, { place: 1, candidate: 3, bare: 2, f1: 1, ms: 10 }),
  outcome(true, 0.8, { place: 4, candidate: 50, f1: 0.5, ms: 20 }),
  outcome(true, 0.2, { place: 1, candidate: 51, bare: 1, ms: 30 }),
  outcome(true, 0.7, { sort: "when", ms: 40 }),
  outcome(false, 0.3),
  outcome(false, 0.6, { ms: 99 }),
];

describe("measure", () => {
  it("gives each figure over the questions that count towards it", () => {
    expect(measure(OUTCOMES)).toMatchObject({
      p1: 2 / 4,
      p5: 3 / 4,
      mrr: (1 + 1 / 4 + 1) / 4,
      recall50: 2 / 4,
      f1: 1.5 / 2,
      auroc: (2 + 2 + 0 + 2) / 8,
      wrongRefusals: 1 / 4,
      rightRefusals: 1 / 2,
      rightAnswers: 1 / 4,
      p99: 99,
    });
  });

  it("has no figure where nothing counts towards it", () => {
    const only = measure(OUTCOMES.filter(({ asked }) => !asked.answerable));
    expect(only).toMatchObject({ p1: null, f1: null, auroc: null, refusedAt5: null });
    expect(Object.values(measure([])).every((value) => value === null)).toBe(true);
  });
});

describe("score", () => {
  it("has bare MiniSearch beside it, and every sort of question, the most frequent first", () => {
    const { answerable, unanswerable, bare, sorts } = score(OUTCOMES);
    expect([answerable, unanswerable]).toEqual([4, 2]);
    expect(bare.p1.value).toBe(1 / 4);
    expect(bare.mrr.value).toBe((1 / 2 + 1) / 4);
    expect(
      sorts.map(({ sort, answerable, unanswerable }) => [sort, answerable, unanswerable]),
    ).toEqual([
      ["who", 3, 2],
      ["when", 1, 0],
    ]);
  });

  it("gives each figure the range that it lies in", () => {
    const { figures } = score(OUTCOMES);
    const [low, high] = figures.p1.interval as [number, number];
    expect(low).toBeLessThan(0.5);
    expect(high).toBeGreaterThan(0.5);
  });
});
