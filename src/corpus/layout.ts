import type { Article, Block } from "../engine/article.ts";
import { findCredit } from "./caption.ts";
import { findDay, isDateMark } from "./date.ts";
import { findBody, findFurniture } from "./furniture.ts";
import { type Paragraph, paragraphAt, splitParagraphs } from "./paragraphs.ts";
import { findDateline, findFrontMatter, findLabels, readFrontMatter } from "./preamble.ts";
import { assignRoles, type Marked } from "./roles.ts";
import { findHeadline, findTitle } from "./title.ts";

/**
 * The article that `text` holds: its blocks and what each is for, its title and its date. Depends on
 * nothing but the text, and cuts nothing out of it: what is not the article's own is only marked so.
 */
export function layOut(file: string, text: string): Article {
  const front = findFrontMatter(text);
  const { paragraphs, preambles } = setPreamblesApart(text, splitParagraphs(text, front.length));
  const body = findBody(paragraphs);
  const furniture = findFurniture(paragraphs, body);
  const headline = findHeadline(paragraphs.filter((_, i) => i < body && !furniture[i]));
  const blocks = assignRoles(text, paragraphs, furniture, headline).flatMap((p) =>
    cutBlocks(text, p),
  );
  const dateLines = paragraphs.filter((p, i) => p !== headline && isDateMark(p.line, i < body));
  return {
    file,
    text,
    title: findTitle(file, text, blocks, readFrontMatter(front, "title"), headline),
    date: findDay([
      readFrontMatter(front, "date") ?? "",
      ...preambles,
      ...dateLines.map(({ line }) => line),
    ]),
    blocks,
  };
}

interface SetApart {
  readonly paragraphs: readonly Paragraph[];
  /** The labels, breadcrumbs and dateline that stood before them; one may hold a date. */
  readonly preambles: readonly string[];
}

/** `all`, with the start of each moved past what stands before its first word. */
function setPreamblesApart(text: string, all: readonly Paragraph[]): SetApart {
  const preambles: string[] = [];
  const setApart = (paragraph: Paragraph, preamble: string): Paragraph => {
    if (preamble === "") return paragraph;
    preambles.push(preamble);
    return paragraphAt(text, paragraph.start + preamble.length, paragraph.end, paragraph.kind);
  };
  const body = findBody(all);
  const paragraphs = all.map((paragraph, i) => {
    if (i > body) return paragraph;
    const labelled = setApart(paragraph, findLabels(text.slice(paragraph.start, paragraph.end)));
    if (i < body) return labelled;
    const dateline = findDateline(text.slice(labelled.start, labelled.end));
    // In a transcript or a live blog every paragraph opens so, and the name belongs to what is said.
    const speaker = dateline.includes(":") && all.some((p, j) => j > i && findDateline(p.line));
    return speaker ? labelled : setApart(labelled, dateline);
  });
  return { paragraphs: paragraphs.filter(({ line }) => line !== ""), preambles };
}

/** The blocks of one paragraph: a credit at its end stands alone. */
function cutBlocks(text: string, paragraph: Marked): Block[] {
  const { start, end, role } = paragraph;
  const own = role === "prose" || role === "caption";
  const credit = own ? findCredit(text.slice(start, end)) : null;
  if (!credit) return [toBlock(paragraph)];
  const parts = [
    { ...paragraphAt(text, start, start + credit.start), role },
    { ...paragraphAt(text, start + credit.start, end), role: "furniture" as const },
  ];
  return parts.filter(({ line }) => line !== "").map(toBlock);
}

function toBlock({ start, end, role }: Marked): Block {
  return { start, end, role };
}
