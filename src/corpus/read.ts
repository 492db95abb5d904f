import type { Dirent } from "node:fs";
import { readdir, readFile, realpath, stat } from "node:fs/promises";
import { join } from "node:path";
import type { Article } from "../engine/article.ts";
import { decode } from "./decode.ts";
import { layOut } from "./layout.ts";

/** Every article that could be read, and in plain words what could not. */
export interface Corpus {
  /** Sorted by file name in code-unit order, the same on every machine. */
  readonly articles: readonly Article[];
  /** One sentence each, naming the file and what to do about it. */
  readonly warnings: readonly string[];
}

/** The corpus cannot be used at all; the message says why, where, and what to do. */
export class CorpusError extends Error {
  override name = "CorpusError";
}

const ARTICLE = /\.(?:txt|text|md|markdown)$/i;
const MAX_BYTES = 64 * 1024 * 1024; // a thousand books; more is a mistake, not an article
const MAX_NAMES = 10; // of files that are not articles, in one warning

/**
 * The articles in `dir` and the folders below it: every `.txt`, `.text`, `.md` and `.markdown` file
 * that is not hidden. A file that cannot be read is left out with a warning.
 * Throws `CorpusError` where `dir` is not a readable folder or holds not one readable article.
 */
export async function readCorpus(dir: string): Promise<Corpus> {
  const { files, warnings } = await listFiles(dir);
  const articles: Article[] = [];
  for (const file of files.filter((name) => ARTICLE.test(name)).sort(byCodeUnit)) {
    try {
      const { text, guessed } = decode(await readBytes(join(dir, file)));
      refuseUnreadable(text);
      articles.push(layOut(file, text));
      if (guessed) warnings.push(`${file}: not UTF-8, read as ${guessed}; save it as UTF-8`);
    } catch (error) {
      warnings.push(`${file}: left out, ${reason(error)}`);
    }
  }
  const others = files.filter((name) => !ARTICLE.test(name)).sort(byCodeUnit);
  if (others.length > 0) warnings.push(describeOthers(others));
  if (articles.length === 0) throw emptyCorpus(dir, warnings);
  return { articles, warnings };
}

interface Listing {
  /** Paths below the folder that was listed, with `/` between their parts, in no order. */
  readonly files: string[];
  readonly warnings: string[];
}

/** All files below `dir`. Linked folders come last and each real folder once, so loops end. */
async function listFiles(dir: string): Promise<Listing> {
  const files: string[] = [];
  const warnings: string[] = [];
  const seen = new Set<string>();
  const folders = [""];
  const linked: string[] = [];
  for (;;) {
    const folder = folders.shift() ?? linked.shift();
    if (folder === undefined) return { files, warnings };
    try {
      const real = await realpath(join(dir, folder));
      if (seen.has(real)) continue;
      seen.add(real);
      for (const entry of await readFolder(join(dir, folder))) {
        const file = folder === "" ? entry.name : `${folder}/${entry.name}`;
        if (ARTICLE.test(file) || !(await isFolder(entry, join(dir, file)))) files.push(file);
        else if (entry.isSymbolicLink()) linked.push(file);
        else folders.push(file);
      }
    } catch (error) {
      if (folder === "") throw unreadableCorpus(dir, error);
      warnings.push(`${folder}: left out, ${reason(error)}`);
    }
  }
}

async function readFolder(path: string): Promise<Dirent[]> {
  const entries = await readdir(path, { withFileTypes: true });
  return entries
    .filter((entry) => !entry.name.startsWith("."))
    .sort((a, b) => byCodeUnit(a.name, b.name));
}

async function isFolder(entry: Dirent, path: string): Promise<boolean> {
  if (!entry.isSymbolicLink()) return entry.isDirectory();
  const target = await stat(path).catch(() => null); // a dangling link is a file that fails later
  return target?.isDirectory() ?? false;
}

/** A file is left out for a reason the user can act on. */
class Unfit extends Error {}

async function readBytes(path: string): Promise<Uint8Array> {
  const { size, ...found } = await stat(path).then((s) => ({
    size: s.size,
    folder: s.isDirectory(),
    file: s.isFile(),
  }));
  if (found.folder) throw new Unfit("it is a folder; rename it to have its articles read");
  // A named pipe would keep the reader waiting for ever.
  if (!found.file) throw new Unfit("it is not an ordinary file; replace it by one");
  if (size > MAX_BYTES) {
    throw new Unfit(`it is larger than ${MAX_BYTES / 1024 / 1024} MiB; split it into articles`);
  }
  return readFile(path);
}

function refuseUnreadable(text: string): void {
  if (text.includes("\0")) throw new Unfit("it is not text; save it as plain text in UTF-8");
  if (!/\S/.test(text)) throw new Unfit("it is empty; write the article into it or remove it");
}

function reason(error: unknown): string {
  if (error instanceof Unfit) return error.message;
  switch (errorCode(error)) {
    case "ENOENT":
      return "it is gone or links to nothing; restore or remove it";
    case "EACCES":
    case "EPERM":
      return "reading it is not allowed; change its permissions";
    case "ELOOP":
      return "it links to itself; restore or remove it";
    default:
      return `it cannot be read (${error instanceof Error ? error.message : String(error)})`;
  }
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
      return new CorpusError(`cannot read the corpus folder ${dir}: ${reason(cause)}`, { cause });
  }
}

function emptyCorpus(dir: string, warnings: readonly string[]): CorpusError {
  const message = `no readable article in the corpus folder ${dir}; put .txt or .md files there`;
  return new CorpusError([message, ...warnings].join("\n"));
}

function errorCode(error: unknown): string | undefined {
  return (error as NodeJS.ErrnoException | undefined)?.code;
}

function byCodeUnit(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
