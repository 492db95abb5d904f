import {
  type ClientOptions,
  Events,
  GatewayIntentBits,
  type Message,
  type MessageReaction,
  Partials,
  PermissionFlagsBits,
  type Typing,
} from "discord.js";
import { describe, expect, it } from "vitest";
import type { LocalDiscord } from "../../src/sandbox/discord.ts";
import { discordForTest, handOver, startBot } from "./bot.ts";

const options: Partial<ClientOptions> = {
  intents: [
    GatewayIntentBits.Guilds,
    GatewayIntentBits.GuildMessages,
    GatewayIntentBits.DirectMessages,
    GatewayIntentBits.GuildMessageReactions,
    GatewayIntentBits.DirectMessageReactions,
    GatewayIntentBits.GuildMessageTyping,
    GatewayIntentBits.DirectMessageTyping,
  ],
  partials: [Partials.Channel, Partials.Message, Partials.Reaction],
};

async function fetchMessage(discord: LocalDiscord, content = "look") {
  const bot = await startBot(discord, { options });
  const channel = await bot.channels.fetch(discord.channel.id);
  if (!channel?.isSendable()) throw new Error("the channel is gone");
  const sent = await channel.send(content);
  const ada = discord.member("Ada");
  const shown = await ada.nextMessage();
  /** The message as a person sees it now. */
  const now = () => ada.messages().find(({ id }) => id === shown.id) as typeof shown;
  return { bot, channel, sent, ada, shown, now };
}

