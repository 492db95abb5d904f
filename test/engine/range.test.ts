import { describe, expect, it } from "vitest";
import { narrowToCount, widenToRange } from "../../src/engine/range.ts";
import { remark } from "./corpus.ts";

describe("the words that count", () => {
  it.each([
    ["wounded 24 people, damaged two ships", "24 people, damaged two", "two"],
    ["24 people were aboard when two ships sank", "24 people were aboard when two", "two"],
    ["sank seven of the nine boats", "seven of the nine", "seven of the nine"],
    ["two hundred and twenty boats", "two hundred and twenty", "two hundred and twenty"],
    ["held three men, two women and a dog", "three men, two women", "three men, two women"],
    ["cost 1,200 euros", "1,200", "1,200"],
  ])("in '%s' leave out what was counted before", (text, words, count) => {
    expect(remark(text, words, narrowToCount)).toBe(count);
  });
});

describe("the words that answer", () => {
  it.each([
    ["The talks lasted four to five hours, she said.", "five hours", "four to five hours"],
    ["It costs 20-30 euros.", "30 euros", "20-30 euros"],
    ["It took fourteen to sixteen days.", "sixteen days", "fourteen to sixteen days"],
    ["Some two or three boats sank.", "three boats", "two or three boats"],
    ["It takes $3.5 to $4 million.", "$4 million", "$3.5 to $4 million"],
  ])("of '%s' take in the whole range", (text, words, range) => {
    expect(remark(text, words, widenToRange)).toBe(range);
  });

  it.each([
    ["They moved to five hotels.", "five hotels"],
    ["He sold his house to three brothers.", "three brothers"],
    ["It opened in Boat 12-3.", "Boat 12-3"],
    ["She gave one to Ann.", "Ann"],
  ])("of '%s' stay as they are where no range is", (text, words) => {
    expect(remark(text, words, widenToRange)).toBe(words);
  });
});
