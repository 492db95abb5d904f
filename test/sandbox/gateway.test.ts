import { once } from "node:events";
import { Events, GatewayIntentBits } from "discord.js";
import { describe, expect, it } from "vitest";
import { clientFor, discordForTest, handOver, startBot } from "./bot.ts";

describe("logging in", () => {
  it("makes a bot ready in its guild", async () => {
    const discord = await discordForTest();
    const bot = await startBot(discord);
    expect(bot.user.id).toBe(discord.bot.id);
    expect(bot.guilds.cache.map(({ name }) => name)).toEqual([discord.guild.name]);
    expect(bot.channels.cache.has(discord.channel.id)).toBe(true);
    expect(discord.refused).toEqual([]);
  });

  it("is refused with a wrong token", async () => {
    const discord = await discordForTest();
    await expect(clientFor(discord).login("wrong")).rejects.toThrow("invalid token");
    expect(discord.refused.map(({ status, response }) => [status, response])).toEqual([
      [401, { code: 0, message: "401: Unauthorized" }],
    ]);
  });

  it("is refused with an intent that needs Discord's leave", async () => {
    const discord = await discordForTest();
    const client = clientFor(discord, { intents: [GatewayIntentBits.MessageContent] });
    const closed = once(client, Events.ShardDisconnect);
    await expect(client.login(discord.token)).rejects.toThrow("disallowed intents");
    expect((await closed)[0]).toMatchObject({ code: 4014 });
  });

  it("goes on without a guild whose GUILD_CREATE never comes", async () => {
    const discord = await discordForTest();
    discord.faults.withholdGuild();
    const bot = await startBot(discord, { options: { waitGuildTimeout: 10 } });
    expect(bot.guilds.cache.get(discord.guild.id)?.available).toBe(false);
  });

  it("lets others wait for the bot", async () => {
    const discord = await discordForTest();
    const waiting = discord.waitForBot();
    await startBot(discord);
    await waiting;
    expect(discord.commands().map(({ name }) => name)).toEqual(["ask"]);
  });
});

describe("a connection that breaks", () => {
  const echo = async (message: { content: string; reply(text: string): Promise<unknown> }) =>
    message.reply(message.content);

  it("is resumed after a cut, and what happened meanwhile is replayed", async () => {
    const discord = await discordForTest();
    const bot = await startBot(discord, { onMessage: echo });
    const resumed = once(bot, Events.ShardResume);
    discord.faults.cut();
    const ada = discord.member("Ada");
    ada.say("in the gap", { to: "direct" });
    const [, replayed] = await resumed;
    expect(replayed).toBeGreaterThanOrEqual(0);
    expect((await ada.nextMessage()).content).toBe("in the gap");
  });

  it("is resumed when Discord asks for a reconnect", async () => {
    const discord = await discordForTest();
    const bot = await startBot(discord, { onMessage: echo });
    const resumed = once(bot, Events.ShardResume);
    discord.faults.askToReconnect();
    await resumed;
    const ada = discord.member("Ada");
    ada.say("still there?", { to: "direct" });
    expect((await ada.nextMessage()).content).toBe("still there?");
  });

  it("is begun anew when the session is invalid", async () => {
    const discord = await discordForTest();
    const bot = await startBot(discord, { onMessage: echo });
    const ready = once(bot, Events.ShardReady);
    discord.faults.invalidate();
    await ready;
    const ada = discord.member("Ada");
    ada.say("hello again", { to: "direct" });
    expect((await ada.nextMessage()).content).toBe("hello again");
  });

  it("cannot be resumed once Discord has forgotten the session", async () => {
    const discord = await discordForTest();
    const bot = await startBot(discord);
    const ready = once(bot, Events.ShardReady);
    discord.faults.cut();
    discord.faults.invalidate();
    await ready;
    expect(bot.guilds.cache.get(discord.guild.id)?.available).toBe(true);
  });
});

describe("an event that comes twice", () => {
  it("reaches a bot's code twice when it is an interaction", async () => {
    const discord = await discordForTest();
    const seen: string[] = [];
    const refused = handOver<unknown>();
    await startBot(discord, {
      onSlash: async (interaction) => {
        seen.push(interaction.id);
        await interaction.reply("once").catch((error) => refused.give(error.code));
      },
    });
    discord.faults.repeatNext("interaction");
    const ada = discord.member("Ada");
    await ada.slash("ask", { question: "why" });
    expect(await refused.value).toBe(40060);
    expect(seen).toEqual([seen[0], seen[0]]);
    expect(ada.messages().map(({ content }) => content)).toEqual(["once"]);
  });

  it("reaches a bot's code once when it is a message", async () => {
    const discord = await discordForTest();
    await startBot(discord, { onMessage: (message) => message.reply(message.content) });
    discord.faults.repeatNext("message");
    const ada = discord.member("Ada");
    ada.say("one", { to: "direct" });
    ada.say("two", { to: "direct" });
    expect((await ada.nextMessage()).content).toBe("one");
    expect((await ada.nextMessage()).content).toBe("two");
  });
});
