import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  escapeLine,
  escapeMarkdown,
  inlineCode,
  oneLine,
  shorten,
  unescapeMarkdown,
  visibleLine,
} from "../../src/discord/markdown.ts";

const text = fc.string({
  unit: fc.oneof(
    fc.constantFrom(..."\\*_~`|<>[]()#@:/-. 1"),
    fc.string({ unit: "grapheme", maxLength: 1 }),
  ),
});

describe("escapeMarkdown", () => {
  it.each([
    ["bold *and* __underlined__", "bold \\*and\\* \\_\\_underlined\\_\\_"],
    ["@everyone <@123> <#4> <:smile:5>", "\\@everyone \\<\\@123> \\<#4> \\<:smile:5>"],
    ["[click](https://example.org)", "\\[click\\](https\\://example.org)"],
    ["||spoiler|| `code`", "\\|\\|spoiler\\|\\| \\`code\\`"],
    ["discord.gg/abc", "discord\\.gg/abc"],
    ["a - b, 3.5 and #1", "a - b, 3.5 and #1"],
  ])("shows %j as it is written", (plain, escaped) => {
    expect(escapeMarkdown(plain)).toBe(escaped);
  });

  it("loses no character of any text", () => {
    fc.assert(fc.property(text, (plain) => unescapeMarkdown(escapeMarkdown(plain)) === plain));
  });
});

describe("escapeLine", () => {
  it.each([
    ["# heading", "\\# heading"],
    ["-# small", "\\-# small"],
    ["- bullet", "\\- bullet"],
    ["> quote", "\\> quote"],
    ["1. first", "1\\. first"],
  ])("keeps %j from opening a block", (plain, escaped) => {
    expect(escapeLine(plain)).toBe(escaped);
  });

  it("loses no character of any text", () => {
    fc.assert(fc.property(text, (plain) => unescapeMarkdown(escapeLine(plain)) === plain));
  });
});

describe("inlineCode", () => {
  it.each([
    ["a_b.txt:12", "`a_b.txt:12`"],
    ["odd`name_.txt:1", "odd\\`name\\_.txt:1"],
  ])("keeps %j whole", (plain, code) => {
    expect(inlineCode(plain)).toBe(code);
  });
});

describe("oneLine", () => {
  it.each([
    ["hard\nwrapped", "hard wrapped"],
    ["Windows\r\n  indented", "Windows indented"],
    ["old\rMac", "old Mac"],
    ["two  spaces stay", "two  spaces stay"],
    ["blank \n\n lines", "blank lines"],
  ])("shows the line end in %j as a space", (lines, line) => {
    expect(oneLine(lines)).toBe(line);
  });
});

describe("visibleLine", () => {
  it.each([
    ["a name that turns around", "report\u202etxt.exe", "reporttxt.exe"],
    ["hidden characters", "\u200bone\ufeff\0 \u2066two\u2069", "one two"],
    ["line ends", " one\r\ntwo ", "one two"],
    ["a family of emoji", "👩‍👩‍👧 and नमस्ते", "👩‍👩‍👧 and नमस्ते"],
  ])("shows %s plainly", (_, text, plain) => {
    expect(visibleLine(text)).toBe(plain);
  });
});

describe("shorten", () => {
  it.each([
    ["short enough", 20, "short enough"],
    ["cut at a word end", 12, "cut at a…"],
    ["unbreakable", 6, "unbre…"],
    ["😀😀😀", 4, "😀…"],
  ])("makes %j fit %i characters", (long, max, short) => {
    expect(shorten(long, max)).toBe(short);
  });
});
