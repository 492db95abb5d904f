/** Discord's Markdown → `Markup`, by a parser made for it; nothing of it is ever HTML. */
import { type parse as parseDefault, rulesExtended, SimpleMarkdown } from "discord-markdown-parser";
import type { Names } from "../sandbox/markdown.ts";
import type { Markup } from "./shown.ts";

type Rule = (typeof rulesExtended)[string];
type Node = ReturnType<typeof parseDefault>[number];

/** A rule for whole lines. The parser's own ones miss a line that follows a quotation. */
function lineRule(pattern: RegExp, rule: Pick<Rule, "order" | "parse">): Rule {
  return {
    ...rule,
    match: (source, { prevCapture }) =>
      /(?:^|\n)$/.test(prevCapture?.[0] ?? "") ? pattern.exec(source) : null,
  };
}

const parse = SimpleMarkdown.parserFor({
  ...rulesExtended,
  heading: lineRule(/^ *(#{1,3}) +([^\n]+)(?:\n|$)/, {
    order: 0,
    parse: ([, marks = "", text = ""], inside, state) => ({
      level: marks.length,
      content: inside(text, state),
    }),
  }),
  subtext: lineRule(/^ *-# +([^\n]+)(?:\n|$)/, {
    order: 0,
    parse: ([, text = ""], inside, state) => ({ content: inside(text, state) }),
  }),
  item: lineRule(/^( *)([-*]|\d{1,10}\.) +([^\n]+)(?:\n|$)/, {
    order: 0.5,
    parse: ([, , mark = "", text = ""], inside, state) => ({ mark, content: inside(text, state) }),
  }),
});

/** `text` as a tree; ids in mentions by their `names`. */
export function parseMarkdown(text: string, names: Names): Markup[] {
  return joinTexts(parse(text, { inline: true }).map((node) => toMarkup(node, names)));
}

const PLAIN: Readonly<Record<string, "strong" | "em" | "underline" | "strike" | "spoiler">> = {
  strong: "strong",
  em: "em",
  underline: "underline",
  strikethrough: "strike",
  spoiler: "spoiler",
};

function toMarkup(node: Node, names: Names): Markup {
  const inside = () => joinTexts(listOf(node.content).map((it) => toMarkup(it, names)));
  const plain = PLAIN[node.type];
  if (plain) return { type: plain, inside: inside() };
  switch (node.type) {
    case "br":
    case "newline":
      return { type: "break" };
    case "blockQuote":
      return { type: "quote", inside: withoutLastBreak(inside()) };
    case "subtext":
      return { type: "small", inside: inside() };
    case "heading":
      return { type: "heading", level: node.level, inside: inside() };
    case "item":
      return { type: "item", mark: node.mark, inside: inside() };
    case "inlineCode":
      return { type: "code", text: node.content };
    case "codeBlock":
      return { type: "pre", text: node.content, language: node.lang };
    case "link":
    case "url":
    case "autolink":
      return linkTo(String(node.target), inside());
    case "user":
      return mention("user", names.user(node.id) ?? "unknown-user");
    case "role":
      return mention("role", names.role(node.id) ?? "deleted-role");
    case "channel":
      return mention("channel", names.channel(node.id) ?? "unknown");
    case "everyone":
    case "here":
      return mention("role", node.type);
    case "slashCommand":
      return mention("slash", node.fullName);
    case "timestamp":
      return timeOf(Number(node.timestamp), node.format ?? "f");
    case "emoji":
      // Custom ones are pictures on Discord's own servers, which this page never asks.
      return { type: "text", text: `:${node.name}:` };
    case "twemoji":
      return { type: "text", text: node.name };
    default:
      return { type: "text", text: typeof node.content === "string" ? node.content : "" };
  }
}

function mention(kind: "user" | "role" | "channel" | "slash", name: string): Markup {
  return { type: "mention", kind, name };
}

/** A link where the address is one of the web, the words alone where it is not. */
function linkTo(href: string, inside: Markup[]): Markup {
  const isWeb = URL.canParse(href) && /^https?:$/.test(new URL(href).protocol);
  return isWeb ? { type: "link", href, inside } : { type: "text", text: plainText(inside) };
}

const LAST_SECOND = 8.64e12; // of the calendar that JavaScript knows, counted from 1970

function timeOf(seconds: number, format: string): Markup {
  const isDate = Math.abs(seconds) <= LAST_SECOND;
  return isDate ? { type: "time", seconds, format } : { type: "text", text: `<t:${seconds}>` };
}

/** What is left of `markup` in one line without any marks, as a reply shows of what it answers. */
export function plainText(markup: readonly Markup[]): string {
  const words = markup.map((it) => {
    switch (it.type) {
      case "text":
      case "code":
      case "pre":
        return it.text;
      case "break":
        return " ";
      case "mention":
        return `${MARKS[it.kind]}${it.name}`;
      case "time":
        return new Date(it.seconds * 1000).toISOString().slice(0, 10);
      case "small":
      case "quote":
      case "heading":
      case "item":
        return `${plainText(it.inside)} `;
      default:
        return plainText(it.inside);
    }
  });
  return words.join("").replace(/\s+/g, " ");
}

const MARKS = { user: "@", role: "@", channel: "#", slash: "/" } as const;

function listOf(content: unknown): Node[] {
  return Array.isArray(content) ? content.flat() : [];
}

/** The parser cuts text wherever a mark might begin, and leaves the end of a line behind code. */
function joinTexts(markup: readonly Markup[]): Markup[] {
  const joined: Markup[] = [];
  for (const [i, it] of markup.entries()) {
    const last = joined.at(-1);
    if (it.type === "break" && markup[i - 1]?.type === "pre") continue;
    if (it.type === "text" && last?.type === "text") {
      joined[joined.length - 1] = { type: "text", text: last.text + it.text };
    } else joined.push(it);
  }
  return joined;
}

function withoutLastBreak(markup: Markup[]): Markup[] {
  return markup.at(-1)?.type === "break" ? markup.slice(0, -1) : markup;
}
