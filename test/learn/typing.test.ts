import { describe, expect, it } from "vitest";
import { typeQuestion } from "../../src/learn/typing.ts";

const IDS = Array.from({ length: 1000 }, (_, i) => `question-${i}`);

describe("typeQuestion", () => {
  const typed = IDS.map((id) => typeQuestion("Who repaired the Lighthouse?", id));

  it("types a question the same way every time", () => {
    expect(IDS.map((id) => typeQuestion("Who repaired the Lighthouse?", id))).toEqual(typed);
  });

  it.each([
    ["lower case", (text: string) => text === text.toLowerCase()],
    ["no question mark", (text: string) => !text.endsWith("?")],
  ])("gives about two in five %s", (_, test) => {
    const share = typed.filter(test).length / typed.length;
    expect(share).toBeGreaterThan(0.35);
    expect(share).toBeLessThan(0.45);
  });

  it("swaps letters of a few, and never loses one", () => {
    const sorted = (text: string) => [...text.toLowerCase().replace("?", "")].sort().join("");
    for (const text of typed) expect(sorted(text)).toBe(sorted("who repaired the lighthouse"));
  });
});
