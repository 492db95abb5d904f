import { describe, expect, it } from "vitest";
import { layOut } from "../../src/corpus/layout.ts";
import { readTensors } from "../../src/engine/model/tensors.ts";
import { readVectors } from "../../src/engine/model/vectors.ts";
import { splitSentences } from "../../src/engine/sentences.ts";
import { Exercises } from "../../src/learn/exercises.ts";
import { packTensors } from "../../src/learn/pack.ts";
import type { Asked } from "../../src/learn/trials.ts";

const VECTORS = readVectors(
  packTensors({
    words: { shape: [3], data: new TextEncoder().encode("the") },
    vectors: { shape: [1, 2], data: Int8Array.of(1, 1) },
  }),
);
const WORDNET = { synonyms: () => [], antonyms: () => [] };
const TEXT = "The ferry sank near Port Ellis. Its captain was Ilse Moreau. The ferry was old.";

const ASKED: Asked = {
  id: "1",
  question: "Where did the ferry of the captain sink?",
  sort: null,
  typed: "where did the ferry of the captain sink",
  file: "a.txt",
  answers: ["Port Ellis"],
  places: [{ file: "a.txt", start: TEXT.indexOf("Port Ellis") }],
  answerable: true,
  chat: false,
  why: "answered",
  without: [],
};

/** The array `name` that the trainer reads, of `asked` alone. */
function arraysOf(asked: Asked): (name: string) => number[] {
  const article = layOut("a.txt", TEXT);
  const exercises = new Exercises(VECTORS, WORDNET);
  const sentences = splitSentences(article);
  exercises.add({ articles: [article], sentences, questions: [asked] }, 0);
  expect(exercises.size).toBe(1);
  const arrays = readTensors(exercises.pack());
  return (name) => [...(arrays.get(name)?.data ?? [])];
}

describe("Exercises", () => {
  it("puts the right sentence among the golds, with the tokens of the answer", () => {
    const read = arraysOf(ASKED);
    expect(read("golds").slice(0, 1)).toEqual([0]);
    expect(read("spans").slice(0, 2)).toEqual([4, 5]);
    expect(read("rivals").filter((rival) => rival >= 0)).not.toContain(0);
  });

  it("takes what answered a question before it was altered for the strongest rival", () => {
    const question = "Where did the ferry of the mayor sink?";
    const read = arraysOf({ ...ASKED, question, typed: question, why: "altered" });
    expect(read("golds").filter((gold) => gold >= 0)).toEqual([]);
    expect(read("rivals")[0]).toBe(0);
  });
});
