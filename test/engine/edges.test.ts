import { describe, expect, it } from "vitest";
import type { Span } from "../../src/engine/article.ts";
import { closeAbbreviation, leaveOutLead } from "../../src/engine/edges.ts";

function mark(text: string, words: string, change: (text: string, span: Span) => Span): string {
  const start = text.indexOf(words);
  const span = change(text, { start, end: start + words.length });
  return text.slice(span.start, span.end);
}

describe("the words that answer", () => {
  it.each([
    ["It sank in Port Ellis.", "in Port Ellis", "Port Ellis"],
    ["The menu included crab.", "included crab", "crab"],
    ["Inns are dear.", "Inns", "Inns"],
    ["They went in.", "in", "in"],
  ])("of '%s', marked '%s', begin where a person would begin", (text, words, expected) => {
    expect(mark(text, words, leaveOutLead)).toBe(expected);
  });

  it.each([
    ["She is from the U.S. and proud.", "the U.S", "the U.S."],
    ["She is from the U.S.", "the U.S", "the U.S."],
    ["It sank in May. It was old.", "May", "May"],
    ["He lives in area 5.", "area 5", "area 5"],
  ])("of '%s', marked '%s', end with an abbreviation's own stop", (text, words, expected) => {
    expect(mark(text, words, closeAbbreviation)).toBe(expected);
  });
});
