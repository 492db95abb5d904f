import { once } from "node:events";
import type { AddressInfo } from "node:net";
import { createServer } from "node:net";
import type { Page } from "playwright-core";
import { expect, it } from "vitest";
import { commands } from "../../commands/index.ts";
import { connect, decided, engineOf, FERRY, join } from "../discord/connect.ts";
import { folderOf, Program } from "../program.ts";
import { describeInBrowser, line, message, openWindow, seriousFindings, serve } from "./browser.ts";

const FILES = {
  ...FERRY,
  "page.txt": `Baker opens in Harrow

The baker said <script>alert("bread")</script> <b>and</b> <img src=x onerror=alert(1)> costs four euros.
`,
};
const ENGINE = engineOf(FILES);
const ASKED = "how many passengers were rescued";
const ANSWER = /rescued 31 passengers/;

async function startSite(questions: readonly string[] = []) {
  const bot = await connect({ engine: decided(ENGINE, true) });
  const site = await serve(bot.discord, questions);
  return { ...bot, ...site };
}

/** A port that nobody uses at the moment. */
async function freePort(): Promise<number> {
  const server = createServer().listen(0, "127.0.0.1");
  await once(server, "listening");
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, "close");
  return port;
}

async function ask(page: Page, question: string): Promise<void> {
  await line(page).fill(`@verbatim ${question}`);
  await line(page).press("Enter");
}

/** The colours of text and background, in a reply and around. */
const COLOURS = `["discord-message[bot]", "body"]
  .map((selector) => getComputedStyle(document.querySelector(selector)))
  .map(({ color, backgroundColor }) => color + backgroundColor)`;

