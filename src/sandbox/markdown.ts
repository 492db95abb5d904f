import type { Snowflake } from "discord.js";

/** How marked text looks: with ANSI codes on a terminal, plain elsewhere. */
export interface Style {
  /** What a message itself has in bold. */
  readonly strong: (text: string) => string;
  /** Names and headings. */
  readonly bold: (text: string) => string;
  readonly dim: (text: string) => string;
  readonly italic: (text: string) => string;
  readonly underline: (text: string) => string;
  readonly strike: (text: string) => string;
  readonly code: (text: string) => string;
}

/** Names for the ids in mentions; undefined for ids nobody knows. */
export interface Names {
  readonly user: (id: Snowflake) => string | undefined;
  readonly role: (id: Snowflake) => string | undefined;
  readonly channel: (id: Snowflake) => string | undefined;
}

const ansi = (on: number, off: number) => (text: string) => `\x1b[${on}m${text}\x1b[${off}m`;
const same = (text: string) => text;

/** With the codes of ECMA-48 terminals. */
export const ANSI: Style = {
  strong: ansi(1, 22),
  bold: ansi(1, 22),
  dim: ansi(2, 22),
  italic: ansi(3, 23),
  underline: ansi(4, 24),
  strike: ansi(9, 29),
  code: ansi(36, 39),
};

/** Without any: what a message has in bold keeps its asterisks, and code its backticks. */
export const PLAIN: Style = {
  strong: (text) => `**${text}**`,
  bold: same,
  dim: same,
  italic: same,
  underline: same,
  strike: same,
  code: (text) => `\`${text}\``,
};

/** Discord's Markdown as text for a terminal (reference#message-formatting). */
export function renderMarkdown(markdown: string, style: Style, names: Names): string {
  const blocks = markdown.split(/^```(?:[\w-]*\n)?|```$|```\n/m);
  return blocks
    .map((block, i) => (i % 2 === 1 ? renderCode(block, style) : renderProse(block, style, names)))
    .filter((block) => block !== "")
    .join("\n");
}

function renderCode(block: string, style: Style): string {
  const lines = block.replace(/\n$/, "").split("\n");
  return lines.map((line) => `    ${style === PLAIN ? line : style.code(line)}`).join("\n");
}

function renderProse(block: string, style: Style, names: Names): string {
  const text = block.replace(/^\n|\n$/g, "");
  if (text === "") return "";
  const [before, quoted] = splitAtLongQuote(text);
  const lines = before === "" ? [] : before.split("\n");
  const long = quoted === undefined ? [] : quoted.split("\n").map((line) => `> ${line}`);
  return [...lines, ...long].map((line) => renderLine(line, style, names)).join("\n");
}

/** `>>> ` quotes everything after it. */
function splitAtLongQuote(text: string): [string, string?] {
  const match = /^>>> /m.exec(text);
  if (!match) return [text];
  return [text.slice(0, match.index).replace(/\n$/, ""), text.slice(match.index + 4)];
}

function renderLine(line: string, style: Style, names: Names): string {
  const rest = (prefix: string) => renderLine(line.slice(prefix.length), style, names);
  const [quote] = /^> /.exec(line) ?? [];
  if (quote) return `${style.dim("│")} ${rest(quote)}`;
  if (line === ">") return style.dim("│");
  const [small] = /^-# /.exec(line) ?? [];
  if (small) return style.dim(rest(small));
  const [heading] = /^#{1,3} /.exec(line) ?? [];
  if (heading) return style.bold(rest(heading));
  const [bullet, indent = ""] = /^( *)[-*] /.exec(line) ?? [];
  if (bullet) return `${indent}• ${rest(bullet)}`;
  return renderInline(line, style, names);
}

type Rule = readonly [RegExp, (match: RegExpExecArray, style: Style, names: Names) => string];

/** What may stand at a place in a line, first match first. */
const RULES: readonly Rule[] = [
  [/\\([!-/:-@[-`{-~])/y, ([, escaped]) => escaped ?? ""],
  [/``(.+?)``/y, ([, code = ""], style) => style.code(code.trim())],
  [/`([^`]+)`/y, ([, code = ""], style) => style.code(code)],
  [
    /\*\*(.+?)\*\*(?!\*)/y,
    ([, text = ""], style, names) => style.strong(renderInline(text, style, names)),
  ],
  [
    /__(.+?)__(?!_)/y,
    ([, text = ""], style, names) => style.underline(renderInline(text, style, names)),
  ],
  [/~~(.+?)~~/y, ([, text = ""], style, names) => style.strike(renderInline(text, style, names))],
  [/\|\|(.+?)\|\|/y, ([, text = ""], style, names) => style.dim(renderInline(text, style, names))],
  [
    /\*(?=\S)((?:\\.|[^*\\])+?)\*/y,
    ([, text = ""], style, names) => style.italic(renderInline(text, style, names)),
  ],
  [
    /(?<!\w)_((?:\\.|[^_\\])+?)_(?!\w)/y,
    ([, text = ""], style, names) => style.italic(renderInline(text, style, names)),
  ],
  [
    /\[((?:\\.|[^\]\\])+)\]\(<?(https?:[^)>\s]+)>?(?: "[^"]*")?\)/y,
    ([, text = "", url = ""], style, names) =>
      `${renderInline(text, style, names)} (${style.underline(url)})`,
  ],
  [/<(https?:[^>\s]+)>/y, ([, url = ""], style) => style.underline(url)],
  [/https?:\/\/[^\s<]+/y, ([url], style) => style.underline(url)],
  [
    /<@!?(\d+)>/y,
    ([, id = ""], style, names) => style.bold(`@${names.user(id) ?? "unknown-user"}`),
  ],
  [/<@&(\d+)>/y, ([, id = ""], style, names) => style.bold(`@${names.role(id) ?? "unknown-role"}`)],
  [/<#(\d+)>/y, ([, id = ""], style, names) => style.bold(`#${names.channel(id) ?? "unknown"}`)],
  [/<(\/[^:>]+):\d+>/y, ([, command = ""], style) => style.bold(command)],
  [/<t:(\d+)(?::[a-zA-Z])?>/y, ([, seconds]) => renderTime(Number(seconds))],
  [/<a?(:\w+:)\d+>/y, ([, emoji]) => emoji ?? ""],
];

function renderInline(text: string, style: Style, names: Names): string {
  let rendered = "";
  for (let at = 0; at < text.length; ) {
    const [match, render] = matchAt(text, at);
    if (match && render) {
      rendered += render(match, style, names);
      at += match[0].length;
    } else {
      rendered += text[at];
      at += 1;
    }
  }
  return rendered;
}

function matchAt(text: string, at: number): [RegExpExecArray?, Rule[1]?] {
  for (const [pattern, render] of RULES) {
    pattern.lastIndex = at;
    const match = pattern.exec(text);
    if (match) return [match, render];
  }
  return [];
}

/** A moment in UTC, to the minute: `2026-08-06 09:30 UTC`. */
function renderTime(seconds: number): string {
  const iso = new Date(seconds * 1000).toISOString();
  return `${iso.slice(0, 10)} ${iso.slice(11, 16)} UTC`;
}
