import { describe, expect, it } from "vitest";
import { layOut } from "../../src/corpus/layout.ts";
import { createEngine } from "../../src/engine/engine.ts";
import { MODEL } from "../../src/engine/model/weights.ts";
import { settle } from "../../src/engine/settle.ts";
import { ask, marked } from "./corpus.ts";

describe("the marked words", () => {
  it.each([
    ["24 people were aboard when two ships were damaged.", "how many ships were damaged", "two"],
    ["The ferry left Port Ellis on 12 March 2021.", "when did the ferry leave", "12 March 2021"],
    ["The ferry was built in Port Ellis in 1912.", "where was the ferry built", "Port Ellis"],
    ["Ilse Moreau repaired the lighthouse lamp.", "who repaired the lamp", "Ilse Moreau"],
    ["The lamp was repaired by Ilse Moreau in May.", "who repaired the lamp", "Ilse Moreau"],
    ["The storm lasted four days and killed sheep.", "how long did the storm last", "four days"],
    ["Captain Ilse Moreau, 52, was calm.", "how old is ilse moreau", "52"],
    ["Repairs cost $3.5 million last year.", "how much did the repairs cost", "$3.5 million"],
    ["The island lies 12 miles off the coast.", "how far is the island off the coast", "12 miles"],
  ])("of '%s' to '%s' are '%s'", (text, question, words) => {
    expect(marked(ask(`${text}\n`, question))).toBe(words);
  });

  it("are left out of a yes or no unless the network is sure of them", () => {
    const text = `The ferry left Port Ellis on 12 March 2021. It ran aground at noon, but nobody was hurt.

The harbour office denied that the pilot had slept. No charges were brought.
`;
    const { trace } = createEngine([layOut("a.txt", text)]);
    for (const question of ["was anyone hurt", "did the ferry leave", "was the pilot asleep"]) {
      const { sought, readings } = trace(question);
      expect(sought.query.kind).toBe("decision");
      expect(readings.length).toBeGreaterThan(2);
      const markedAt = (certainty: number) =>
        settle(
          readings.map((one) => ({
            ...one,
            understood: one.understood && { ...one.understood, certainty },
          })),
          sought.query,
          MODEL,
        ).map(({ span }) => span !== null);
      expect(markedAt(0.01)).not.toContain(true);
      expect(markedAt(0.99)).not.toContain(false);
    }
  });
});
