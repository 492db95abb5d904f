import { join } from "node:path";
import type { Article } from "../engine/article.ts";
import { decode } from "./decode.ts";
import { errorCode, explain, type Listing, listFiles, readBytes, UnfitFile } from "./files.ts";
import { layOut } from "./layout.ts";

/** Every article that could be read, and in plain words what could not. */
export interface Corpus {
  /** Sorted by file in code-unit order, the same on every machine. */
  readonly articles: readonly Article[];
  /** One sentence each, naming the file and what to do about it. */
  readonly warnings: readonly string[];
}

/** The corpus cannot be used at all; the message says why, where, and what to do. */
export class CorpusError extends Error {
  override name = "CorpusError";
}

const MAX_NAMES = 10; // of files that are not articles, in one warning

/**
 * The articles in `dir` and the folders below it: every `.txt`, `.text`, `.md` and `.markdown` file
 * that is not hidden. A file that cannot be read is left out with a warning.
 * Throws `CorpusError` where `dir` is not a readable folder or holds not one readable article.
 */
export async function readCorpus(dir: string): Promise<Corpus> {
  const listing = await listCorpus(dir);
  const articles: Article[] = [];
  const warnings = [...listing.warnings];
  for (const file of listing.files.filter(isArticle)) {
    try {
      const { text, guessed } = decode(await readBytes(join(dir, file)));
      refuseUnreadable(text);
      articles.push(layOut(file, text));
      if (guessed) warnings.push(`${file}: not UTF-8, read as ${guessed}; save it as UTF-8`);
    } catch (error) {
      warnings.push(`${file}: left out, ${explain(error)}`);
    }
  }
  const others = listing.files.filter((file) => !isArticle(file));
  if (others.length > 0) warnings.push(describeOthers(others));
  if (articles.length === 0) throw emptyCorpus(dir, warnings);
  return { articles, warnings };
}

function isArticle(file: string): boolean {
  return /\.(?:txt|text|md|markdown)$/i.test(file);
}

async function listCorpus(dir: string): Promise<Listing> {
  try {
    return await listFiles(dir, isArticle);
  } catch (cause) {
    throw unreadableCorpus(dir, cause);
  }
}

function refuseUnreadable(text: string): void {
  if (text.includes("\0")) throw new UnfitFile("it is not text; save it as plain text in UTF-8");
  if (!/\S/.test(text)) throw new UnfitFile("it is empty; write the article into it or remove it");
}

function describeOthers(files: readonly string[]): string {
  const names = files.slice(0, MAX_NAMES).join(", ");
  const more = files.length > MAX_NAMES ? ` and ${files.length - MAX_NAMES} more` : "";
  return `not read, because only .txt, .text, .md and .markdown are: ${names}${more}`;
}

function unreadableCorpus(dir: string, cause: unknown): CorpusError {
  const advice = "give the folder that holds your articles";
  switch (errorCode(cause)) {
    case "ENOENT":
      return new CorpusError(`there is no corpus folder ${dir}; ${advice}`, { cause });
    case "ENOTDIR":
      return new CorpusError(`the corpus ${dir} is a file; ${advice}`, { cause });
    default:
      return new CorpusError(`cannot read the corpus ${dir}: ${explain(cause)}`, { cause });
  }
}

function emptyCorpus(dir: string, warnings: readonly string[]): CorpusError {
  const message = `no readable article in the corpus ${dir}; put .txt or .md files there`;
  return new CorpusError([message, ...warnings].join("\n"));
}
