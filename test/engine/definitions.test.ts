import { describe, expect, it } from "vitest";
import { findDefinition } from "../../src/engine/definitions.ts";
import { analyseQuestion } from "../../src/engine/query.ts";
import { tagWords } from "../../src/engine/tagger.ts";

function define(question: string, text: string): string | null {
  const { terms } = analyseQuestion(question);
  const span = findDefinition(text, tagWords(text), terms, /^who/.test(question));
  return span && text.slice(span.start, span.end);
}

describe("findDefinition", () => {
  it.each([
    [
      "who is ann lee",
      "The bank said ministry spokesperson Ann Lee had left.",
      "ministry spokesperson",
    ],
    [
      "who is ann lee",
      "The claim was rejected by the Registrar of Ports, Ann Lee.",
      "the Registrar of Ports",
    ],
    ["who is ann lee", "The union's new leader, Ann Lee, spoke first.", "The union's new leader"],
    ["who is ann lee", "Mrs Lee, a 44-year-old captain, had left.", "a 44-year-old captain"],
    ["who is moreau", "Officials met Captain Ilse Moreau on the quay.", "Captain"],
    ["who is ann lee", "Ann Lee, the head of the bank, left on Monday.", "the head of the bank"],
    [
      "what is ellis",
      "Ellis is a port on the northern coast, and a cold one.",
      "a port on the northern coast",
    ],
    [
      "what does CSA stand for",
      "The Coastal Safety Agency (CSA) has nine ships.",
      "Coastal Safety Agency",
    ],
    [
      "what does csa mean",
      "CSA refers to the state's own watch, the Coastal Safety Agency.",
      "Coastal Safety Agency",
    ],
  ])("%s: %s → %s", (question, text, words) => {
    expect(define(question, text)).toBe(words);
  });

  it.each([
    ["who is ann lee", "Ann Lee, Bob Ray, and the captain left."],
    ["who is ann lee", "On Monday Ann Lee left."],
    ["who is ann lee", "After the war, Ann Lee, they say, left."],
    ["who is ann lee", "In the winter, Ann Lee, they say, left."],
    ["who is ann lee", "Bob Lee is a doctor."],
    ["what is the port authority", "Authority is a heavy load."],
    ["what is the ferry", "The ferry is late."],
  ])("%s: says nothing of it in '%s'", (question, text) => {
    expect(define(question, text)).toBeNull();
  });
});
