import { describe, expect, it } from "vitest";
import { ask, marked } from "./corpus.ts";

describe("the marked words", () => {
  it.each([
    ["24 people were aboard when two ships were damaged.", "how many ships were damaged", "two"],
    ["The ferry left Port Ellis on 12 March 2021.", "when did the ferry leave", "12 March 2021"],
    ["The ferry was built in Port Ellis in 1912.", "where was the ferry built", "Port Ellis"],
    ["Ilse Moreau repaired the lighthouse lamp.", "who repaired the lamp", "Ilse Moreau"],
    ["The lamp was repaired by Ilse Moreau in May.", "who repaired the lamp", "Ilse Moreau"],
    ["The storm lasted four days and killed sheep.", "how long did the storm last", "four days"],
    ["Captain Ilse Moreau, 52, was calm.", "how old is ilse moreau", "52"],
    ["Repairs cost $3.5 million last year.", "how much did the repairs cost", "$3.5 million"],
    ["The island lies 12 miles off the coast.", "how far is the island off the coast", "12 miles"],
  ])("of '%s' to '%s' are '%s'", (text, question, words) => {
    expect(marked(ask(`${text}\n`, question))).toBe(words);
  });

  it("are none where a yes or no was asked", () => {
    const text = "The ferry left Port Ellis on 12 March 2021.";
    expect(marked(ask(text, "did the ferry leave Port Ellis?"))).toBeNull();
  });
});
