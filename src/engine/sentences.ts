import type { Article, Role, Span } from "./article.ts";

/** The unit that is found, ranked and quoted: `article.text.slice(start, end) === text`. */
export interface Sentence extends Span {
  readonly article: Article;
  readonly text: string;
  /** Line of the file that `start` stands in, counted from 1; `\r\n`, `\n` and `\r` each end one. */
  readonly line: number;
  readonly role: Role;
}
