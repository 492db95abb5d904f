import type { Role } from "../engine/article.ts";
import { findCredit, isCaption } from "./caption.ts";
import type { Paragraph } from "./paragraphs.ts";
import { endsSentence, isHeadlineLike } from "./shape.ts";

/** A paragraph and what it is for. */
export interface Marked extends Paragraph {
  readonly role: Role;
}

/** `paragraphs` with their roles, given which are `furniture` and which of them is the headline. */
export function assignRoles(
  text: string,
  paragraphs: readonly Paragraph[],
  furniture: readonly boolean[],
  headline: Paragraph | null,
): Marked[] {
  const short = paragraphs.map((p, i) => !furniture[i] && isShortLine(p));
  const roleOf = (paragraph: Paragraph, i: number): Role => {
    if (furniture[i]) return "furniture";
    if (paragraph.kind === "heading" || paragraph.line === headline?.line) return "headline";
    if (isCaption(paragraph.line) || findCredit(paragraph.line)?.caption) return "caption";
    if (furniture[i + 1] && isCreditOf(text, paragraph, paragraphs[i + 1])) return "caption";
    const between = i < paragraphs.length - 1 && standsAlone(short, i);
    return between && isHeadlineLike(paragraph) ? "headline" : "prose";
  };
  return paragraphs.map((p, i) => ({ ...p, role: roleOf(p, i) }));
}

function isShortLine({ line, kind }: Paragraph): boolean {
  return kind !== "item" && line.length <= 100 && !endsSentence(line);
}

/** Three short lines in a row are a poem, a list or a chat rather than headlines. */
function standsAlone(short: readonly boolean[], i: number): boolean {
  const near = short.slice(Math.max(0, i - 2), i + 3).map((is) => (is ? "s" : "-"));
  return Boolean(short[i]) && !near.join("").includes("sss");
}

/** Whether `next` names the maker of a picture on the line right below its caption. */
function isCreditOf(text: string, { end, line }: Paragraph, next: Paragraph | undefined): boolean {
  if (!next || line.length > 300) return false;
  const between = text.slice(end, next.start).replaceAll("\r\n", "\n");
  return (
    /^[^\n\r]*[\n\r][^\n\r]*$/.test(between) &&
    /^\W?(?:photo|image|picture|credit)/i.test(next.line)
  );
}
