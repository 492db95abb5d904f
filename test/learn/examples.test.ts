import { describe, expect, it } from "vitest";
import { layOut } from "../../src/corpus/layout.ts";
import { splitSentences } from "../../src/engine/sentences.ts";
import { ExamplesError, readExamples } from "../../src/learn/examples.ts";

const BREAD = layOut(
  "bread.txt",
  "The baker Odo Finch opens at six. Rye bread costs four euros.\n\nThe Harrow mill grinds the rye.",
);
const [opens, costs, mill] = splitSentences(BREAD);

function read(...lines: readonly unknown[]) {
  return readExamples(
    lines.map((line) => (typeof line === "string" ? line : JSON.stringify(line))).join("\n"),
    [BREAD],
  );
}

function problemsOf(...lines: readonly unknown[]): readonly string[] {
  try {
    read(...lines);
  } catch (error) {
    if (error instanceof ExamplesError) return error.problems;
    throw error;
  }
  return [];
}

describe("readExamples", () => {
  it("takes a sentence for right whatever its marks and case", () => {
    const [asked] = read({
      question: "when does he open",
      gold: [{ file: "bread.txt", sentence: "the baker, Odo Finch, opens at six" }],
    });
    expect([opens, costs, mill].map((sentence) => sentence && asked?.isRight(sentence))).toEqual([
      true,
      false,
      false,
    ]);
  });

  it("takes every sentence with the answer for right where no sentence is given", () => {
    const [asked] = read({ question: "what is ground", answers: ["rye"] });
    expect([opens, costs, mill].map((sentence) => sentence && asked?.isRight(sentence))).toEqual([
      false,
      true,
      true,
    ]);
  });

  it("needs no more than a question for one that nothing answers", () => {
    const [asked] = read({ question: "who won", answerable: false });
    expect(asked).toMatchObject({ question: "who won", answerable: false, gold: null });
  });

  it("leaves out what cannot stand alone, and keys it does not know", () => {
    const lines = [
      { id: 1, question: "what does rye cost", answers: ["four euros"], note: "from the shop" },
      { id: 2, question: "and white bread?", answerable: false, follows: "1" },
    ];
    expect(read(...lines, "")).toHaveLength(1);
  });

  it.each([
    ["{", "line 1: is not JSON"],
    ["[]", "expected object"],
    [{ questoin: "who" }, '"question"'],
    [{ question: "  ", answerable: false }, '"question": is empty'],
    [{ question: "who" }, 'needs "gold" or "answers", or "answerable": false'],
    [{ question: "who", answerable: true }, 'has no "gold" or "answers"'],
    [{ question: "who", answerable: false, answers: ["Odo"] }, "is not answerable, but has"],
    [{ question: "who", answers: "Odo" }, '"answers"'],
    [{ question: "who", answers: ["…"] }, '"answers.0": is empty'],
    [{ question: "who", gold: [{ file: "bread.txt", sentence: "?" }] }, "is empty"],
    [
      { question: "who", gold: [{ file: "bread.txt", sentence: "Хлеб" }] },
      "bread.txt has no sentence “Хлеб”",
    ],
    [
      { question: "who", gold: [{ file: "cake.txt", sentence: "Odo" }] },
      "there is no file cake.txt in the corpus",
    ],
    [
      { question: "who", gold: [{ file: "bread.txt", sentence: "Cake is better." }] },
      "bread.txt has no sentence “Cake is better.”",
    ],
  ])("says what is wrong with %j", (line, words) => {
    expect(problemsOf(line).join("\n")).toContain(words);
  });

  it("reports every line at once, and a file without a question", () => {
    const problems = problemsOf({ question: "fine", answerable: false }, "{", { question: "who" });
    expect(problems.map((problem) => problem.slice(0, 6))).toEqual(["line 2", "line 3"]);
    expect(problemsOf("", " ")).toEqual(["there is no question in it"]);
  });
});
