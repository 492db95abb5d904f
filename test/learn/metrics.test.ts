import { describe, expect, it } from "vitest";
import { auroc, exactMatch, refusedBelow, thresholdAt, tokenF1 } from "../../src/learn/metrics.ts";

describe("tokenF1", () => {
  it.each([
    ["the Golden Loaf", ["golden loaf!"], 1],
    ["Golden Loaf prize", ["Golden Loaf"], 0.8],
    ["bread", ["Golden Loaf"], 0],
    ["", ["Golden Loaf"], 0],
    ["loaf", ["bread", "a loaf"], 1],
  ])("gives '%s' against %j %d", (answer, golds, f1) => {
    expect(tokenF1(answer, golds)).toBeCloseTo(f1);
  });
});

describe("exactMatch", () => {
  it("ignores case, articles and marks, nothing else", () => {
    expect(exactMatch("The Loaf.", ["loaf"])).toBe(1);
    expect(exactMatch("Loaves", ["loaf"])).toBe(0);
  });
});

describe("auroc, thresholdAt, refusedBelow", () => {
  const judged = [
    { confidence: 0.9, answerable: true },
    { confidence: 0.8, answerable: true },
    { confidence: 0.3, answerable: true },
    { confidence: 0.5, answerable: false },
    { confidence: 0.1, answerable: false },
  ];

  it("counts the pairs in the right order, ties half", () => {
    expect(auroc(judged)).toBeCloseTo(5 / 6);
    expect(auroc(judged.map((one) => ({ ...one, confidence: 0 })))).toBeCloseTo(0.5);
  });

  it("finds the threshold that refuses a share, and what else it refuses", () => {
    const threshold = thresholdAt(judged, 0.34);
    expect(threshold).toBe(0.8);
    expect(refusedBelow(judged, threshold)).toBe(1);
  });
});
