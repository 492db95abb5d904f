import { type RateLimitData, RESTEvents, Routes } from "discord.js";
import { describe, expect, it } from "vitest";
import type { LocalDiscord } from "../../src/sandbox/discord.ts";
import { discordForTest, startBot } from "./bot.ts";

const MESSAGES = { method: "POST", path: /\/messages$/ } as const;
const say = (content: string) => ({ body: { content } });

const statuses = ({ requests }: LocalDiscord) =>
  requests.filter(({ path }) => path.endsWith("/messages")).map(({ status }) => status);

/** One request without discord.js, which would keep to the limits. */
async function ask(discord: LocalDiscord, path: string) {
  const headers = { authorization: `Bot ${discord.token}` };
  const response = await fetch(`${discord.api}/v10${path}`, { headers });
  return { response, body: await response.json() };
}

describe("a limited route", () => {
  it("tells in the headers what is left, which discord.js keeps to", async () => {
    const discord = await discordForTest();
    const bot = await startBot(discord);
    const waited: RateLimitData[] = [];
    bot.rest.on(RESTEvents.RateLimited, (data) => waited.push(data));
    discord.faults.limit(MESSAGES, { requests: 2, seconds: 0.2 });
    const route = Routes.channelMessages(discord.channel.id);
    await Promise.all(["1", "2", "3", "4", "5"].map((it) => bot.rest.post(route, say(it))));
    expect(statuses(discord)).toEqual([200, 200, 200, 200, 200]);
    expect(waited.map(({ limit }) => limit)).toEqual([2, 2]);
    const said = discord.member("Ada").messages();
    expect(said.map(({ content }) => content)).toEqual(["1", "2", "3", "4", "5"]);
  });

  it("is limited for each channel by itself", async () => {
    const discord = await discordForTest();
    const bot = await startBot(discord);
    const waited: RateLimitData[] = [];
    bot.rest.on(RESTEvents.RateLimited, (data) => waited.push(data));
    discord.faults.limit(MESSAGES, { requests: 1, seconds: 60 });
    for (const { id } of discord.channels)
      await bot.rest.post(Routes.channelMessages(id), say("x"));
    expect(waited).toEqual([]);
    expect(statuses(discord)).toEqual([200, 200]);
  });

  it("answers 429 to whoever asks once more, with all that is said of it", async () => {
    const discord = await discordForTest();
    discord.faults.limit({ path: "/users/@me" }, { requests: 1, seconds: 60 });
    const { response } = await ask(discord, "/users/@me");
    const header = (name: string) => response.headers.get(`x-ratelimit-${name}`);
    expect(["limit", "remaining", "bucket", "scope"].map(header)).toEqual([
      "1",
      "0",
      "bucket-1",
      null,
    ]);
    const again = await ask(discord, "/users/@me");
    expect(again.response.status).toBe(429);
    expect(again.response.headers.get("x-ratelimit-scope")).toBe("user");
    const retryAfter = Number(again.response.headers.get("retry-after"));
    expect(retryAfter).toBeGreaterThan(0);
    expect(retryAfter).toBeLessThanOrEqual(Number(header("reset-after")));
    expect(again.body).toEqual({
      message: "You are being rate limited.",
      retry_after: retryAfter,
      global: false,
    });
  });
});

describe("the global limit", () => {
  it("turns every route away, which discord.js waits out", async () => {
    const discord = await discordForTest();
    const bot = await startBot(discord);
    discord.faults.limitAll({ requests: 1, seconds: 0.2 });
    const [one, two] = discord.channels.map(({ id }) => Routes.channelMessages(id));
    await bot.rest.post(one as `/${string}`, say("one"));
    await bot.rest.post(two as `/${string}`, say("two"));
    expect(statuses(discord)).toEqual([200, 429, 200]);
    const { response } = discord.requests.find(({ status }) => status === 429) ?? {};
    expect(response).toMatchObject({ global: true });
  });

  it("does not hold back answers to interactions", async () => {
    const discord = await discordForTest();
    await startBot(discord, {
      onSlash: async (it) => {
        await it.deferReply();
        await it.editReply("unhurt");
      },
    });
    discord.faults.limitAll({ requests: 0, seconds: 60 });
    const exchange = await discord.member("Ada").slash("ask", { question: "why" });
    expect((await exchange.final()).content).toBe("unhurt");
  });
});

describe("a single request turned away", () => {
  it.each(["user", "shared", "global"] as const)("(%s) is sent again", async (scope) => {
    const discord = await discordForTest();
    const bot = await startBot(discord);

    discord.faults.turnAway(MESSAGES, 0.05, scope);
    await bot.rest.post(Routes.channelMessages(discord.channel.id), say("once"));
    expect(statuses(discord)).toEqual([429, 200]);
    const { response } = discord.requests.find(({ status }) => status === 429) ?? {};
    expect(response).toMatchObject({ retry_after: 0.05, global: scope === "global" });
    expect(discord.member("Ada").messages()).toHaveLength(1);
  });

  it("may be an answer to an interaction, which then comes later", async () => {
    const discord = await discordForTest();
    await startBot(discord, { onSlash: (it) => it.reply("late but there") });
    discord.faults.turnAway({ path: "/callback" }, 0.05);
    const { message } = await discord.member("Ada").slash("ask", { question: "why" });
    expect(message?.content).toBe("late but there");
  });
});
