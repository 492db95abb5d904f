import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { findHedges } from "../../src/engine/hedges.ts";

function hedgesOf(text: string, answer?: string): string[] {
  const start = answer === undefined ? -1 : text.indexOf(answer);
  const span = answer === undefined ? null : { start, end: start + answer.length };
  return findHedges(text, span).map((hedge) => text.slice(hedge.start, hedge.end));
}

describe("findHedges", () => {
  it.each([
    ["The tower reportedly leans by two metres.", "two metres", ["reportedly"]],
    [
      "The menu had crab and beef, according to palace reporters.",
      "crab and beef",
      ["according to palace reporters"],
    ],
    ["The talks lasted an hour, the agency reported.", "an hour", ["the agency reported"]],
    ["The town may have lost 40 wells.", "40 wells", ["may"]],
    ["The oldest may not have been Ada.", "Ada", ["may"]],
    ["The well could be the oldest in Harrow.", "the oldest", ["could"]],
    ["The fog could also lead to delays.", "delays", ["could"]],
    ["Rain may well end the race at noon.", "noon", ["may"]],
    ["The ferry might sail at noon.", "noon", ["might"]],
    ["The bridge is expected to open in May.", "May", ["is expected to"]],
    [
      "Unnamed senior officials said the mayor could face charges.",
      "the mayor",
      ["Unnamed senior officials", "could"],
    ],
    ["The alleged thief took 12 rings.", "12 rings", ["alleged"]],
  ])("quotes the doubt in '%s'", (text, answer, hedges) => {
    expect(hedgesOf(text, answer)).toEqual(hedges);
  });

  it.each([
    ["a month", "The bridge opened in May.", "May"],
    ["doubt about something else", "Ada left at noon, which may surprise Ben.", "noon"],
    ["what was asked", "It rained, according to Ada Lovelace.", "Ada Lovelace"],
    ["strength", "They feared the might of Rome.", "Rome"],
    ["what could not be", "Ada could not have found the key.", "the key"],
    ["leave", "Visitors may climb the tower at noon.", "noon"],
    ["leave to have", "Every guest may have two towels.", "two towels"],
    ["a ban", "Dogs may not swim in the lake.", "the lake"],
    ["ability", "Smoke could be seen 30 miles away.", "30 miles"],
    ["skill", "Ada could read at three.", "three"],
    ["strength of arms", "The fleet showed its might in the bay.", "the bay"],
    ["a plain sentence", "Ada found the key.", "the key"],
  ])("does not take %s for doubt", (_, text, answer) => {
    expect(hedgesOf(text, answer)).toEqual([]);
  });

  it("takes all doubt in where the whole sentence answers", () => {
    expect(hedgesOf("Ada left at noon, which may surprise Ben.")).toEqual(["may"]);
  });

  it("tells at most two, in reading order, none over another, all inside the sentence", () => {
    const word = fc.constantFrom(
      ..."may might could reportedly according to the officials , . said unnamed likely is expected apparently claims that Ada ” “".split(
        " ",
      ),
    );
    fc.assert(
      fc.property(fc.array(word, { maxLength: 30 }), fc.nat(), fc.nat(), (some, a, b) => {
        const text = some.join(" ");
        const [start = 0, end = 0] = [a % (text.length + 1), b % (text.length + 1)].sort(
          (x, y) => x - y,
        );
        const hedges = findHedges(text, end > start ? { start, end } : null);
        expect(hedges.length).toBeLessThanOrEqual(2);
        let last = 0;
        for (const hedge of hedges) {
          expect(hedge.start).toBeGreaterThanOrEqual(last);
          expect(hedge.end).toBeGreaterThan(hedge.start);
          last = hedge.end;
        }
        expect(last).toBeLessThanOrEqual(text.length);
      }),
    );
  });
});
