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

  it.each([
    [4000, "unknown error", true],
    [4008, "rate limited", false],
    [4009, "session timed out", false],
  ])("is taken up again after close code %i, %s", async (code, _, resumes) => {
    const discord = await discordForTest();
    const bot = await startBot(discord, { onMessage: echo });
    const again = once(bot, resumes ? Events.ShardResume : Events.ShardReady);
    discord.faults.disconnect(code);
    await again;
    const ada = discord.member("Ada");
    ada.say("still there?", { to: "direct" });
    expect((await ada.nextMessage()).content).toBe("still there?");
  });

  it("is resumed when the session is invalid but may be resumed", async () => {
    const discord = await discordForTest();
    const bot = await startBot(discord, { onMessage: echo });
    const resumed = once(bot, Events.ShardResume);
    discord.faults.invalidate(true);
    await resumed;
    expect(bot.guilds.cache.get(discord.guild.id)?.available).toBe(true);
  });

  it("brings every missed event once, in order, with the numbers that follow", async () => {
    const discord = await discordForTest();
    const heard: string[] = [];
    const all = handOver<void>();
    const bot = await startBot(discord, {
      onMessage: async ({ content }) => {
        if (heard.push(content) === 5) all.give();
      },
    });
    const sequences: number[] = [];
    bot.on(Events.Raw, ({ s }) => sequences.push(s));
    const ada = discord.member("Ada");
    const said = ["one", "two", "three", "four"];
    const resumed = once(bot, Events.ShardResume);
    discord.faults.cut();
    for (const text of said) ada.say(text, { to: "direct" });
    await resumed;
    ada.say("five", { to: "direct" });
    await all.value;
    expect(heard).toEqual([...said, "five"]);
    expect(sequences).toEqual(sequences.map((_, i) => (sequences[0] ?? 0) + i));
  });

  it("tells in a replay what was so then, not what has become of it", async () => {
    const discord = await discordForTest();
    const bot = await startBot(discord);
    const names: string[] = [];
    bot.on(Events.ThreadCreate, ({ name }) => names.push(name));
    bot.on(Events.ThreadUpdate, (_, { name }) => names.push(name));
    const ada = discord.member("Ada");
    const resumed = once(bot, Events.ShardResume);
    discord.faults.cut();
    ada.changeThread(ada.startThread("Before"), { name: "After" });
    await resumed;
    expect(names).toEqual(["Before", "After"]);
  });

  it("brings servers joined and left meanwhile", async () => {
    const discord = await discordForTest();
    const bot = await startBot(discord);
    const resumed = once(bot, Events.ShardResume);
    discord.faults.cut();
    const attic = discord.createGuild("The Attic");
    attic.inviteBot();
    discord.guild.removeBot();
    await resumed;
    expect(bot.guilds.cache.map(({ name }) => name)).toEqual(["The Attic"]);
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
