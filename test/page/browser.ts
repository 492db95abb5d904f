/** A real browser for tests: Debian's Chromium, or the one that `CHROMIUM` names. */
import { existsSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { type Browser, type BrowserContextOptions, chromium, type Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, onTestFinished } from "vitest";
import { startPage } from "../../src/page/page.ts";
import type { LocalDiscord } from "../../src/sandbox/discord.ts";

const EXECUTABLE = [
  process.env.CHROMIUM,
  "/usr/bin/chromium",
  "/usr/bin/chromium-browser",
  "/usr/bin/google-chrome",
].find((path) => path && existsSync(path));

const TIMEOUT = 60_000; // ms for one test on a busy machine

let browser: Browser;

/** `describe` for tests in a browser; left out, with a word on it, where there is none. */
export function describeInBrowser(name: string, tests: () => void): void {
  if (!EXECUTABLE) {
    console.info(
      `Left out: ${name} in a browser. Install chromium, or say in CHROMIUM where it is.`,
    );
  }
  describe.skipIf(!EXECUTABLE)(name, { timeout: TIMEOUT }, () => {
    beforeAll(async () => {
      browser = await chromium.launch({
        executablePath: EXECUTABLE as string,
        // Chromium's own sandbox does not run as root, as in most containers.
        args: process.getuid?.() === 0 ? ["--no-sandbox"] : [],
      });
    }, TIMEOUT);
    afterAll(() => browser?.close());
    tests();
  });
}

/** The page of `discord`, closed when the test ends. */
export async function serve(discord: LocalDiscord, questions: readonly string[] = []) {
  const site = await startPage(discord, null);
  onTestFinished(() => site.close());
  site.suggest(questions);
  return site;
}

/**
 * A window of a browser of its own on `address`. When the test ends, no script may have failed in it
 * and nothing may have been asked of any other address.
 */
export async function openWindow(
  address: string,
  options: BrowserContextOptions = {},
): Promise<Page> {
  const context = await browser.newContext(options);
  const page = await context.newPage();
  page.setDefaultTimeout(TIMEOUT / 2);
  const errors: string[] = [];
  const asked = new Set<string>();
  page.on("pageerror", ({ message }) => errors.push(message));
  page.on("console", (line) => {
    // A line that is broken and found again is no fault of the script.
    if (line.type() === "error" && !line.text().includes("WebSocket")) errors.push(line.text());
  });
  page.on("request", (request) => asked.add(originOf(request.url())));
  page.on("websocket", (socket) => asked.add(originOf(socket.url())));
  onTestFinished(async () => {
    await context.close();
    expect(errors).toEqual([]);
    expect([...asked].filter((origin) => origin !== address && origin !== "data:")).toEqual([]);
  });
  await page.goto(address);
  await page.getByRole("textbox", { name: /^Message/ }).waitFor();
  return page;
}

/** `http://127.0.0.1:3000` for every address of that server, sockets too. */
function originOf(url: string): string {
  const { protocol, origin } = new URL(url.replace(/^ws/, "http"));
  return protocol === "data:" ? "data:" : origin;
}

/** What axe-core finds on the page that is serious or worse: the rule and where it is broken. */
export async function seriousFindings(page: Page): Promise<string[]> {
  const script = createRequire(import.meta.url).resolve("axe-core/axe.min.js");
  // Not as a script of the page, which its policy would refuse.
  await page.evaluate(readFileSync(script, "utf8"));
  return await page.evaluate(async () => {
    // biome-ignore lint/suspicious/noExplicitAny: a script that the browser has just loaded
    const { violations } = await (globalThis as any).axe.run();
    return violations
      .filter(({ impact }: { impact: string }) => impact === "serious" || impact === "critical")
      .flatMap(({ id, nodes }: { id: string; nodes: { target: string[]; html: string }[] }) =>
        nodes.map(({ target, html }) => `${id}: ${target.flat().join(" ")} ${html.slice(0, 120)}`),
      );
  });
}

/** The input line. */
export function line(page: Page) {
  return page.getByRole("textbox", { name: /^Message/ });
}

/** Messages that hold `text`, in the place that is shown. */
export function message(page: Page, text: string | RegExp) {
  return page.getByRole("article").filter({ hasText: text });
}
