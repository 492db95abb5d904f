import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { parseMarkdown, plainText } from "../../src/page/markdown.ts";
import type { Markup } from "../../src/page/shown.ts";

const NAMES = {
  user: (id: string) => (id === "100000000000000001" ? "Ada" : undefined),
  role: () => undefined,
  channel: (id: string) => (id === "100000000000000002" ? "general" : undefined),
};
const parse = (text: string) => parseMarkdown(text, NAMES);
const text = (words: string): Markup => ({ type: "text", text: words });

describe("parseMarkdown", () => {
  it.each<[string, Markup[]]>([
    [
      "**bold** *lean* __under__ ~~gone~~",
      [
        { type: "strong", inside: [text("bold")] },
        text(" "),
        { type: "em", inside: [text("lean")] },
        text(" "),
        { type: "underline", inside: [text("under")] },
        text(" "),
        { type: "strike", inside: [text("gone")] },
      ],
    ],
    ["\\*plain\\* snake_case_name", [text("*plain* snake_case_name")]],
    ["`co*de*`", [{ type: "code", text: "co*de*" }]],
    ["```js\nlet a\n```", [{ type: "pre", text: "let a", language: "js" }]],
    [
      "> said\n-# small\n# Head",
      [
        { type: "quote", inside: [text("said")] },
        { type: "small", inside: [text("small")] },
        { type: "heading", level: 1, inside: [text("Head")] },
      ],
    ],
    [
      "- one\n- **two**\n3. three",
      [
        { type: "item", mark: "-", inside: [text("one")] },
        { type: "item", mark: "-", inside: [{ type: "strong", inside: [text("two")] }] },
        { type: "item", mark: "3.", inside: [text("three")] },
      ],
    ],
    ["a\nb", [text("a"), { type: "break" }, text("b")]],
    [
      "<@100000000000000001> <#100000000000000002> <@100000000000000009> @everyone",
      [
        { type: "mention", kind: "user", name: "Ada" },
        text(" "),
        { type: "mention", kind: "channel", name: "general" },
        text(" "),
        { type: "mention", kind: "user", name: "unknown-user" },
        text(" "),
        { type: "mention", kind: "role", name: "everyone" },
      ],
    ],
    [
      "[place](<https://example.org/a_(b)>)",
      [{ type: "link", href: "https://example.org/a_(b)", inside: [text("place")] }],
    ],
    ["[click](javascript:alert(1))", [text("click")]],
    ["<t:0:R>", [{ type: "time", seconds: 0, format: "R" }]],
    ["<t:99999999999999999:R>", [text("<t:100000000000000000>")]],
    ["||hidden||", [{ type: "spoiler", inside: [text("hidden")] }]],
    ["<script>alert(1)</script>", [text("<script>alert(1)</script>")]],
  ])("reads %j", (markdown, markup) => {
    expect(parse(markdown)).toEqual(markup);
  });

  it("keeps every letter and digit of what is escaped", () => {
    fc.assert(
      fc.property(fc.string({ unit: "grapheme", maxLength: 200 }), (words) => {
        const escaped = words
          .replace(/[^\p{L}\p{N}\s]/gu, "\\$&")
          .replace(/^( *)(\d+)(?=\.)/gm, "$1$2");
        const letters = (it: string) => it.replace(/[^\p{L}\p{N}]/gu, "");
        expect(letters(plainText(parse(escaped)))).toBe(letters(words));
      }),
    );
  });

  it("makes something of whatever people and bots write", () => {
    const pieces = fc.constantFrom(
      ..."* ** _ __ ~~ || ` ``` > >>> -# # - 1. [ ]( ) < > @ \\ \n a 1 https://a.b <t:9:R> <@100000000000000001>".split(
        " ",
      ),
      "\n",
    );
    fc.assert(
      fc.property(fc.array(fc.oneof(pieces, fc.string()), { maxLength: 30 }), (parts) => {
        expect(typeof plainText(parse(parts.join("")))).toBe("string");
      }),
    );
  });

  it.each(["*", "_", "[", "[a](", "> ", "||", "`", "<", "**a", "- "])(
    "has read 2000 characters of %j when Discord's deadline is still far",
    (piece) => {
      expect(parse(piece.repeat(2000 / piece.length)).length).toBeGreaterThan(0);
    },
  );
});

describe("plainText", () => {
  it("leaves words alone, in one line", () => {
    const markdown = "-# asked\n**bold** · <@100000000000000001>\n> quoted `code`";
    expect(plainText(parse(markdown)).trim()).toBe("asked bold · @Ada quoted code");
  });
});
