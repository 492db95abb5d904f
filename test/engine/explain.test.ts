import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type Contribution, explain } from "../../src/engine/explain.ts";
import { engineOf } from "./corpus.ts";

const engine = engineOf({
  "lamp.txt":
    "The old lighthouse was repaired in June. Ilse Moreau, 52, repaired its lamp. A storm had broken the lamp in 2013.",
  "bread.txt": "Rye bread costs four euros. The baker Odo Finch opens at six.",
});

const sum = (some: readonly Contribution[]) => some.reduce((total, { worth }) => total + worth, 0);

describe("explain", () => {
  it("tells the same as the answer", () => {
    for (const question of ["who repaired the lamp", "who won the cup", "hello"]) {
      const { answered, confidence, passages } = engine.answer(question);
      const why = explain(engine, question);
      expect(why).toMatchObject({ question, answered, confidence });
      expect(why.answered).toBe(why.confidence >= why.threshold);
      // What shares no word with the question is read, but is not what came closest.
      if (passages.length > 0) expect(why.readings[0]?.sentence).toBe(passages[0]?.sentence.text);
    }
  });

  it("accounts for every score and for the confidence, the biggest contribution first", () => {
    fc.assert(
      fc.property(
        fc.constantFrom("who repaired the lamp", "bread", "when", "was it broken"),
        (q) => {
          const { readings, confidence, evidence } = explain(engine, q);
          for (const { score, scoredBy, firstScore, rankedBy } of readings) {
            expect(sum(scoredBy)).toBeCloseTo(score, 4);
            expect(sum(rankedBy)).toBeCloseTo(firstScore, 4);
            const sizes = rankedBy.map(({ worth }) => Math.abs(worth));
            expect(sizes).toEqual([...sizes].sort((a, b) => b - a));
          }
          if (evidence) expect(1 / (1 + Math.exp(-sum(evidence)))).toBeCloseTo(confidence, 4);
        },
      ),
    );
  });

  it("shows what a misspelt word is looked for as, and which words the corpus lacks", () => {
    const { terms } = explain(engine, "who repaired the lighthuose of Gondor");
    const [repair, lighthouse, gondor] = terms;
    expect(repair).toMatchObject({
      word: "repaired",
      known: true,
      forms: [{ term: "repair", weight: 1 }],
    });
    expect(lighthouse).toMatchObject({ known: true, forms: [{ term: "lighthous" }] });
    expect(gondor).toMatchObject({ known: false, forms: [] });
  });

  it("explains any question, also one without a word in it", () => {
    fc.assert(
      fc.property(fc.oneof(fc.constant(""), fc.string(), fc.constant("???")), (question) => {
        const why = explain(engine, question);
        expect(JSON.parse(JSON.stringify(why)).question).toBe(question);
      }),
      { numRuns: 50 },
    );
  });
});
