import { describe, expect, it } from "vitest";
import { layOut } from "../../src/corpus/layout.ts";
import { splitSentences } from "../../src/engine/sentences.ts";
import { findSpeaker } from "../../src/engine/speaker.ts";

/** The words that name the speaker of the sentence with `words`, of an article with this body. */
function speakerOf(body: string, words: string, answer?: string): string | null {
  const lead = "The ferry ran aground on Friday night near the old harbour.";
  const sentences = splitSentences(layOut("a.txt", `Ferry aground\n\n${lead}\n\n${body}`));
  const index = sentences.findIndex(({ text }) => text.includes(words));
  const start = answer === undefined ? -1 : (sentences[index]?.text.indexOf(answer) ?? -1);
  const span = answer === undefined ? null : { start, end: start + answer.length };
  return findSpeaker(sentences, index, span)?.text ?? null;
}

describe("findSpeaker", () => {
  it.each([
    [
      "a quotation that goes on in the next paragraph",
      `“It was dark,” said captain Ilse Moreau.\n\n“We heard a bang and lost the light.”`,
      "lost the light",
      "Ilse Moreau",
    ],
    [
      "straight marks",
      `"It was dark," said captain Ilse Moreau.\n\n"We heard a bang and lost the light."`,
      "lost the light",
      "Ilse Moreau",
    ],
    [
      "the same paragraph",
      `“It was dark,” the captain said. “We heard a bang and lost the light.”`,
      "lost the light",
      "the captain",
    ],
    [
      "a pronoun",
      `Ilse Moreau has been a captain for ten years.\n\n“We heard a bang and lost the light,” she said.`,
      "lost the light",
      "Ilse Moreau has",
    ],
    [
      "two steps back",
      `Ilse Moreau spoke of the night.\n\n“It was dark,” she said.\n\n“We heard a bang and lost the light.”`,
      "lost the light",
      "Ilse Moreau spoke",
    ],
    [
      "a speaker who follows",
      `“We heard a bang and lost the light. Then there was nothing,” said captain Ilse Moreau.`,
      "lost the light",
      "Ilse Moreau",
    ],
  ])("finds who speaks from %s", (_, body, words, speaker) => {
    expect(speakerOf(body, words)).toContain(speaker);
  });

  it.each([
    [
      "names its speaker",
      `“We heard a bang and lost the light,” said Ilse Moreau.`,
      "lost the light",
    ],
    [
      "is told, not said",
      `Ilse Moreau was there.\n\nThe crew heard a bang and lost the light.`,
      "lost the light",
    ],
    [
      "only holds a quoted word",
      `Ilse Moreau was there.\n\nThe crew heard a “bang” and lost the light.`,
      "lost the light",
    ],
    [
      "follows a sentence without a name",
      `It was dark.\n\n“We heard a bang and lost the light.”`,
      "lost the light",
    ],
  ])("needs none where the sentence %s", (_, body, words) => {
    expect(speakerOf(body, words)).toBeNull();
  });

  it("needs none where the answer stands outside the quoted words, unless it is a pronoun", () => {
    const body = `Ilse Moreau left Harrow on Monday.\n\n“We heard a bang and lost the light,” she told a court in Lisbon.`;
    expect(speakerOf(body, "lost the light", "Lisbon")).toBeNull();
    expect(speakerOf(body, "lost the light", "she")).toContain("Ilse Moreau");
    expect(speakerOf(body, "lost the light", "a bang")).toContain("Ilse Moreau");
  });

  it("stays within the article", () => {
    const articles = [`Ilse Moreau said it was dark.`, `“We heard a bang and lost the light.”`];
    const sentences = articles.flatMap((text, i) => splitSentences(layOut(`${i}.txt`, text)));
    expect(findSpeaker(sentences, 1, null)).toBeNull();
  });
});
