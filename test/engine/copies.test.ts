import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { layOut } from "../../src/corpus/layout.ts";
import {
  areNearCopies,
  countGroups,
  createArticleComparison,
  toComparable,
} from "../../src/engine/copies.ts";
import { splitWords } from "../../src/engine/words.ts";

const compare = (text: string) => toComparable(splitWords(text));

const words = fc
  .array(fc.constantFrom(..."the ferry ran aground near a point on Friday 31 night".split(" ")), {
    maxLength: 14,
  })
  .map((some) => compare(some.join(" ")));

describe("areNearCopies", () => {
  const TALKS = "The talks lasted four to five hours, the state news agency reported.";

  it.each([
    ["the same words", TALKS, true],
    ["other marks", TALKS.replace(",", " –"), true],
    ["a word more", TALKS.replace("talks", "long talks"), true],
    ["a clause more", TALKS.replace(",", ", after which the guests left,"), true],
    ["another figure", TALKS.replace("five", "six"), false],
    ["a time more", TALKS.replace(",", " before dinner,"), true],
    ["a denial", TALKS.replace("lasted", "never lasted"), false],
    ["half of the words", "The talks lasted all day, as the agency reported.", false],
    ["none of the words", "Water the beans twice a week in May.", false],
  ])("compares a sentence with %s", (_, other, copies) => {
    expect(areNearCopies(compare(TALKS), compare(other))).toBe(copies);
  });

  it("does not take sentences that differ in before and after alone for copies", () => {
    const told = (order: string) =>
      compare(
        `The minister of the interior cut the red ribbon ${order} the parade on Monday, it said.`,
      );
    expect(areNearCopies(told("before"), told("after"))).toBe(false);
    expect(areNearCopies(told("before"), told("before"))).toBe(true);
  });

  it("does not take short sentences for copies unless they are equal", () => {
    const [one, other] = [compare("He was right."), compare("He was right again.")];
    expect(areNearCopies(one, other)).toBe(false);
    expect(areNearCopies(one, one)).toBe(true);
  });

  it("says the same in either order, and a sentence is a copy of itself", () => {
    fc.assert(
      fc.property(words, words, (a, b) => {
        expect(areNearCopies(a, b)).toBe(areNearCopies(b, a));
        expect(areNearCopies(a, a)).toBe(true);
      }),
    );
  });
});

describe("createArticleComparison", () => {
  const STORY =
    "The ferry Morning Star ran aground near Brindle Point on Friday night. The coastguard rescued 31 passengers in two hours. The harbour master said the fog had been thick.";
  const OTHER =
    "The beans should be sown in May. Water them twice a week. Pick the pods while they are young and tender, or they turn to string.";
  const article = (file: string, text: string) => layOut(file, text);
  const areCopies = createArticleComparison();

  it("knows an article again that was shortened, and one with a paragraph of its own", () => {
    const whole = article("a.txt", STORY);
    expect(areCopies(whole, article("b.txt", STORY.split(". ").slice(0, 2).join(". ")))).toBe(true);
    expect(areCopies(article("c.txt", `${STORY}\n\n${OTHER}`), whole)).toBe(true);
    expect(areCopies(whole, whole)).toBe(true);
  });

  it("keeps articles apart that share a subject, or nothing", () => {
    const retold =
      "On Friday the Morning Star hit rocks at Brindle Point. All 31 people aboard were saved within two hours, the coastguard said.";
    expect(areCopies(article("a.txt", STORY), article("b.txt", retold))).toBe(false);
    expect(areCopies(article("a.txt", STORY), article("b.txt", OTHER))).toBe(false);
    expect(areCopies(article("a.txt", "12"), article("b.txt", "13"))).toBe(false);
  });
});

describe("countGroups", () => {
  it("counts chains of likeness once", () => {
    expect(countGroups([1, 9, 2, 3, 8, 20], (a, b) => Math.abs(a - b) === 1)).toBe(3);
    expect(countGroups([], () => true)).toBe(0);
  });

  it("counts from one for all alike to all for none", () => {
    fc.assert(
      fc.property(fc.uniqueArray(fc.nat()), (items) => {
        expect(countGroups(items, () => false)).toBe(items.length);
        expect(countGroups(items, () => true)).toBe(Math.min(1, items.length));
      }),
    );
  });
});
