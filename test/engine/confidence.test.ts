import { describe, expect, it } from "vitest";
import { layOut } from "../../src/corpus/layout.ts";
import { createEngine } from "../../src/engine/engine.ts";

const ENGINE = createEngine([
  layOut(
    "a.txt",
    `The lamp of Port Ellis

The lighthouse of Port Ellis was built in 1894 by Ilse Moreau, an engineer from Dunmore.
In March 2021 a storm broke the lamp, and three keepers repaired it within four days.
"We never slept," said Marten Okafor, the oldest of them, who gave the storm as his reason for being late.
`,
  ),
]);

describe("confidence", () => {
  it.each([
    ["names what the corpus never names", "Who built the Eiffel Tower?"],
    ["names it beside words that the corpus has", "When did Ramanujan build the lighthouse?"],
    ["has no word of its own", "who are you"],
    ["is empty", ""],
    ["has a word too long to look for", `who is ${"x".repeat(40)}`],
  ])("is nothing for a question that %s", (_, question) => {
    expect(ENGINE.answer(question)).toMatchObject({ answered: false, confidence: 0 });
  });

  it.each([
    ["names what the corpus names", "When was the lighthouse of Port Ellis built?"],
    ["has a word that the corpus lacks, in lower case", "who constructed the lighthouse"],
    ["has a word that the corpus spells otherwise", "who built the ligthouse"],
    ["shares no word with the corpus, all of them common ones", "what was his excuse"],
  ])("is something for a question that %s", (_, question) => {
    expect(ENGINE.answer(question).confidence).toBeGreaterThan(0);
  });

  it.each(["who discovered penicillin", "what is a quark", "how do vaccines work"])(
    "is too low for '%s', of which the corpus has no word",
    (question) => {
      expect(ENGINE.answer(question).answered).toBe(false);
    },
  );

  it("is higher for what the corpus tells than for what it doesn't", () => {
    const [told, untold] = ["who built the lighthouse", "who painted the lighthouse"].map(
      (question) => ENGINE.answer(question).confidence,
    );
    expect(told).toBeGreaterThan(untold as number);
  });
});
