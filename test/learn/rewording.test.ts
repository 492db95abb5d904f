import { mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { askElse, replacementsIn, reword } from "../../src/learn/rewording.ts";
import { readWordNet } from "../../src/learn/wordnet.ts";

/** A dictionary in WordNet's own format: boat = ship, old is the opposite of new. */
function writeDictionary(): string {
  const dir = mkdtempSync(join(tmpdir(), "wordnet-"));
  const noun = "  1 notice\n";
  const boat = "06 n 02 boat 0 ship 0 000 | a vessel\n";
  const at = String(noun.length).padStart(8, "0");
  writeFileSync(join(dir, "data.noun"), `${noun}${at} ${boat}`);
  writeFileSync(
    join(dir, "index.noun"),
    `  1 notice\nboat n 1 0 1 0 ${at}\nship n 1 0 1 0 ${at}\n`,
  );
  const old = "00 a 01 old 0 001 ! 00000064 a 0101 | not new\n";
  const young = "00 a 01 new 0 001 ! 00000011 a 0101 | not old\n";
  const first = `${noun}00000011 ${old}`.padEnd(63, " ").concat("\n");
  writeFileSync(join(dir, "data.adj"), `${first}00000064 ${young}`);
  writeFileSync(
    join(dir, "index.adj"),
    "  1 n\nold a 1 1 ! 1 0 00000011\nnew a 1 1 ! 1 0 00000064\n",
  );
  for (const name of ["data.verb", "index.verb"]) writeFileSync(join(dir, name), "");
  return dir;
}

const wordnet = readWordNet(writeDictionary());

describe("readWordNet", () => {
  it("reads what means the same, and the opposite", () => {
    expect(wordnet.synonyms("boat", "NOUN")).toEqual(["ship"]);
    expect(wordnet.antonyms("old", "ADJ")).toEqual(["new"]);
    expect(wordnet.synonyms("harbour", "NOUN")).toEqual([]);
  });
});

describe("reword", () => {
  it("asks the same in other words", () => {
    expect(reword("Who built the boat?", "1", wordnet)).toBe("Who built the ship?");
  });

  it("gives up where no word has another", () => {
    expect(reword("Who was it?", "1", wordnet)).toBeNull();
  });
});

describe("askElse", () => {
  const replacements = replacementsIn([
    "It went to Port Ellis in 1912.",
    "She met Ilse Moreau, aged 44.",
  ]);

  it("takes names and figures from the texts", () => {
    expect(replacements).toEqual({ names: ["Port Ellis", "Ilse Moreau"], figures: ["1912", "44"] });
  });

  it("asks about something that the answer's own text does not hold", () => {
    const asked = askElse(
      "When did Ilse Moreau sail?",
      "1",
      "In 1912 Ilse Moreau sailed.",
      replacements,
      wordnet,
    );
    expect(asked).toBe("When did Port Ellis sail?");
  });

  it("gives up where everything it could put in stands there already", () => {
    const text = "In 1912 Ilse Moreau, 44, sailed to Port Ellis.";
    expect(askElse("When did Ilse Moreau sail?", "1", text, replacements, wordnet)).toBeNull();
  });
});
