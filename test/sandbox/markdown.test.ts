import { describe, expect, it } from "vitest";
import { ANSI, PLAIN, renderMarkdown } from "../../src/sandbox/markdown.ts";

const names = {
  user: (id: string) => (id === "1" ? "Ada" : undefined),
  role: (id: string) => (id === "2" ? "readers" : undefined),
  channel: (id: string) => (id === "3" ? "library" : undefined),
};
const plain = (markdown: string) => renderMarkdown(markdown, PLAIN, names);
const coloured = (markdown: string) => renderMarkdown(markdown, ANSI, names);

describe("renderMarkdown without colours", () => {
  it.each([
    ["plain text", "They met in Paris.", "They met in Paris."],
    ["bold", "**They** met", "**They** met"],
    ["bold around italics", "**bold _and_ more**", "**bold and more**"],
    ["italics", "*one* and _two_", "one and two"],
    ["underlined and struck", "__one__ ~~two~~", "one two"],
    ["an asterisk alone", "2 * 3 * 4", "2 * 3 * 4"],
    ["underscores inside a word", "snake_case_name", "snake_case_name"],
    ["escapes", "\\*not\\* \\_bold\\_ \\> \\# 1\\. C:\\new", "*not* _bold_ > # 1. C:\\new"],
    ["an escaped asterisk in italics", "*2 \\* 3*", "2 * 3"],
    ["inline code", "see `a_b*c*`", "see `a_b*c*`"],
    ["code with backticks", "``a ` b``", "`a ` b`"],
    [
      "a block of code",
      "before\n```ts\nconst a = *b*;\n```\nafter",
      "before\n    const a = *b*;\nafter",
    ],
    ["a quote", "> They met\n> in Paris.\nYes.", "│ They met\n│ in Paris.\nYes."],
    ["an empty line of a quote", "> a\n>\n> b", "│ a\n│\n│ b"],
    ["a long quote", "said:\n>>> one\ntwo", "said:\n│ one\n│ two"],
    ["small print", "-# file.txt, line 3", "file.txt, line 3"],
    ["a heading", "## Articles", "Articles"],
    ["a list", "- one\n  - two\n* three", "• one\n  • two\n• three"],
    ["a link", "[the *site*](https://example.org/a)", "the site (https://example.org/a)"],
    ["a link without a preview", "[site](<https://example.org>)", "site (https://example.org)"],
    ["an address in angle brackets", "<https://example.org>", "https://example.org"],
    ["an address with underscores", "https://example.org/a_b_c", "https://example.org/a_b_c"],
    ["mentions", "<@1> <@!1> <@&2> <#3> <@9>", "@Ada @Ada @readers #library @unknown-user"],
    ["a command and an emoji", "</ask:4> <:quote:5>", "/ask :quote:"],
    ["a moment", "<t:0:R>", "1970-01-01 00:00 UTC"],
    ["lone marks", "** __ ` [ < \\", "** __ ` [ < \\"],
    ["nothing", "", ""],
  ])("shows %s", (_, markdown, text) => {
    expect(plain(markdown)).toBe(text);
  });

  it("takes time in proportion to a long line of marks", () => {
    const marks = "*_`[|~".repeat(300);
    expect(plain(marks).length).toBeGreaterThan(0);
  });
});

describe("renderMarkdown with colours", () => {
  it.each([
    ["bold", "**a**", "\x1b[1ma\x1b[22m"],
    ["small print dim", "-# a", "\x1b[2ma\x1b[22m"],
    ["a quote's bar dim", "> a", "\x1b[2m│\x1b[22m a"],
    ["code in cyan", "`a`", "\x1b[36ma\x1b[39m"],
    ["a link underlined", "[a](https://b.c)", "a (\x1b[4mhttps://b.c\x1b[24m)"],
  ])("shows %s", (_, markdown, text) => {
    expect(coloured(markdown)).toBe(text);
  });
});
