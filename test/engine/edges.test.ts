import { describe, expect, it } from "vitest";
import { closeAbbreviation, leaveOutLead } from "../../src/engine/edges.ts";
import { remark } from "./corpus.ts";

describe("the words that answer", () => {
  it.each([
    ["It sank in Port Ellis.", "in Port Ellis", "Port Ellis"],
    ["The menu included crab.", "included crab", "crab"],
    ["Inns are dear.", "Inns", "Inns"],
    ["They went in.", "in", "in"],
  ])("of '%s', marked '%s', begin where a person would begin", (text, words, expected) => {
    expect(remark(text, words, leaveOutLead)).toBe(expected);
  });

  it.each([
    ["She is from the U.S. and proud.", "the U.S", "the U.S."],
    ["She is from the U.S.", "the U.S", "the U.S."],
    ["It sank in May. It was old.", "May", "May"],
    ["He lives in area 5.", "area 5", "area 5"],
  ])("of '%s', marked '%s', end with an abbreviation's own stop", (text, words, expected) => {
    expect(remark(text, words, closeAbbreviation)).toBe(expected);
  });
});
