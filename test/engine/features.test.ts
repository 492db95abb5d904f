import { describe, expect, it } from "vitest";
import { describe as describeCandidate, type Features } from "../../src/engine/features.ts";
import { analyseQuestion } from "../../src/engine/query.ts";
import { seek } from "../../src/engine/sought.ts";
import { retrieverOf } from "./corpus.ts";

function featuresOf(text: string, question: string, index = 0): Features {
  const retriever = retrieverOf(text);
  const sought = seek(analyseQuestion(question), retriever);
  const sentence = retriever.sentences[index];
  if (!sentence) throw new Error(`no sentence ${index}`);
  return describeCandidate({ sentence, index, score: 1 }, 1, sought, retriever).features;
}

describe("describe", () => {
  const text = "The ferry left Port Ellis at noon. It sank near the old lighthouse.";

  it("measures how much of the question a sentence holds", () => {
    expect(featuresOf(text, "ferry noon").coverage).toBeCloseTo(1);
    expect(featuresOf(text, "pancakes").coverage).toBe(0);
  });

  it("credits a sentence with what the one before it says", () => {
    const { coverage, before, pointsBack } = featuresOf(text, "where did the ferry sink", 1);
    expect(coverage + before).toBeCloseTo(1);
    expect(pointsBack).toBe(before);
  });

  it("knows a name that is missing all around", () => {
    expect(featuresOf(text, "did Moreau sink the ferry").namesLacking).toBeGreaterThan(0);
    expect(featuresOf(text, "who left port ellis").namesLacking).toBe(0);
  });

  it("sees words in the question's order, side by side", () => {
    expect(featuresOf(text, "old lighthouse", 1).bigrams).toBe(1);
    expect(featuresOf(text, "lighthouse old", 1).bigrams).toBe(0);
  });

  it("keeps every feature between 0 and 1", () => {
    for (const value of Object.values(featuresOf(text, "Where did the ferry of Ellis sink?", 1))) {
      expect(value).toBeGreaterThanOrEqual(0);
      expect(value).toBeLessThanOrEqual(1 + 1e-9);
    }
  });
});
