import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { findPhrases } from "../../src/engine/phrases.ts";
import { tagWords } from "../../src/engine/tagger.ts";

function phrasesOf(text: string): string[] {
  return findPhrases(text, tagWords(text)).map(({ start, end }) => text.slice(start, end));
}

describe("findPhrases", () => {
  it.each([
    ["The captain is Ilse Moreau.", "Ilse Moreau"],
    ["Two ships were damaged.", "Two ships"],
    ["It sank on 12 March 2021.", "12 March 2021"],
    ["It cost $3.5 million to repair.", "$3.5 million"],
    ["It lasted four to five hours.", "four to five hours"],
    ["The island is 12 miles off.", "12 miles"],
    ["Moreau, 52, was calm.", "52"],
    ["It runs twice a week.", "twice a week"],
    ["It runs once, a week at most.", "a week"],
    ["Yesterday it sank.", "Yesterday"],
    ["Last week they met.", "Last week"],
    ["It lies five kilometres off.", "five kilometres"],
    ["It sank because the fog was thick.", "because the fog was thick"],
    ["He lives in the capital of France.", "the capital of France"],
    ["They sell bread, cakes and coffee.", "bread, cakes and coffee"],
    ["“We heard a bang,” she said.", "We heard a bang"],
    ["Moreau's ferry sank.", "Moreau"],
  ])("finds in '%s' the answer '%s'", (text, phrase) => {
    expect(phrasesOf(text)).toContain(phrase);
  });

  it("never cuts one side off a quotation or a bracket", () => {
    const text = "He said “it is over (almost) now” to the crew of “Star” (a ship) in the port.";
    for (const phrase of phrasesOf(text)) {
      expect(phrase.split("“").length).toBe(phrase.split("”").length);
      expect(phrase.split("(").length).toBe(phrase.split(")").length);
    }
  });

  it("begins and ends every phrase at a word, within the sentence, in bounds", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary", maxLength: 300 }), (text) => {
        const phrases = findPhrases(text, tagWords(text));
        expect(phrases.length).toBeLessThanOrEqual(160);
        for (const { start, end } of phrases) {
          const phrase = text.slice(start, end);
          expect(phrase).toBe(phrase.trim());
          expect(phrase).toMatch(/[\p{L}\p{N}]/u);
          expect(phrase.length).toBeLessThanOrEqual(200);
        }
      }),
      { seed: 7 },
    );
  });
});
