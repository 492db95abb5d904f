import { describe, expect, it } from "vitest";
import { layOut } from "../../src/corpus/layout.ts";
import { loadNetwork } from "../../src/engine/model/load.ts";
import { MODEL } from "../../src/engine/model/weights.ts";
import type { DataSet } from "../../src/learn/data.ts";
import {
  attend,
  chooseThreshold,
  judge,
  learnPhrases,
  learnSentences,
} from "../../src/learn/lessons.ts";
import { makeTrials } from "../../src/learn/trials.ts";

const TEXTS = {
  "a.txt": "The ferry sank near Port Ellis.\n\nIlse Moreau was its captain. She was calm.\n",
  "b.txt": "The bakery sells bread.\n\nMarten Okafor opened the bakery in 2006.\n",
};

function dataSet(): DataSet {
  const articles = Object.entries(TEXTS).map(([file, text]) => layOut(file, text));
  const ask = (id: string, file: keyof typeof TEXTS, question: string, answer: string) => ({
    id,
    question,
    sort: null,
    file,
    answers: [answer],
    places: [{ file, start: TEXTS[file].indexOf(answer) }],
    answerable: true,
    chat: false,
  });
  const questions = [
    ask("1", "a.txt", "Where did the ferry sink?", "Port Ellis"),
    ask("2", "a.txt", "Who was the captain of the Ellis ferry?", "Ilse Moreau"),
    ask("3", "b.txt", "When did Marten Okafor open the bakery?", "2006"),
  ];
  return { name: "tiny", articles, questions };
}

describe("learnSentences, learnPhrases, judge", () => {
  const trials = makeTrials(dataSet(), { size: 2, share: 1, foreign: 0, takenOut: 1 });

  it("learn the same weights from the same data", () => {
    expect(learnSentences(trials, MODEL)).toEqual(learnSentences(trials, MODEL));
    expect(learnPhrases(trials, MODEL)).toEqual(learnPhrases(trials, MODEL));
  });

  it("learn that holding the question's words speaks for a sentence", () => {
    expect(learnSentences(trials, MODEL).coverage).toBeGreaterThan(0);
  });

  it("are less sure of an answer once its paragraph is taken out", () => {
    const judged = judge(attend(trials, MODEL, loadNetwork()), MODEL);
    const mean = (answerable: boolean) => {
      const some = judged.filter((one) => one.answerable === answerable);
      return some.reduce((sum, { confidence }) => sum + confidence, 0) / some.length;
    };
    expect(mean(true)).toBeGreaterThan(mean(false));
  });
});

describe("chooseThreshold", () => {
  const judged = [0.95, 0.15, 0.35, 0.25, 0.45, 0.55, 0.65, 0.75, 0.05, 0.8512].flatMap(
    (confidence) => [
      { confidence, answerable: true },
      { confidence: confidence / 2, answerable: false },
    ],
  );

  it.each([
    [0, 0.05, 0],
    [0.1, 0.15, 1],
    [0.2, 0.25, 2],
    [0.8, 0.851, 8], // rounded down, so that it refuses no one more
  ])("refuses the share of the answerable that it may: %d", (share, threshold, refused) => {
    expect(chooseThreshold(judged, share)).toBe(threshold);
    const below = judged.filter((one) => one.answerable && one.confidence < threshold);
    expect(below).toHaveLength(refused);
  });
});