describeInBrowser("the page", () => {
  it("answers a slash command given by the keyboard alone", async () => {
    const page = await openWindow((await startSite()).address);
    await page.keyboard.type("/as");
    await page.getByRole("option", { name: /^\/ask/ }).waitFor();
    await page.keyboard.press("Enter");
    await page.keyboard.type(ASKED);
    await page.keyboard.press("Enter");
    const answer = message(page, ANSWER);
    await answer.waitFor();
    for (const part of ["Ada", "used", "ask", "verbatim", "31"]) {
      expect(await answer.getByText(part, { exact: true }).count(), String(part)).toBeGreaterThan(
        0,
      );
    }
    expect(await answer.locator("discord-verified-author-tag").isVisible()).toBe(true);
  });

  it("says which field of a command is missing, and goes there", async () => {
    const page = await openWindow((await startSite()).address);
    await page.keyboard.type("/ask ");
    await page.keyboard.press("Enter");
    expect(await page.getByRole("alert").innerText()).toContain("question is required");
    await page.keyboard.type("where did it run aground");
    await page.keyboard.press("Enter");
    await message(page, "Brindle Point").waitFor();
  });

  it("answers a mention that is picked from the list", async () => {
    const page = await openWindow((await startSite()).address);
    await page.keyboard.type("@ver");
    await page.getByRole("option", { name: "@verbatim" }).waitFor();
    await page.keyboard.press("Enter");
    await page.keyboard.type(ASKED);
    await page.keyboard.press("Enter");
    await message(page, ANSWER).waitFor();
    expect(await message(page, ANSWER).innerText()).toContain(`@verbatim ${ASKED}`);
  });

  it("answers in direct messages, and keeps what is said there apart", async () => {
    const page = await openWindow((await startSite()).address);
    await page.getByRole("button", { name: "verbatim", exact: true }).click();
    await page.getByRole("heading", { name: "@verbatim" }).waitFor();
    await line(page).fill(ASKED);
    await line(page).press("Enter");
    await message(page, ANSWER).waitFor();
    await page.getByRole("button", { name: "general" }).click();
    expect(await message(page, ANSWER).count()).toBe(0);
  });

  it("brings back the last lines with the Up key", async () => {
    const page = await openWindow((await startSite()).address);
    await line(page).fill("first");
    await line(page).press("Enter");
    await page.keyboard.type("/ask second");
    await page.keyboard.press("Enter");
    await page.getByRole("article").nth(1).waitFor();
    await page.keyboard.press("ArrowUp");
    expect(await page.getByRole("combobox", { name: /^question/ }).inputValue()).toBe("second");
    await page.keyboard.press("Home");
    await page.keyboard.press("ArrowUp");
    expect(await line(page).inputValue()).toBe("first");
  });

  it("shows what is meant for one person to no other window", async () => {
    const { address } = await startSite();
    const [ada, ben] = [await openWindow(address), await openWindow(address)];
    await ada.keyboard.type(`/ask ${ASKED}`);
    await ada.keyboard.press("Tab");
    await ada.getByRole("option", { name: "True" }).waitFor();
    await ada.keyboard.press("ArrowDown");
    await ada.keyboard.press("Enter");
    await ada.keyboard.press("Enter");
    await ada.getByText("Only you can see this").waitFor();
    await ask(ada, "where did it run aground");
    await message(ben, "Brindle Point").first().waitFor();
    expect(await ben.getByText("31 passengers").count()).toBe(0);
    await ada.getByRole("button", { name: "Dismiss message" }).click();
    await ada.getByText("Only you can see this").waitFor({ state: "detached" });
  });

  it("keeps a window's person when it is reloaded, what they dismissed as well", async () => {
    const page = await openWindow((await startSite()).address);
    await page.keyboard.type("/help");
    await page.keyboard.press("Enter");
    await page.keyboard.press("Enter");
    await page.getByRole("button", { name: "Dismiss message" }).click();
    await ask(page, ASKED);
    await message(page, ANSWER).waitFor();
    await page.reload();
    await message(page, ANSWER).waitFor();
    expect(await page.locator(".me").innerText()).toContain("Ada");
    expect(await page.getByText("Only you can see this").count()).toBe(0);
  });

  it("is walked through by the keyboard: from line to message to reply", async () => {
    const page = await openWindow((await startSite()).address);
    await ask(page, ASKED);
    await message(page, ANSWER).waitFor();
    await page.keyboard.press("Shift+Tab");
    await page.locator("article:focus").getByText(ANSWER).first().waitFor();
    await page.keyboard.press("ArrowUp");
    await page.locator("article:focus").getByText(ASKED, { exact: true }).waitFor();
    await page.keyboard.press("ArrowDown");
    await page.keyboard.press("Tab");
    await page.keyboard.press("Enter");
    await page.getByText("Replying to verbatim").waitFor();
    await page.keyboard.press("Escape");
    await page.getByText("Replying to verbatim").waitFor({ state: "detached" });
  });

  it("hears a follow-up question that replies to an answer", async () => {
    const page = await openWindow((await startSite()).address);
    await ask(page, ASKED);
    await message(page, ANSWER).hover();
    await message(page, ANSWER).getByRole("button", { name: "Reply" }).click();
    await page.getByText("Replying to verbatim").waitFor();
    await page.keyboard.type("where did it run aground");
    await page.keyboard.press("Enter");
    await message(page, "Brindle Point").last().waitFor();
    const followUp = page.getByRole("article", { name: "Ada" }).last();
    await followUp.getByRole("link", { name: ANSWER }).click();
    await page.locator("article:focus").getByText(ANSWER).first().waitFor();
  });

  it("shows the sentence behind a button of a refusal to whoever pressed it", async () => {
    const bot = await connect({ engine: decided(ENGINE, false) });
    const page = await openWindow((await serve(bot.discord)).address);
    await ask(page, "where did it run aground");
    await page.locator("discord-button").getByRole("button").press("Enter");
    const closest = message(page, "Only you can see this");
    expect(await closest.innerText()).toContain("Brindle Point");
  });

  it("asks an example at one click", async () => {
    const { address } = await startSite([`${ASKED}?`]);
    const page = await openWindow(address);
    await page.getByRole("button", { name: ASKED }).click();
    await message(page, ANSWER).waitFor();
  });

  it("shows HTML and script of articles and people as text", async () => {
    const page = await openWindow((await startSite()).address);
    await ask(page, "what did the baker say costs four euros <u>now</u>");
    await page.getByText('<script>alert("bread")</script>').first().waitFor();
    await page.getByText("<u>now</u>").first().waitFor();
    expect(await page.locator("article").locator("b, img[src=x], script, u").count()).toBe(0);
  });

  it("can be used on a phone, without scrolling sideways", async () => {
    const { address } = await startSite([ASKED]);
    const page = await openWindow(address, {
      viewport: { width: 360, height: 640 },
      hasTouch: true,
      isMobile: true,
    });
    await line(page).tap();
    await page.keyboard.type("/");
    await page.getByRole("option", { name: /^\/ask/ }).tap();
    await page.getByRole("combobox", { name: /^question/ }).fill(ASKED);
    await page.getByRole("button", { name: "Send" }).tap();
    await message(page, ANSWER).waitFor();
    await page.getByRole("button", { name: "On the wire" }).tap();
    await page.getByRole("complementary").waitFor();
    const widths = await page.evaluate("[document.documentElement.scrollWidth, innerWidth]");
    expect(widths).toEqual([360, 360]);
  });

  it("goes on when the bot is restarted, with the buttons of before", async () => {
    const bot = await connect({ engine: decided(ENGINE, false) });
    const page = await openWindow((await serve(bot.discord)).address);
    await ask(page, "where did it run aground");
    const button = page.locator("discord-button").getByRole("button");
    await button.waitFor();
    await bot.stop();
    await page.getByText("verbatim is offline").waitFor();
    await join(bot.discord, { engine: ENGINE, commands });
    await page.getByText("verbatim is offline").waitFor({ state: "detached" });
    await button.click();
    await message(page, "Only you can see this").waitFor();
  });

  it("finds back to the program when that is restarted", async () => {
    const env = { PORT: String(await freePort()), CORPUS_DIR: folderOf(FILES) };
    const first = new Program(["start"], { env });
    const [, address = ""] = await first.shows(/(http:\S+)/);
    const page = await openWindow(address);
    await page
      .getByRole("button", { name: "Where did the ferry Morning Star run aground?" })
      .click();
    await message(page, /near Brindle Point/).waitFor();
    first.child.kill("SIGTERM");
    await first.ended;
    await page.getByText("Connection lost").waitFor();
    await new Program(["start"], { env }).shows(/http/);
    await page.getByText("Connection lost").waitFor({ state: "detached" });
    expect(await page.getByRole("article").count()).toBe(0);
    await ask(page, ASKED);
    await message(page, ANSWER).waitFor();
  });

  it("is dark or light as the system says, and changes with it", async () => {
    const page = await openWindow((await startSite()).address, { colorScheme: "dark" });
    await ask(page, ASKED);
    const reply = page.locator("discord-message[bot]");
    await reply.waitFor();
    const colours = (): Promise<string[]> => page.evaluate(COLOURS);
    const dark = await colours();
    await page.emulateMedia({ colorScheme: "light" });
    await page.locator("discord-message[light-theme][bot]").waitFor();
    const light = await colours();
    expect(light.filter((colour, i) => colour === dark[i])).toEqual([]);
  });

  it.each(["dark", "light"] as const)(
    "has no serious fault for people who use it otherwise, %s",
    async (colorScheme) => {
      const { address } = await startSite([ASKED]);
      const page = await openWindow(address, { colorScheme });
      expect(await seriousFindings(page)).toEqual([]);
      await ask(page, ASKED);
      await page.keyboard.type("/help");
      await page.keyboard.press("Enter");
      await page.keyboard.press("Enter");
      await message(page, "Only you can see this").waitFor();
      await page.getByRole("button", { name: "On the wire" }).click();
      await page.keyboard.press("Escape");
      await line(page).focus();
      await page.keyboard.type("/ask ");
      await page.keyboard.press("Tab");
      await page.getByRole("option", { name: "True" }).waitFor();
      expect(await seriousFindings(page)).toEqual([]);
    },
  );
});
