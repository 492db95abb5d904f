import { describe, expect, it } from "vitest";
import { splitTokens } from "../../src/engine/tokens.ts";

describe("splitTokens", () => {
  it("keeps every visible character, in order", () => {
    const text = '"We never slept," said Marten Okafor (52) — for $3.5 million…';
    const tokens = splitTokens(text);
    expect(tokens.map((token) => token.text).join("")).toBe(text.replace(/\s/g, ""));
    for (const { start, end, text: shown } of tokens) expect(text.slice(start, end)).toBe(shown);
  });

  it("tells words from marks", () => {
    const tokens = splitTokens("Stop, thief!");
    expect(tokens.map(({ mark }) => mark)).toEqual([false, true, false, true]);
  });

  it("knows parts of speech and entities", () => {
    const tokens = splitTokens("The ferry left on 12 March 2021.");
    expect(tokens.find(({ text }) => text === "ferry")?.pos).toBe("NOUN");
    expect(tokens.find(({ text }) => text === "March")?.entity).toBe("DATE");
  });

  it("splits nothing into nothing", () => {
    expect(splitTokens(" \n")).toEqual([]);
  });
});
