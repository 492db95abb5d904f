import { describe, expect, it } from "vitest";
import { splitWords, wordingOf } from "../../src/engine/words.ts";

function termsOf(text: string): string[] {
  return splitWords(text).map(({ term }) => term);
}

describe("splitWords", () => {
  it.each([
    ["rescued", "rescue"],
    ["children", "child"],
    ["met", "meet"],
    ["colour", "color"],
    ["organised", "organized"],
    ["defence", "defense"],
    ["programme", "program"],
    ["café", "cafe"],
    ["Moreau’s", "moreau"],
    ["twelve", "12"],
    ["1,500", "1500"],
    ["co-operation", "cooperation"],
    ["U.S.", "US"],
    ["the us", "the US"],
    ["constructors", "constructor"],
  ])("lets '%s' find '%s'", (a, b) => {
    expect(termsOf(a)).toEqual(termsOf(b));
  });

  it("keeps 'us' a pronoun where nothing says it is a country", () => {
    expect(termsOf("tell us")).not.toContain("u.s");
  });

  it("gives each word the place where it stands", () => {
    const text = "“Stop,” said Élodie’s aunt.";
    for (const { text: word, start, end } of splitWords(text)) {
      expect(text.slice(start, end)).toBe(word);
    }
  });
});

describe("wordingOf", () => {
  it("is the same for copies that differ in marks, spaces and capitals", () => {
    const copy = (text: string) => wordingOf(splitWords(text));
    expect(copy("“We won’t go,”  she\nsaid.")).toBe(copy('"We won\'t go", She said'));
  });
});
