/**
 * Pictures of a real exchange on the seed articles, for the README: `npm run screenshots` puts them
 * into `docs/`. Without that the same pages are still looked at for what a picture would show.
 */
import { join } from "node:path";
import type { BrowserContextOptions, Page } from "playwright-core";
import { beforeAll, expect, it } from "vitest";
import { PACKAGE_DIR } from "../../src/config.ts";
import { readCorpus } from "../../src/corpus/read.ts";
import { createEngine, type Engine } from "../../src/engine/engine.ts";
import { findQuestions } from "../../src/engine/example-questions.ts";
import { connect } from "../discord/connect.ts";
import { describeInBrowser, line, message, openWindow, serve } from "./browser.ts";

const FOLDER = process.env.SCREENSHOTS;

async function takePicture(page: Page, name: string): Promise<void> {
  const path = FOLDER && { path: join(PACKAGE_DIR, FOLDER, `${name}.png`) };
  const picture = await page.screenshot({ ...path, animations: "disabled", caret: "hide" });
  expect(picture.length).toBeGreaterThan(10_000);
}

/** Elements with text that stick out of the window or are cut off at its side. */
const STICKING_OUT = `[...document.querySelectorAll("article, article *, .composer *")]
  .filter((it) => it.getBoundingClientRect().right > innerWidth + 1)
  .map((it) => it.outerHTML.slice(0, 100))`;

describeInBrowser("pictures", () => {
  let engine: Engine;
  let questions: string[];
  beforeAll(async () => {
    engine = createEngine((await readCorpus(join(PACKAGE_DIR, "seeds"))).articles);
    questions = [...findQuestions(engine)].filter((it) => it !== null);
  }, 30_000);

  async function openSite(options: BrowserContextOptions): Promise<Page> {
    const { discord } = await connect({ engine });
    return await openWindow((await serve(discord, questions)).address, options);
  }

  it.each([
    ["dark", { colorScheme: "dark", viewport: { width: 1180, height: 760 } }],
    ["light", { colorScheme: "light", viewport: { width: 1180, height: 760 } }],
    ["phone", { colorScheme: "dark", viewport: { width: 390, height: 720 } }],
  ] as const)("shows a whole exchange: %s", async (name, options) => {
    const page = await openSite(options);
    await line(page).fill("@verbatim where did they meet");
    await line(page).press("Enter");
    await message(page, "The leaders met at").first().waitFor();
    await line(page).fill("/ask who is the president of france");
    await page.keyboard.press("Enter");
    await page.locator("discord-button").waitFor();
    if (name === "phone") await line(page).fill("/a");
    expect(await page.evaluate(STICKING_OUT)).toEqual([]);
    await takePicture(page, name);
  });

  it("shows a first visit, and the wire beside it", async () => {
    const page = await openSite({ colorScheme: "dark", viewport: { width: 1180, height: 720 } });
    expect(await page.locator(".examples button").allInnerTexts()).toEqual(questions);
    await page.getByRole("button", { name: questions[0] as string }).click();
    await page.locator("discord-message[bot]").waitFor();
    await page.getByRole("button", { name: "On the wire" }).click();
    await page.getByText("bot → Discord").click();
    await takePicture(page, "wire");
  });

  it("holds the longest words and messages within a small window", async () => {
    const page = await openSite({ viewport: { width: 320, height: 560 } });
    const long = "Donaudampfschifffahrtsgesellschaft".repeat(10);
    await line(page).fill(
      `${long} ${"and on ".repeat(60)}\n> ${long}\n\`${long}\`\nhttps://example.org/${long}`,
    );
    await line(page).press("Enter");
    await message(page, "and on").waitFor();
    await line(page).fill(`/ask ${long.slice(0, 250)}`);
    await page.keyboard.press("Enter");
    await page.locator("discord-message[bot]").waitFor();
    await message(page, "and on").hover();
    await message(page, "and on").getByRole("button", { name: "Reply" }).click();
    expect(await page.evaluate(STICKING_OUT)).toEqual([]);
    expect(await page.evaluate("document.documentElement.scrollWidth")).toBe(320);
  });
});
