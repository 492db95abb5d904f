import { describe, expect, it } from "vitest";
import { renderExplanation } from "../../src/cli/why.ts";
import { explain } from "../../src/engine/explain.ts";
import { engineOf } from "../engine/corpus.ts";

const engine = engineOf({
  "lamp.txt":
    "The old lighthouse was repaired in June. Ilse Moreau, 52, repaired its lamp. A storm had broken the lamp in 2013.",
});
const why = (question: string) => renderExplanation(explain(engine, question));

describe("renderExplanation", () => {
  it("shows kind, terms, sentences with their scores, and the evidence for an answer", () => {
    const shown = why("who repaired the lmap");
    expect(shown).toContain("Kind of question: person; shape: subject");
    expect(shown).toMatch(/^repaired +\d+ % {2}verb +repair 1\.00$/m);
    expect(shown).toMatch(/^lmap +\d+ % {2}\w+ +lamp 0\.\d+/m);
    expect(shown).toMatch(/^1\. lamp\.txt:1 {2}\[Ilse Moreau\], 52, repaired its lamp\.$/m);
    expect(shown).toMatch(/^ {3}first order +[\d.−]+ {2}coverage \+/m);
    expect(shown).toMatch(/^Answered: confidence 0\.\d{3} reaches the threshold 0\.\d{3}\.$/m);
    expect(shown).toMatch(/^evidence +value +weight +adds$/m);
    const [, sign, odds] = /^log odds +([+−])(\d.*)$/m.exec(shown) ?? [];
    const [, confidence] = /^Answered: confidence (\S+)/m.exec(shown) ?? [];
    const logOdds = Number(odds) * (sign === "−" ? -1 : 1);
    expect(1 / (1 + Math.exp(-logOdds))).toBeCloseTo(Number(confidence), 2);
  });

  it("shows a refusal's evidence as well", () => {
    expect(why("which storm won the football cup")).toMatch(/^cup .* not in the corpus$/m);
    expect(why("which storm won the football cup")).toMatch(
      /^Refused: confidence 0\.\d{3} is below the threshold[\s\S]*^evidence/m,
    );
  });

  it("says so where there was nothing to compare", () => {
    const shown = why("hello");
    expect(shown).toContain("0 sentences from the index, 0 read.");
    expect(shown).toContain(
      "Nothing in the corpus can be compared with the words of the question.",
    );
  });

  it("shows the names that the corpus knows a thing by", () => {
    const named = engineOf({
      "ferry.txt":
        "The Orsa Lake Ferry Association (OLFA) owns the boat. The Orsa Lake Ferry Association seeks a pilot.",
    });
    const shown = renderExplanation(
      explain(named, "what does the orsa lake ferry association seek"),
    );
    expect(shown).toMatch(/^Looked for as well: .*olfa 0\.\d+/m);
  });

  it("keeps each sentence on its line", () => {
    const explained = explain(engine, "when was the lamp broken");
    const readings = explained.readings.map((reading) => ({
      ...reading,
      sentence: reading.sentence.replaceAll(" ", "\n"),
    }));
    expect(renderExplanation({ ...explained, readings })).toMatch(
      /^1\. lamp\.txt:1 {2}A storm had broken the lamp in \[2013\]\.$/m,
    );
  });
});
