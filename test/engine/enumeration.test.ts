import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { asksForSeveral, widenToEnumeration } from "../../src/engine/enumeration.ts";
import { analyseQuestion } from "../../src/engine/query.ts";
import { remark } from "./corpus.ts";

function widen(text: string, marked: string, question: string): string {
  const query = analyseQuestion(question);
  return remark(text, marked, (all, span) => widenToEnumeration(all, span, query));
}

const MENU = "The menu had duck and fig salad, crab dumplings, sturgeon and beef with red wine.";
const GUESTS = "The mayors of Harrow, Brindle and Port Ellis came to the fair in May.";

describe("widenToEnumeration", () => {
  it.each([
    [
      MENU,
      "crab dumplings",
      "what did they eat",
      "duck and fig salad, crab dumplings, sturgeon and beef",
    ],
    [
      MENU,
      "duck",
      "which dishes were served?",
      "duck and fig salad, crab dumplings, sturgeon and beef",
    ],
    [
      MENU,
      "duck and fig salad",
      "what was on the menu",
      "duck and fig salad, crab dumplings, sturgeon and beef",
    ],
    [
      MENU,
      "sturgeon",
      "what was on the menu",
      "duck and fig salad, crab dumplings, sturgeon and beef",
    ],
    [GUESTS, "Brindle", "the mayors of which towns came", "Harrow, Brindle and Port Ellis"],
    [GUESTS, "Harrow, Brindle", "name the towns at the fair", "Harrow, Brindle and Port Ellis"],
    ["Ada Byron and Ben Gray won.", "Ada Byron", "who were the winners", "Ada Byron and Ben Gray"],
    ["Ada, Ben and Cleo attended.", "Ben", "who attended", "Ada, Ben and Cleo"],
  ])("covers all of a list in '%s' for '%s' when asked '%s'", (text, marked, question, all) => {
    expect(widen(text, marked, question)).toBe(all);
  });

  it.each([
    ["one is asked for", GUESTS, "Brindle", "which town is the smallest"],
    ["a person is asked for", "Ada Byron and Ben Gray won.", "Ada Byron", "who was the winner"],
    ["another number is asked for", GUESTS, "Brindle", "which two towns"],
    ["the whole list is marked", MENU, "sturgeon and beef", "what did they eat"],
    ["a figure is marked", "In 2011, 2012 and May they met.", "2011", "which years"],
    ["there is no list", "They ate fish in May.", "fish", "what did they eat"],
    ["it is asked how many", MENU, "duck", "how many dishes were on the menu"],
  ])("leaves the span alone where %s", (_, text, marked, question) => {
    expect(widen(text, marked, question)).toBe(marked);
  });

  it("never makes a span shorter, nor leaves the sentence", () => {
    const word = fc.constantFrom(
      ..."duck , and or the cities of Harrow Brindle ( ) beef ate . “ ” 12".split(" "),
    );
    const query = analyseQuestion("which cities did they eat in");
    fc.assert(
      fc.property(
        fc.array(word, { minLength: 1, maxLength: 20 }),
        fc.nat(),
        fc.nat(),
        (some, a, b) => {
          const text = some.join(" ");
          const start = a % text.length;
          const span = { start, end: start + 1 + (b % (text.length - start)) };
          const wide = widenToEnumeration(text, span, query);
          expect(wide.start).toBeLessThanOrEqual(span.start);
          expect(wide.end).toBeGreaterThanOrEqual(span.end);
          expect(wide.start).toBeGreaterThanOrEqual(0);
          expect(wide.end).toBeLessThanOrEqual(text.length);
        },
      ),
    );
  });
});

describe("asksForSeveral", () => {
  it.each([
    ["which countries attended the feast", true],
    ["who were the prize winners", true],
    ["what prizes were there", true],
    ["which country won", false],
    ["who was the winner", false],
    ["how many countries came", false],
    ["where did they meet", false],
  ])("%s: %s", (question, several) => {
    expect(asksForSeveral(analyseQuestion(question))).toBe(several);
  });
});
