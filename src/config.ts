/** Flags over environment over `.env` → one checked configuration; the only reader of `process.env`. */
import { existsSync, readFileSync, statSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { parseEnv } from "node:util";
import { z } from "zod";

/** What the program was asked to work with. */
export interface Config {
  /** The bot's token, or null: then the local Discord is used. */
  readonly token: string | null;
  /** Where the page of the local Discord is to be; null for the usual port, or another that is free. */
  readonly port: number | null;
  /** Discord's REST base URL without a version, or null for Discord's own. */
  readonly api: string | null;
  readonly corpusDir: string;
  /** URL template with `{file}` and `{line}` for citations, or null. */
  readonly sourceUrl: string | null;
  readonly logLevel: "fatal" | "error" | "warn" | "info" | "debug" | "silent";
}

/** Settings that the user gave and that cannot be used: one line each, saying what to do. */
export class ConfigError extends Error {
  override name = "ConfigError";
  readonly problems: readonly string[];

  constructor(problems: readonly string[]) {
    super(problems.join("\n"));
    this.problems = problems;
  }
}

/** The folder that holds package.json, wherever the program is run from. */
export const PACKAGE_DIR = findPackageDir(dirname(fileURLToPath(import.meta.url)));

function findPackageDir(dir: string): string {
  if (existsSync(join(dir, "package.json")) || dirname(dir) === dir) return dir;
  return findPackageDir(dirname(dir));
}

/** Version as package.json has it. */
export function readVersion(): string {
  const { version } = JSON.parse(readFileSync(join(PACKAGE_DIR, "package.json"), "utf8"));
  return String(version);
}

const URL_HELP = "is not an http(s) address such as https://example.org";

const SETTINGS = z.object({
  DISCORD_TOKEN: z
    .string()
    .regex(
      /^[\w-]+(?:\.[\w-]+)*$/,
      "DISCORD_TOKEN is not a bot token: copy it from the Discord developer portal, Bot, Reset Token",
    )
    .optional(),
  DISCORD_API: z.string().refine(isWebAddress, `DISCORD_API ${URL_HELP}/api`).optional(),
  CORPUS_DIR: z
    .string()
    .refine(isFolder, {
      error: ({ input }) =>
        `CORPUS_DIR ${input} is not a folder: create it and put articles (.txt, .md) in it, or name another`,
    })
    .default(join(PACKAGE_DIR, "seeds")),
  SOURCE_URL: z
    .string()
    .refine(
      (value) => isWebAddress(value) && value.includes("{file}"),
      `SOURCE_URL ${URL_HELP}/{file}#L{line}`,
    )
    .optional(),
  PORT: z.string().refine(isPort, "PORT is not a number from 1 to 65535").optional(),
  LOG_LEVEL: z
    .enum(
      ["fatal", "error", "warn", "info", "debug", "silent"],
      "LOG_LEVEL is none of fatal, error, warn, info, debug, silent",
    )
    .optional(),
});

/** Names of the settings, as in the environment and in `.env`. */
export type Setting = keyof z.infer<typeof SETTINGS>;

/**
 * The configuration from `flags` over `environment` over the text of a `.env` file. Empty values
 * count as absent; with `sandbox` the token does. Throws a `ConfigError` with every problem at once.
 */
export function resolveConfig(
  flags: Partial<Record<Setting, string>>,
  environment: Readonly<Record<string, string | undefined>>,
  envFile: string,
  sandbox = false,
): Config {
  const file = parseEnv(envFile);
  const given = Object.keys(SETTINGS.shape).flatMap((name) => {
    if (sandbox && name === "DISCORD_TOKEN") return [];
    const value = (flags[name as Setting] || environment[name] || file[name])?.trim();
    return value ? [[name, value]] : [];
  });
  const result = SETTINGS.safeParse(Object.fromEntries(given));
  if (!result.success) throw new ConfigError(result.error.issues.map(({ message }) => message));
  const { DISCORD_TOKEN, DISCORD_API, CORPUS_DIR, SOURCE_URL, PORT, LOG_LEVEL } = result.data;
  return {
    token: DISCORD_TOKEN ?? null,
    port: PORT === undefined ? null : Number(PORT),
    api: DISCORD_API?.replace(/(?:\/v\d+)?\/*$/, "") ?? null,
    corpusDir: CORPUS_DIR,
    sourceUrl: SOURCE_URL ?? null,
    // A terminal that shows replies has no room for what goes well.
    logLevel: LOG_LEVEL ?? (DISCORD_TOKEN === undefined ? "warn" : "info"),
  };
}

/** The configuration of this process: `flags`, `process.env`, and `.env` in the working directory. */
export function readConfig(flags: Partial<Record<Setting, string>>, sandbox = false): Config {
  const envFile = existsSync(".env") ? readFileSync(".env", "utf8") : "";
  return resolveConfig(flags, process.env, envFile, sandbox);
}

function isWebAddress(value: string): boolean {
  return URL.canParse(value) && /^https?:$/.test(new URL(value).protocol);
}

function isPort(value: string): boolean {
  return /^[1-9]\d{0,4}$/.test(value) && Number(value) <= 65_535;
}

function isFolder(path: string): boolean {
  return statSync(path, { throwIfNoEntry: false })?.isDirectory() ?? false;
}
