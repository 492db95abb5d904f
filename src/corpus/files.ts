import type { Dirent } from "node:fs";
import { readdir, readFile, realpath, stat } from "node:fs/promises";
import { join } from "node:path";

/** What lies below a folder. */
export interface Listing {
  /** Paths below the folder, with `/` between their parts, in code-unit order on every machine. */
  readonly files: readonly string[];
  /** Folders below it that could not be read, and why. */
  readonly warnings: readonly string[];
}

/** A file that is left out for a reason its owner can act on. */
export class UnfitFile extends Error {}

const MAX_BYTES = 64 * 1024 * 1024; // a hundred long books; more is a mistake, not an article

/**
 * Every file below `dir` that is not hidden, except that folders for which `isFile` holds by their
 * name count as files too. Links are followed, after all else and to each real folder only once, so
 * that loops end. Throws what the system does where `dir` itself cannot be read.
 */
export async function listFiles(dir: string, isFile: (name: string) => boolean): Promise<Listing> {
  const files: string[] = [];
  const warnings: string[] = [];
  const seen = new Set<string>();
  const folders = [""];
  const linked: string[] = [];
  for (;;) {
    const folder = folders.shift() ?? linked.shift();
    if (folder === undefined) return { files: files.sort(byCodeUnit), warnings };
    try {
      const real = await realpath(join(dir, folder));
      if (seen.has(real)) continue;
      seen.add(real);
      for (const entry of await readFolder(join(dir, folder))) {
        const file = folder === "" ? entry.name : `${folder}/${entry.name}`;
        if (isFile(file) || !(await isFolder(entry, join(dir, file)))) files.push(file);
        else if (entry.isSymbolicLink()) linked.push(file);
        else folders.push(file);
      }
    } catch (error) {
      if (folder === "") throw error;
      warnings.push(`${folder}: left out, ${explain(error)}`);
    }
  }
}

/** The entries of a folder that are not hidden, sorted so that links are met in one order. */
async function readFolder(path: string): Promise<Dirent[]> {
  const entries = await readdir(path, { withFileTypes: true });
  return entries
    .filter(({ name }) => !name.startsWith("."))
    .sort((a, b) => byCodeUnit(a.name, b.name));
}

async function isFolder(entry: Dirent, path: string): Promise<boolean> {
  if (!entry.isSymbolicLink()) return entry.isDirectory();
  const target = await stat(path).catch(() => null); // a link to nothing is a file that fails later
  return target?.isDirectory() ?? false;
}

function byCodeUnit(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

/** The bytes of an ordinary file of bearable size; throws `UnfitFile`, or what the system does. */
export async function readBytes(path: string): Promise<Uint8Array> {
  const found = await stat(path);
  if (found.isDirectory()) {
    throw new UnfitFile("it is a folder; rename it to have its articles read");
  }
  // A named pipe would keep the reader waiting for ever.
  if (!found.isFile()) throw new UnfitFile("it is not an ordinary file; replace it by one");
  if (found.size > MAX_BYTES) {
    throw new UnfitFile(`it is larger than ${MAX_BYTES / 1024 / 1024} MiB; split it into articles`);
  }
  return readFile(path);
}

/** What is wrong with a file and what to do about it, in words that follow 'left out, '. */
export function explain(error: unknown): string {
  if (error instanceof UnfitFile) return error.message;
  switch (errorCode(error)) {
    case "ENOENT":
      return "it is gone or links to nothing; restore or remove it";
    case "EACCES":
    case "EPERM":
      return "reading it is not allowed; change its permissions";
    case "ELOOP":
      return "it links to itself; restore or remove it";
    default:
      return `it cannot be read (${String(error)}); check or remove it`;
  }
}

/** The code of an error from the system, such as `ENOENT`. */
export function errorCode(error: unknown): string | undefined {
  return (error as NodeJS.ErrnoException | undefined)?.code;
}
