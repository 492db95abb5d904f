import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { writeOut } from "../../src/engine/shorthand.ts";

const knowsNothing = () => false;

describe("a question typed in a hurry", () => {
  it.each([
    ["whats the captains name", "what's the captains name"],
    ["did u see how many ppl came b4 noon", "did you see how many people came before noon"],
    ["y did the ferry sink", "why did the ferry sink"],
    ["wen r they back", "when are they back"],
    ["didnt he say so", "didn't he say so"],
  ])("'%s' is read as '%s'", (typed, read) => {
    expect(writeOut(typed, knowsNothing)).toBe(read);
  });

  it.each(["the R101", "A&R", "u-boat", "what's up", "Wen Jiabao", "section 4.n", "www.u.com/w"])(
    "'%s' is left as it is",
    (typed) => {
      expect(writeOut(typed, knowsNothing)).toBe(typed);
    },
  );

  it("keeps the words that the corpus has", () => {
    expect(writeOut("who is coz", (word) => word === "coz")).toBe("who is coz");
  });

  it("is read the same the second time", () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        const once = writeOut(text, knowsNothing);
        expect(writeOut(once, knowsNothing)).toBe(once);
      }),
    );
  });
});
