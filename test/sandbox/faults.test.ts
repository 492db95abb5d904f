import { Routes } from "discord.js";
import { describe, expect, it } from "vitest";
import { clientFor, discordForTest, handOver, startBot } from "./bot.ts";

const QUESTION = { question: "why" };
const CALLBACK = { method: "POST", path: "/callback" } as const;

describe("a lost answer", () => {
  it.each(["reset", "502"] as const)(
    "(%s) leaves the reply standing, and the bot's retry is refused",
    async (how) => {
      const discord = await discordForTest();
      const refused = handOver<unknown>();
      await startBot(discord, {
        onSlash: (it) => it.reply("once").catch(({ code }) => refused.give(code)),
      });
      discord.faults.loseAnswer(CALLBACK, how);
      const ada = discord.member("Ada");
      await ada.slash("ask", QUESTION);
      expect(await refused.value).toBe(40060);
      expect(ada.messages().map(({ content }) => content)).toEqual(["once"]);
    },
  );

  it("that never comes lets the bot's request time out", async () => {
    const discord = await discordForTest();
    const refused = handOver<unknown>();
    await startBot(discord, {
      options: { rest: { timeout: 50 } },
      onSlash: (it) => it.reply("once").catch(({ code }) => refused.give(code)),
    });
    discord.faults.loseAnswer(CALLBACK, "silence");
    await discord.member("Ada").slash("ask", QUESTION);
    expect(await refused.value).toBe(40060);
    const { took, status } = discord.requests.find(({ path }) => path.includes("/callback")) ?? {};
    expect([took, status]).toEqual([expect.any(Number), null]);
  });
});

describe("a held request", () => {
  it("has no effect until it is released", async () => {
    const discord = await discordForTest();
    const bot = await startBot(discord);
    const held = discord.faults.hold({ path: "/messages" });
    const channel = await bot.channels.fetch(discord.channel.id);
    if (!channel?.isSendable()) throw new Error("the channel is gone");
    const sending = channel.send("at last");
    const request = await held.arrived;
    expect(request).toMatchObject({ body: { content: "at last" }, status: null, took: null });
    const ada = discord.member("Ada");
    expect(ada.messages()).toEqual([]);
    held.release();
    await sending;
    expect(ada.messages()).toHaveLength(1);
  });

  it("is dropped when the bot gives it up", async () => {
    const discord = await discordForTest({ deadline: 600 });
    await startBot(discord, {
      options: { rest: { timeout: 500, retries: 0 } },
      onSlash: (it) => it.reply("too late").catch(() => {}),
    });
    const held = discord.faults.hold(CALLBACK);
    const ada = discord.member("Ada");
    expect((await ada.slash("ask", QUESTION)).state).toBe("failed");
    await discord.waitForRequest(CALLBACK);
    held.release();
    expect(ada.messages()).toEqual([]);
  });

  it("does not keep the local Discord from closing", async () => {
    const discord = await discordForTest();
    const client = clientFor(discord);
    const { arrived } = discord.faults.hold({ path: "/gateway" });
    const login = client.login(discord.token).catch(() => "gave up");
    await arrived;
    await discord.close();
    expect(await login).toBe("gave up");
  });
});

describe("a refused request", () => {
  it("is answered with the given status and code, once", async () => {
    const discord = await discordForTest();
    const bot = await startBot(discord);
    discord.faults.refuse({ path: "/users/@me" }, { status: 403, code: 50001 });
    await expect(bot.rest.get(Routes.user())).rejects.toMatchObject({ status: 403, code: 50001 });
    await expect(bot.rest.get(Routes.user())).resolves.toMatchObject({ id: discord.bot.id });
    expect(discord.refused).toHaveLength(1);
  });
});

describe("closing", () => {
  it("fails what is still unanswered and whoever still waits", async () => {
    const discord = await discordForTest();
    await startBot(discord);
    const ada = discord.member("Ada");
    const exchange = ada.slash("ask", QUESTION);
    const message = ada.nextMessage();
    const closed = discord.close();
    expect((await exchange).state).toBe("failed");
    await expect(message).rejects.toThrow("the local Discord was closed");
    await closed;
    await discord.close();
  });
});