describe("reactions", () => {
  it("of the bot are seen by people, and can be taken back", async () => {
    const discord = await discordForTest();
    const { sent, now, bot } = await fetchMessage(discord);
    await sent.react("👍");
    await sent.react("👍");
    await sent.react("❤️");
    expect(now().reactions).toEqual([
      { emoji: "👍", userIds: [bot.user.id] },
      { emoji: "❤️", userIds: [bot.user.id] },
    ]);
    await sent.reactions.cache.get("👍")?.users.remove();
    expect(now().reactions.map(({ emoji }) => emoji)).toEqual(["❤️"]);
  });

  it("of people reach the bot, with who and what", async () => {
    const discord = await discordForTest();
    const { bot, ada, shown, sent } = await fetchMessage(discord);
    const added = handOver<unknown>();
    bot.once(Events.MessageReactionAdd, (reaction, user) =>
      added.give([reaction.emoji.name, reaction.message.id, user.id]),
    );
    ada.react(shown, "👍");
    expect(await added.value).toEqual(["👍", sent.id, ada.user.id]);
    expect(sent.reactions.cache.get("👍")).toMatchObject({ count: 1, me: false });
    const removed = handOver<unknown>();
    bot.once(Events.MessageReactionRemove, ({ emoji }, { id }) => removed.give([emoji.name, id]));
    ada.unreact(shown, "👍");
    expect(await removed.value).toEqual(["👍", ada.user.id]);
  });

  it("in direct messages reach the bot too", async () => {
    const discord = await discordForTest();
    const bot = await startBot(discord, { options });
    const ada = discord.member("Ada");
    const added = handOver<string | null>();
    bot.once(Events.MessageReactionAdd, ({ message }) => added.give(message.guildId));
    ada.react(ada.say("hello", { to: "direct" }), "🎉");
    expect(await added.value).toBeNull();
  });

  it("can be listed and are kept over an edit", async () => {
    const discord = await discordForTest();
    const { ada, shown, sent, now, channel } = await fetchMessage(discord);
    const bob = discord.member("Bob");
    for (const member of [bob, ada]) member.react(shown, "👍");
    await sent.edit("changed");
    expect(now()).toMatchObject({ content: "changed", reactions: [{ emoji: "👍" }] });
    const fetched = await channel.messages.fetch({ message: sent.id, force: true });
    const users = (await fetched.reactions.cache.get("👍")?.users.fetch()) ?? [];
    expect([...users.values()].map(({ id }) => id)).toEqual([ada.user.id, bob.user.id]);
    const later = await fetched.reactions.cache.get("👍")?.users.fetch({ after: ada.user.id });
    expect(later?.map(({ id }) => id)).toEqual([bob.user.id]);
  });

  it("of others, of one emoji, and all can be removed by a moderator", async () => {
    const discord = await discordForTest();
    const { bot, ada, shown, now, sent } = await fetchMessage(discord);
    for (const emoji of ["1️⃣", "2️⃣", "3️⃣"]) ada.react(shown, emoji);
    const fetched = await sent.fetch();
    const find = (emoji: string) => fetched.reactions.cache.get(emoji) as MessageReaction;
    const refused = find("1️⃣").users.remove(ada.user.id);
    await expect(refused).rejects.toMatchObject({ code: 50013 });
    discord.faults.givePermissions(PermissionFlagsBits.ManageMessages);
    await find("1️⃣").users.remove(ada.user.id);
    const removed = handOver<string | null>();
    bot.once(Events.MessageReactionRemoveEmoji, ({ emoji }) => removed.give(emoji.name));
    await find("2️⃣").remove();
    expect(await removed.value).toBe("2️⃣");
    expect(now().reactions.map(({ emoji }) => emoji)).toEqual(["3️⃣"]);
    const cleared = handOver<string>();
    bot.once(Events.MessageReactionRemoveAll, ({ id }) => cleared.give(id));
    await sent.reactions.removeAll();
    expect(await cleared.value).toBe(sent.id);
    expect(now().reactions).toEqual([]);
  });

  it.each([
    ["that is no emoji", ":smile:", 10014],
    ["that is an emoji of another server", "smile:1234567890", 10014],
  ])("with something %s are refused: %s", async (_, emoji, code) => {
    const discord = await discordForTest();
    const { sent } = await fetchMessage(discord);
    await expect(sent.react(emoji)).rejects.toMatchObject({ code });
  });

  it("with a twenty-first emoji are refused: 30010", async () => {
    const discord = await discordForTest();
    const { ada, shown, sent } = await fetchMessage(discord);
    const faces = Array.from({ length: 20 }, (_, i) => String.fromCodePoint(0x1f600 + i));
    for (const face of faces) ada.react(shown, face);
    await expect(sent.react("🎉")).rejects.toMatchObject({ code: 30010 });
    await sent.react(faces[0] as string);
  });

  it.each([
    ["to add one that is not there yet", PermissionFlagsBits.AddReactions, 50013],
    ["to read the history", PermissionFlagsBits.ReadMessageHistory, 50013],
    ["to see the channel", PermissionFlagsBits.ViewChannel, 50001],
  ])("need the permission %s", async (_, permission, code) => {
    const discord = await discordForTest();
    const { sent } = await fetchMessage(discord);
    discord.faults.takePermissions(permission);
    await expect(sent.react("👍")).rejects.toMatchObject({ code });
  });

  it("that others have added can be joined without the permission to add", async () => {
    const discord = await discordForTest();
    const { ada, shown, sent, now } = await fetchMessage(discord);
    ada.react(shown, "👍");
    discord.faults.takePermissions(PermissionFlagsBits.AddReactions);
    await sent.react("👍");
    expect(now().reactions[0]?.userIds).toHaveLength(2);
  });

  it("are seen by members as they come and go", async () => {
    const discord = await discordForTest();
    const { sent } = await fetchMessage(discord);
    const seen: string[] = [];
    discord.member("Bob").on(({ type }) => seen.push(type));
    await sent.react("👍");
    await (sent as Message).reactions.cache.get("👍")?.users.remove();
    expect(seen).toEqual(["reactionAdded", "reactionRemoved"]);
  });
});

describe("typing", () => {
  it("of the bot is seen by those who are there", async () => {
    const discord = await discordForTest();
    const { channel, ada, bot } = await fetchMessage(discord);
    const seen: unknown[] = [];
    ada.on((sight) => seen.push(sight));
    await channel.sendTyping();
    const typing = { type: "typing", channelId: channel.id, userId: bot.user.id };
    expect(seen).toEqual([typing]);
  });

  it.each([
    ["in a channel", undefined],
    ["in direct messages", "direct" as const],
  ])("of people %s reaches a bot that wants to know", async (_, place) => {
    const discord = await discordForTest();
    const bot = await startBot(discord, { options });
    const ada = discord.member("Ada");
    // discord.js has to have seen whoever types outside a guild.
    if (place) ada.say("wait", { to: place });
    const typing = handOver<Typing>();
    bot.once(Events.TypingStart, typing.give);
    ada.type(place ? { in: place } : {});
    const { user, guild } = await typing.value;
    expect([user.id, guild === null]).toEqual([ada.user.id, place !== undefined]);
  });
});
