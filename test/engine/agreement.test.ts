import { describe, expect, it } from "vitest";
import { layOut } from "../../src/corpus/layout.ts";
import { type Passage, worthQuoting } from "../../src/engine/agreement.ts";
import { type Sentence, splitSentences } from "../../src/engine/sentences.ts";

function passage(text: string, score: number, agrees: boolean): Passage {
  const [sentence] = splitSentences(layOut("a.txt", text)) as [Sentence];
  return { sentence, answer: null, agrees, score, citations: [sentence] };
}

describe("worthQuoting", () => {
  const best = passage("The fair was held in Port Ellis, by the old harbour.", 4, true);

  it.each([
    ["the same answer elsewhere", passage("Port Ellis held the fair again.", 3, true), 2],
    ["the same answer, far less likely", passage("Port Ellis held the fair again.", 0, true), 1],
    ["another answer about as likely", passage("Brindle held the fair.", 3.5, false), 2],
    ["another answer, less likely", passage("Brindle held the fair.", 3, false), 1],
    [
      "nearly the same words",
      passage("The fair was held in Port Ellis by the harbour.", 4, true),
      1,
    ],
  ])("thinks of %s", (_, other, count) => {
    expect(worthQuoting([best, other])).toHaveLength(count);
  });

  it("leaves out other answers where articles agree, and shows three at most", () => {
    const rival = passage("Brindle held the fair.", 3.9, false);
    const same = ["Port Ellis held it.", "They came to Port Ellis.", "Port Ellis again!"];
    const quoted = worthQuoting([best, rival, ...same.map((text) => passage(text, 3, true))]);
    expect(quoted.map(({ sentence }) => sentence.text)).toEqual([
      best.sentence.text,
      ...same.slice(0, 2),
    ]);
  });

  it("has nothing to quote of nothing", () => {
    expect(worthQuoting([])).toEqual([]);
  });
});
