import { describe, expect, it } from "vitest";
import { analyseQuestion } from "../../src/engine/query.ts";
import { retrieverOf } from "./corpus.ts";

const TEXT = `The coastguard rescued the passengers. Nobody was hurt.

The lighthouse keeper Ilse Moreau watched. It was built in 1912.

Bread is baked daily. The bakery opens early.
`;

describe("retrieve", () => {
  const retriever = retrieverOf(TEXT);
  const found = (question: string, k = 10) =>
    retriever.retrieve(analyseQuestion(question).terms, k).map(({ sentence }) => sentence.text);

  it("puts the sentence that shares terms first, and adds its neighbours", () => {
    expect(found("who rescued the passengers")[0]).toBe("The coastguard rescued the passengers.");
    expect(found("who rescued the passengers")).toContain("Nobody was hurt.");
  });

  it("gives a small corpus whole, what shares no term as well", () => {
    expect(found("who rescued the passengers", 6)).toHaveLength(6);
    expect(found("who rescued the passengers", 5)).not.toContain("The bakery opens early.");
  });

  it("finds nothing where no term is known, but gives a small corpus whole", () => {
    expect(found("quantum chromodynamics", 2)).toEqual([]);
    expect(found("quantum chromodynamics")).not.toEqual([]);
  });

  it("never gives more candidates than asked for", () => {
    expect(found("bread bakery lighthouse coastguard", 2)).toHaveLength(2);
  });

  it("leaves out what is not to be kept, neighbours too", () => {
    const kept = retriever.retrieve(analyseQuestion("passengers").terms, 10, ({ text }) =>
      text.startsWith("The"),
    );
    expect(kept.map(({ sentence }) => sentence.text).toSorted()).toEqual([
      "The bakery opens early.",
      "The coastguard rescued the passengers.",
      "The lighthouse keeper Ilse Moreau watched.",
    ]);
  });
});

describe("expand", () => {
  const retriever = retrieverOf(TEXT);
  const forms = (typed: string) =>
    retriever.expand(analyseQuestion(typed).terms[0] ?? "").map(({ term }) => term);

  it.each([
    ["a letter too few", "pasengers", "passeng"],
    ["two letters swapped", "bakrey", "bakeri"],
    ["a word broken off", "lighth", "lighthous"],
  ])("finds the word behind a typo: %s", (_, typed, known) => {
    expect(forms(typed)).toContain(known);
  });

  it("takes a known word as it is", () => {
    expect(forms("bread")).toEqual(["bread"]);
  });

  it.each(["wax", "1913"])(
    "leaves '%s' alone: short words and figures are not corrected",
    (typed) => {
      expect(forms(typed)).toEqual([]);
    },
  );
});

describe("isName", () => {
  it("tells names from other words by their capitals", () => {
    const retriever = retrieverOf(TEXT);
    expect(retriever.isName("moreau")).toBe(true);
    expect(retriever.isName("keeper")).toBe(false);
  });
});
