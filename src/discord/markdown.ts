/**
 * Text → Discord Markdown that shows exactly that text. Rules: Discord's client reads a backslash
 * before any character but a letter, a digit or white space as "this character, plainly".
 */

// Always special; "<" opens mentions, emoji, timestamps and links, "@" @everyone and @here.
const SPECIAL = /[\\*_~`|[\]<@]/g;
// Special by company: a link or an invite is recognised without any markup.
const LINK = /(?<=\b[a-z][a-z0-9+.-]{1,30}):(?=\/\/)/gi;
const INVITE = /(?<=\bdiscord(?:app)?)\.(?=gg|com|me|io|li)/gi;
// Special where a line begins: headings, small print, quotes, bullets and numbered lists.
const LINE_START = /^(\s*)(?:([#>+-])|(\d{1,9})([.)]))/;

/** `text`, for the middle of a line, with everything that Discord would interpret escaped. */
export function escapeMarkdown(text: string): string {
  return text.replace(SPECIAL, "\\$&").replace(LINK, "\\:").replace(INVITE, "\\.");
}

/** `text` escaped for the beginning of a line, or of a quote, where a few characters mean more. */
export function escapeLine(text: string): string {
  return escapeMarkdown(text).replace(LINE_START, (_, space, mark, digits, dot) =>
    mark === undefined ? `${space}${digits}\\${dot}` : `${space}\\${mark}`,
  );
}

/** What a reader sees of escaped text: the inverse of `escapeMarkdown` and `escapeLine`. */
export function unescapeMarkdown(markdown: string): string {
  return markdown.replace(/\\([^0-9A-Za-z\s])/g, "$1");
}

/** `text` (one line) as inline code, or escaped where a backtick in it would end the code. */
export function inlineCode(text: string): string {
  return text.includes("`") ? escapeMarkdown(text) : `\`${text}\``;
}

/** `text` on one line: every line end, with the blanks around it, becomes one space. */
export function oneLine(text: string): string {
  return text.replace(/[ \t]*[\r\n\v\f\u0085\u2028\u2029]+\s*/g, " ");
}

// Controls, marks that turn the direction of what follows, and what has no width; the joiners of emoji stay.
const UNSEEN = /(?!\t)[\p{Cc}\p{Bidi_Control}\u200b\u2060-\u2064\ufeff]/gu;

/**
 * `text` on one line, without what nobody sees: for titles, file names and questions, which stand
 * beside our own words and must not turn them around. Quotes keep every character.
 */
export function visibleLine(text: string): string {
  return oneLine(text).replace(UNSEEN, "").trim();
}

/** The beginning of `text`, at most `max` UTF-16 units with its '…', cut at a word end where there is one. */
export function shorten(text: string, max: number): string {
  if (text.length <= max) return text;
  const head = text.slice(0, max - 1);
  const space = head.lastIndexOf(" ");
  const cut = space > max / 2 ? head.slice(0, space) : head.replace(/[\uD800-\uDBFF]$/, "");
  return `${cut.trimEnd()}…`;
}
