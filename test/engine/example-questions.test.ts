import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { PACKAGE_DIR } from "../../src/config.ts";
import { readCorpus } from "../../src/corpus/read.ts";
import { createEngine, type Engine } from "../../src/engine/engine.ts";
import { createExample, findQuestions } from "../../src/engine/example-questions.ts";
import { engineOf } from "./corpus.ts";

const seeds = async () => createEngine((await readCorpus(join(PACKAGE_DIR, "seeds"))).articles);
const questionsOf = (engine: Engine) => [...findQuestions(engine)].filter((it) => it !== null);

describe("findQuestions", { timeout: 20_000 }, () => {
  it("finds three or four that are answered with words of their sentence", async () => {
    const engine = await seeds();
    const questions = questionsOf(engine);
    expect(questions.length).toBeGreaterThanOrEqual(3);
    expect(questions.length).toBeLessThanOrEqual(4);
    for (const question of questions) {
      const { answered, short } = engine.answer(question);
      expect([question, answered, short]).toEqual([question, true, expect.any(String)]);
      expect(question).toMatch(/^(?:Who|Where|When|What|How many) .*[^.\s]\?$/);
    }
    expect(questionsOf(engine)).toEqual(questions);
  });

  it.each([
    [
      "The mayor Ada Bell opened the bridge on Monday.",
      "When did the mayor Ada Bell open the bridge?",
    ],
    ["The ferry Lark sank near Cape Mort.", "Where did the ferry Lark sink?"],
    ["The baker Odo Finch opens at six.", "When does the baker Odo Finch open?"],
    ["Harlow Rowing Club won the Stour Cup.", "Who won the Stour Cup?"],
    ["The crossing takes eleven minutes.", "How many minutes does the crossing take?"],
    ["The Harrow Rowing Association (HRA) meets in spring.", "What does HRA stand for?"],
    ["On Monday, the mayor closed the old bridge.", "When did the mayor close the old bridge?"],
    ["31 passengers were rescued in two hours.", "How many passengers were rescued?"],
    ["The fog was too thick, said harbour master Ilse Moreau.", "Who is Ilse Moreau?"],
  ])("turns %j around", (text, question) => {
    expect(questionsOf(engineOf({ "a.txt": text }))).toContain(question);
  });

  it.each([
    "He opened it on Monday.",
    "What opened, nobody knows.",
    "This club won that cup on Monday.",
    "(((",
    "the the the",
  ])("asks nothing about %j, which nobody could answer by itself", (text) => {
    expect(questionsOf(engineOf({ "a.txt": `${text}\n\nx` }))).toEqual([]);
  });
});

describe("createExample", () => {
  it("is one of them, the same each time, and null where there is none", () => {
    const engine = engineOf({ "a.txt": "Harlow Rowing Club won the Stour Cup." });
    const example = createExample(engine);
    expect(example()).toBe("Who won the Stour Cup?");
    expect(example()).toBe(example());
    expect(createExample(engineOf({ "a.txt": "He opened it." }))()).toBeNull();
  });
});
