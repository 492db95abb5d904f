import { describe, expect, it } from "vitest";
import { layOut } from "../../src/corpus/layout.ts";
import { ablate, PART_NAMES } from "../../src/learn/ablations.ts";
import { readExamples } from "../../src/learn/examples.ts";

const articles = [
  layOut(
    "lamp.txt",
    "The old lighthouse was repaired in June. Ilse Moreau, 52, repaired its lamp. A storm had broken the lamp in 2013.",
  ),
];
const questions = readExamples(
  [
    { question: "who repaired the lamp", answers: ["Ilse Moreau"] },
    { question: "what broke the lamp", answers: ["A storm"] },
    { question: "who won the cup", answerable: false },
  ]
    .map((line) => JSON.stringify(line))
    .join("\n"),
  articles,
);
const exam = { name: "own", title: "", corpora: [{ articles, questions }] };

describe("ablate", () => {
  it("takes out every part in turn, the engine as it ships first", () => {
    const losses = [...ablate(exam, PART_NAMES)];
    expect(losses.map(({ name }) => name)).toEqual(["nothing", ...PART_NAMES]);
    expect(losses[0]).toMatchObject({
      figures: { p1: 1 },
      changes: { p1: { value: 0, interval: [0, 0] } },
    });
    for (const { figures, changes } of losses)
      expect((figures.p1 ?? 0) - (changes.p1.value ?? 0)).toBeCloseTo(1);
  });

  it("takes the parts that it is asked for", () => {
    const [whole, lacking, ...more] = [...ablate(exam, ["phrases"])];
    expect([whole?.name, lacking?.name, more.length]).toEqual(["nothing", "phrases", 0]);
  });
});
