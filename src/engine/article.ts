/**
 * What the engine knows of a file: its text, untouched, and where the parts of that text begin and
 * end. Every later step points back here, so that a quote is always `article.text.slice(start, end)`.
 */

/** A half-open range `[start, end)` of UTF-16 code units in a text. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

/**
 * What a block of text is for. Prose is preferred as an answer; headlines and captions may answer;
 * furniture (what the page added around the article) answers only when nothing else does.
 */
export type Role = "prose" | "headline" | "caption" | "furniture";

/** A paragraph, headline or line that no sentence crosses. */
export interface Block extends Span {
  readonly role: Role;
}

/** One file of the corpus. */
export interface Article {
  /** Path below the corpus folder, with `/` between its parts. */
  readonly file: string;
  /** The whole text exactly as decoded, line ends and all. */
  readonly text: string;
  /** The headline, or the opening words where the text has none; one line, never empty. */
  readonly title: string;
  /** The day the text says it was published, `YYYY-MM-DD`, or null where it does not say. */
  readonly date: string | null;
  /** In reading order, never overlapping; text outside every block (blank lines, datelines) is never quoted. */
  readonly blocks: readonly Block[];
}
