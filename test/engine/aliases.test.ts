import { describe, expect, it } from "vitest";
import { layOut } from "../../src/corpus/layout.ts";
import { createAliases } from "../../src/engine/aliases.ts";
import { analyseQuestion } from "../../src/engine/query.ts";
import { createRetriever } from "../../src/engine/retriever.ts";
import { splitSentences } from "../../src/engine/sentences.ts";

const TEXT = `The Northern Ferry Board met on Monday. It was the first meeting of the Northern Ferry Board.

Ships are watched by the Coastal Safety Agency (CSA). The CSA has nine ships. NRW stands for the Nordic Rescue Watch.
Ellis, also known as Port Ellis, has a harbour. The World Bank (which is in Washington) lent money.`;

function aliasesOf(text: string) {
  const sentences = splitSentences(layOut("a.txt", text));
  const { vocabulary } = createRetriever(sentences);
  return createAliases(sentences, (term) => vocabulary.has(term));
}

describe("Aliases", () => {
  const { spellOut, otherNames } = aliasesOf(TEXT);
  const namesFor = (question: string) =>
    otherNames(analyseQuestion(question).terms).map(({ form, stands }) => [form, stands.term]);

  it("spells out initials of a name that the corpus never abbreviates itself", () => {
    expect(spellOut("when did the nfb meet")).toBe("when did the Northern Ferry Board meet");
    expect(spellOut("what is NFB?")).toBe("what is Northern Ferry Board?");
  });

  it("leaves letters that the corpus uses, and letters of no name, as they are", () => {
    expect(spellOut("what does the csa do")).toBe("what does the csa do");
    expect(spellOut("who runs the xyz lol")).toBe("who runs the xyz lol");
  });

  it("finds the name behind letters that the corpus explains in brackets or in words", () => {
    expect(namesFor("ships of the csa").map(([form]) => form)).toEqual([
      "coastal",
      "safeti",
      "agenc",
    ]);
    expect(namesFor("what is the nrw").map(([, stands]) => stands)).toEqual(["nrw", "nrw", "nrw"]);
  });

  it("finds the letters behind a whole name, not behind a part of it", () => {
    expect(namesFor("ships of the coastal safety agency")).toEqual([["csa", "agenc"]]);
    expect(namesFor("ships of the safety agency")).toEqual([]);
  });

  it("takes 'also known as' at its word", () => {
    expect(namesFor("where is ellis")).toEqual([["port", "elli"]]);
  });

  it("takes no remark in brackets for an abbreviation", () => {
    expect(namesFor("who runs the world bank")).toEqual([]);
  });
});
