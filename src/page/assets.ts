/** The files of the page: its own, and those of the installed packages that its scripts import. */
import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { dirname, join, sep } from "node:path";
import { PACKAGE_DIR } from "../config.ts";

/** A file as a browser gets it. */
export interface Asset {
  readonly body: string;
  readonly type: string;
  /** Whether its address changes with its content. */
  readonly lasting: boolean;
}

const COMPONENTS = "@skyra/discord-components-core";
const SOURCES = join(PACKAGE_DIR, "src/page/client");
const SCRIPTS = join(PACKAGE_DIR, "dist/src/page/client");

/** An installed package whose scripts may be asked for. */
interface Package {
  readonly name: string;
  readonly dir: string;
  readonly address: string;
}

/** The components and all they import, each as the one before it finds it. */
const PACKAGES: readonly Package[] = findPackages();

function findPackages(): Package[] {
  const found = new Map<string, Package>();
  const visit = (name: string, from: string): void => {
    if (found.has(name) || name.startsWith("@types/")) return;
    const file = findManifest(name, from);
    const { version, dependencies = {} } = JSON.parse(readFileSync(file, "utf8"));
    found.set(name, { name, dir: dirname(file), address: `/packages/${name}@${version}/` });
    for (const needed of Object.keys(dependencies)) visit(needed, file);
  };
  visit(COMPONENTS, join(PACKAGE_DIR, "package.json"));
  return [...found.values()];
}

/** `package.json` of the package that `from` imports as `name`; not every package exports it. */
function findManifest(name: string, from: string): string {
  for (const dir of createRequire(from).resolve.paths(name) ?? []) {
    const file = join(dir, name, "package.json");
    try {
      readFileSync(file);
      return file;
    } catch {
      // Not there: further up, as Node looks.
    }
  }
  throw new Error(`the package ${name} is not installed: run npm ci`);
}

/** Where a browser finds what the page's scripts import by name (an import map, by the HTML standard). */
const IMPORT_MAP = JSON.stringify({
  imports: Object.fromEntries(
    PACKAGES.flatMap(({ name, dir, address }) => {
      const manifest = JSON.parse(readFileSync(join(dir, "package.json"), "utf8"));
      const subpaths = name === COMPONENTS ? Object.entries<string>(manifest.exports) : [];
      return [
        [name, address + entryOf(manifest)],
        ...subpaths
          .filter(([from, to]) => from !== "." && to.endsWith(".js"))
          .map(([from, to]) => [name + from.slice(1), address + to.replace(/^\.\//, "")]),
        ...(name === COMPONENTS ? [] : [[`${name}/`, address]]),
      ];
    }),
  ),
});

function entryOf({ module, main }: { module?: string; main?: string }): string {
  return (module ?? main ?? "index.js").replace(/^\.\//, "");
}

/** The page, its import map in place. */
export const HTML = readFileSync(join(SOURCES, "index.html"), "utf8").replace(
  '<script type="importmap">{}',
  () => `<script type="importmap">${IMPORT_MAP}`,
);

/** What the page may load and run: its own files, and the import map by its hash (CSP Level 3). */
export const POLICY = [
  "default-src 'none'",
  `script-src 'self' 'sha256-${createHash("sha256").update(IMPORT_MAP).digest("base64")}'`,
  "style-src 'self' 'unsafe-inline'", // lit sets styles on elements
  "img-src data:",
  "connect-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join("; ");

/** The file at `path` of the address, or null. */
export async function readAsset(path: string): Promise<Asset | null> {
  const place = placeOf(path);
  if (!place) return null;
  const { dir, file, lasting } = place;
  const full = join(dir, file);
  if (!full.startsWith(dir + sep)) return null;
  const type = file.endsWith(".css") ? "text/css" : "text/javascript";
  try {
    return { body: await readFile(full, "utf8"), type: `${type}; charset=utf-8`, lasting };
  } catch {
    return null;
  }
}

function placeOf(path: string): { dir: string; file: string; lasting: boolean } | null {
  const [, own = ""] = /^\/client\/(.+)$/.exec(path) ?? [];
  if (own.endsWith(".css")) return { dir: SOURCES, file: own, lasting: false };
  if (own.endsWith(".js")) return { dir: SCRIPTS, file: own, lasting: false };
  if (!path.endsWith(".js")) return null;
  const found = PACKAGES.find(({ address }) => path.startsWith(address));
  return found ? { dir: found.dir, file: path.slice(found.address.length), lasting: true } : null;
}
