import {
  type APIMessage,
  type Client,
  Events,
  PermissionFlagsBits,
  Routes,
  type TextChannel,
} from "discord.js";
import { describe, expect, it } from "vitest";
import type { LocalDiscord } from "../../src/sandbox/discord.ts";
import { discordForTest, handOver, startBot } from "./bot.ts";

/** Resolves with the next message event about what someone else wrote. */
function nextEvent(bot: Client, author: string): Promise<APIMessage> {
  const { value, give } = handOver<APIMessage>();
  bot.on(Events.Raw, ({ t, d }) => {
    if (t === "MESSAGE_CREATE" && d.author.id === author) give(d);
  });
  return value;
}

async function channelOf(bot: Client, { channel }: LocalDiscord) {
  const fetched = await bot.channels.fetch(channel.id);
  if (!fetched?.isSendable()) throw new Error("the channel is gone");
  return fetched;
}

describe("what a person writes", () => {
  it("is hidden from a bot it is not meant for", async () => {
    const discord = await discordForTest();
    const bot = await startBot(discord);
    const ada = discord.member("Ada");
    const event = nextEvent(bot, ada.user.id);
    const said = ada.say("hello, world");
    expect(await event).toMatchObject({ id: said.id, content: "", guild_id: discord.guild.id });
    const channel = await channelOf(bot, discord);
    expect((await channel.messages.fetch({ message: said.id, force: true })).content).toBe("");
    expect((await channel.messages.fetch({ limit: 1 })).first()?.content).toBe("");
    expect(discord.member("Bob").messages()[0]?.content).toBe("hello, world");
  });

  it.each([
    ["mentions the bot", "hi <@BOT>", "hi <@BOT>"],
    ["mentions the bot the old way", "hi <@!BOT>", "hi <@!BOT>"],
    ["mentions the bot in code", "hi `<@BOT>`", ""],
    ["mentions everyone", "@everyone hi", ""],
    ["mentions someone else", "hi <@1>", ""],
  ])("that %s reaches it as it should", async (_, content, seen) => {
    const discord = await discordForTest();
    const bot = await startBot(discord);
    const ada = discord.member("Ada");
    const event = nextEvent(bot, ada.user.id);
    ada.say(content.replace("BOT", discord.bot.id));
    expect((await event).content).toBe(seen.replace("BOT", discord.bot.id));
  });

  it("reaches the bot in direct messages, and no one else", async () => {
    const discord = await discordForTest();
    await startBot(discord, { onMessage: (message) => message.reply(`heard ${message.content}`) });
    const ada = discord.member("Ada");
    ada.say("a secret", { to: "direct" });
    expect((await ada.nextMessage()).content).toBe("heard a secret");
    expect(ada.messages()).toEqual([]);
    expect(ada.messages({ in: "direct" })).toHaveLength(2);
    expect(discord.member("Bob").messages({ in: "direct" })).toEqual([]);
  });

  it("reaches the bot as a reply that pings it, and only then", async () => {
    const discord = await discordForTest();
    const bot = await startBot(discord);
    const { id } = await (await channelOf(bot, discord)).send("ask me");
    const ada = discord.member("Ada");
    const question = await ada.nextMessage(({ id: it }) => it === id);
    const quiet = nextEvent(bot, ada.user.id);
    ada.say("not you", { replyTo: question, ping: false });
    expect((await quiet).content).toBe("");
    const bob = discord.member("Bob");
    const loud = nextEvent(bot, bob.user.id);
    bob.say("you", { replyTo: question });
    expect(await loud).toMatchObject({ content: "you", referenced_message: { content: "ask me" } });
  });

  it("does not reach the bot as a reply to its answer to an interaction", async () => {
    const discord = await discordForTest();
    const bot = await startBot(discord, { onSlash: (it) => it.reply("answered") });
    const ada = discord.member("Ada");
    const { message } = await ada.slash("ask", { question: "why" });
    const event = nextEvent(bot, ada.user.id);
    ada.say("and then?", { replyTo: message as NonNullable<typeof message> });
    expect((await event).content).toBe("");
  });

  it("is not sent when it is empty or too long", async () => {
    const discord = await discordForTest();
    const ada = discord.member("Ada");
    expect(() => ada.say("x".repeat(2001))).toThrow("at most 2000 characters");
    expect(() => ada.say(" ")).toThrow("empty message");
    expect(ada.messages()).toEqual([]);
  });

  it("stays hidden where a visible message replies to it", async () => {
    const discord = await discordForTest();
    const bot = await startBot(discord);
    const ada = discord.member("Ada");
    const hidden = ada.say("between us");
    const bob = discord.member("Bob");
    const event = nextEvent(bot, bob.user.id);
    bob.say(`<@${discord.bot.id}> what does this mean?`, { replyTo: hidden });
    expect((await event).referenced_message).toMatchObject({ id: hidden.id, content: "" });
  });
});

describe("a message of the bot", () => {
  it("can be sent, read, edited and deleted, and members see each step", async () => {
    const discord = await discordForTest();
    const bot = await startBot(discord);
    const seen: string[] = [];
    discord.member("Ada").on((sight) => {
      if ("message" in sight) seen.push(`${sight.type} ${sight.message.content}`);
      else seen.push(sight.type);
    });
    const channel = await channelOf(bot, discord);
    await channel.sendTyping();
    const message = await channel.send("draft");
    await message.edit("final");
    await message.delete();
    expect(seen).toEqual([
      "typing",
      "messageCreated draft",
      "messageUpdated final",
      "messageDeleted final",
    ]);
    await expect(channel.messages.fetch(message.id)).rejects.toMatchObject({ code: 10008 });
  });

  it("cannot reply to a message that is gone, unless it may do without", async () => {
    const discord = await discordForTest();
    const bot = await startBot(discord);
    const channel = await channelOf(bot, discord);
    const gone = await channel.send("gone");
    await gone.delete();
    await expect(gone.reply("what?")).rejects.toMatchObject({
      code: 50035,
      rawError: {
        errors: { message_reference: { _errors: [{ code: "REPLIES_UNKNOWN_MESSAGE" }] } },
      },
    });
    const sent = await gone.reply({ content: "what?", failIfNotExists: false });
    expect(sent.reference).toBeNull();
  });

  it("cannot be edited by anyone but its author: 50005", async () => {
    const discord = await discordForTest();
    const bot = await startBot(discord);
    const said = discord.member("Ada").say("mine");
    const route = Routes.channelMessage(discord.channel.id, said.id);
    const edit = bot.rest.patch(route, { body: { content: "yours" } });
    await expect(edit).rejects.toMatchObject({ code: 50005 });
    await expect(bot.rest.delete(route)).rejects.toMatchObject({ code: 50013 });
  });

  it("can be sent to someone who never wrote", async () => {
    const discord = await discordForTest();
    const bot = await startBot(discord);
    const ada = discord.member("Ada");
    await bot.users.send(ada.user.id, "good morning");
    expect((await ada.nextMessage()).content).toBe("good morning");
  });

  it("carries files, which can be fetched again", async () => {
    const discord = await discordForTest();
    const bot = await startBot(discord);
    const file = { attachment: Buffer.from("lines"), name: "notes.txt", description: "my notes" };
    const sent = await (await channelOf(bot, discord)).send({ files: [file] });
    const attachment = sent.attachments.first();
    expect(attachment).toMatchObject({ name: "notes.txt", description: "my notes", size: 5 });
    expect(await (await fetch(String(attachment?.url))).text()).toBe("lines");
  });

  it("can be edited and deleted without the permissions to write and to read back", async () => {
    const discord = await discordForTest();
    const bot = await startBot(discord);
    const channel = await channelOf(bot, discord);
    const sent = await channel.send("draft");
    const { ReadMessageHistory, SendMessages } = PermissionFlagsBits;
    discord.faults.takePermissions(ReadMessageHistory | SendMessages);
    expect((await sent.edit("final")).content).toBe("final");
    expect((await channel.messages.fetch({ limit: 5 })).size).toBe(0);
    await sent.delete();
    expect(discord.member("Ada").messages()).toEqual([]);
  });

  it("and others can be read page by page, newest first", async () => {
    const discord = await discordForTest();
    const bot = await startBot(discord);
    const channel = await channelOf(bot, discord);
    const ada = discord.member("Ada");
    const ids = ["1", "2", "3", "4"].map((text) => ada.say(text).id);
    const pageOf = async (page: object) => [...(await channel.messages.fetch(page)).keys()];
    expect(await pageOf({ limit: 2 })).toEqual([ids[3], ids[2]]);
    expect(await pageOf({ limit: 2, before: ids[2] })).toEqual([ids[1], ids[0]]);
    expect(await pageOf({ limit: 2, after: ids[0] })).toEqual([ids[2], ids[1]]);
  });

  it("goes out once when the answer is lost and the nonce enforced", async () => {
    const discord = await discordForTest();
    const bot = await startBot(discord, { options: { enforceNonce: true } });
    discord.faults.loseAnswer({ method: "POST", path: "/messages" });
    await (await channelOf(bot, discord)).send("only once");
    const ada = discord.member("Ada");
    expect(ada.messages().map(({ content }) => content)).toEqual(["only once"]);
    const posts = discord.requests.filter(({ method, path }) => {
      return method === "POST" && path.endsWith("/messages");
    });
    expect(posts.map(({ status }) => status)).toEqual([null, 200]);
  });

  it("goes out twice when the answer is lost and there is no nonce", async () => {
    const discord = await discordForTest();
    const bot = await startBot(discord);
    discord.faults.loseAnswer({ method: "POST", path: "/messages" }, "502");
    await (await channelOf(bot, discord)).send("twice");
    expect(discord.member("Ada").messages()).toHaveLength(2);
  });
});

describe("who a message pings", () => {
  const TEXT = "@everyone <@ADA> <@&ROLE> `<@BOB>`";

  async function pingedBy(
    send: (text: string, discord: LocalDiscord, bot: Client<true>) => Promise<unknown>,
  ) {
    const discord = await discordForTest();
    const ada = discord.member("Ada");
    const bob = discord.member("Bob", PermissionFlagsBits.ManageMessages);
    const text = TEXT.replace("ADA", ada.user.id)
      .replace("BOB", bob.user.id)
      .replace("ROLE", discord.roles.find(({ name }) => name === "Bob")?.id ?? "");
    const bot = await startBot(discord, {
      onSlash: (it) => it.reply(it.options.getString("question", true)),
    });
    await send(text, discord, bot);
    const { pinged } = ada.messages().at(-1) ?? {};
    const name = (id: string) => discord.names.user(id) ?? discord.names.role(id);
    return {
      users: pinged?.users.map(name),
      roles: pinged?.roles.map(name),
      everyone: pinged?.everyone,
    };
  }

  it("is everyone it mentions, in a channel, by default", async () => {
    const pinged = await pingedBy(async (text, discord, bot) => {
      await (await channelOf(bot, discord)).send(text);
    });
    expect(pinged).toEqual({ users: ["Ada"], roles: ["Bob"], everyone: true });
  });

  it("is users only, in an answer to an interaction, by default", async () => {
    const pinged = await pingedBy((question, discord) =>
      discord.member("Ada").slash("ask", { question }),
    );
    expect(pinged).toEqual({ users: ["Ada"], roles: [], everyone: false });
  });

  it("is nobody when nothing is allowed", async () => {
    const pinged = await pingedBy(async (content, discord, bot) => {
      await (await channelOf(bot, discord)).send({ content, allowedMentions: { parse: [] } });
    });
    expect(pinged).toEqual({ users: [], roles: [], everyone: false });
  });

  it("is those named when some are allowed", async () => {
    const pinged = await pingedBy(async (content, discord, bot) => {
      const allowedMentions = { users: [discord.member("Ada").user.id] };
      await (await channelOf(bot, discord)).send({ content, allowedMentions });
    });
    expect(pinged).toEqual({ users: ["Ada"], roles: [], everyone: false });
  });

  it.each([
    ["replied to, by default", undefined, ["Ada"]],
    ["spared when repliedUser is false", { parse: [], repliedUser: false }, []],
    ["spared when nothing is said of replies", { parse: [] }, []],
  ])("is the author %s", async (_, allowedMentions, users) => {
    const discord = await discordForTest();
    await startBot(discord, {
      onMessage: (message) =>
        message.reply({ content: "yes", ...(allowedMentions ? { allowedMentions } : {}) }),
    });
    const ada = discord.member("Ada");
    ada.say(`<@${discord.bot.id}>?`);
    const { pinged } = await ada.nextMessage();
    expect(pinged.users.map((id) => discord.names.user(id))).toEqual(users);
  });

  it("is nobody by @everyone without the permission", async () => {
    const discord = await discordForTest();
    const bot = await startBot(discord);
    discord.faults.takePermissions(PermissionFlagsBits.MentionEveryone);
    await (await channelOf(bot, discord)).send("@everyone");
    expect(discord.member("Ada").messages()[0]?.pinged.everyone).toBe(false);
  });
});

describe("a refused request about messages", () => {
  it.each([
    ["an unknown channel", 10003, "GET", "/channels/1"],
    ["an unknown message", 10008, "GET", "/channels/CHANNEL/messages/1"],
    ["an unknown guild", 10004, "GET", "/guilds/1"],
    ["an unknown member", 10007, "GET", "/guilds/GUILD/members/1"],
    ["an unknown user", 10013, "GET", "/users/1"],
    ["a direct channel with itself", 50007, "POST", "/users/@me/channels"],
    ["more messages than a hundred", 50035, "GET", "/channels/CHANNEL/messages?limit=101"],
    ["messages after something odd", 50035, "GET", "/channels/CHANNEL/messages?after=odd"],
    ["a route that is not there", 0, "GET", "/nowhere"],
  ])("says %s with code %i", async (_, code, method, path) => {
    const discord = await discordForTest();
    const { CHANNEL, GUILD } = { CHANNEL: discord.channel.id, GUILD: discord.guild.id };
    const url = `${discord.api}/v10${path.replace("CHANNEL", CHANNEL).replace("GUILD", GUILD)}`;
    const response = await fetch(url, {
      method,
      headers: { authorization: `Bot ${discord.token}` },
      ...(method === "POST" ? { body: JSON.stringify({ recipient_id: discord.bot.id }) } : {}),
    });
    expect(await response.json()).toMatchObject({ code });
  });

  it("says broken JSON with code 50109", async () => {
    const discord = await discordForTest();
    const response = await fetch(`${discord.api}/v10/users/@me/channels`, {
      method: "POST",
      headers: { authorization: `Bot ${discord.token}` },
      body: "{",
    });
    expect(await response.json()).toMatchObject({ code: 50109 });
    expect(discord.requests[0]?.status).toBe(400);
  });

  it.each([
    ["to see the channel", PermissionFlagsBits.ViewChannel, 50001],
    ["to send messages", PermissionFlagsBits.SendMessages, 50013],
    ["to embed links", PermissionFlagsBits.EmbedLinks, 50013],
    ["to reply", PermissionFlagsBits.ReadMessageHistory, 160002],
  ])("says that the bot lacks the permission %s", async (_, permission, code) => {
    const discord = await discordForTest();
    const bot = await startBot(discord);
    const channel = await channelOf(bot, discord);
    const said = discord.member("Ada").say("hello");
    discord.faults.takePermissions(permission);
    const reply = { messageReference: said.id };
    await expect(channel.send({ embeds: [{ title: "hi" }], reply })).rejects.toMatchObject({
      code,
    });
  });

  it("says that a message of Discord's own takes no replies and no edits", async () => {
    const discord = await discordForTest();
    const bot = await startBot(discord);
    const channel = await channelOf(bot, discord);
    await (channel as TextChannel).threads.create({ name: "Aside" });
    const { id } = (await channel.messages.fetch({ limit: 1 })).first() ?? { id: "" };
    await expect(channel.send({ content: "x", reply: { messageReference: id } })).rejects.toThrow(
      "REPLIES_CANNOT_REPLY_TO_SYSTEM_MESSAGE",
    );
    const editing = bot.rest.patch(Routes.channelMessage(channel.id, id), { body: {} });
    await expect(editing).rejects.toMatchObject({ code: 50021 });
  });

  it("says that somebody unknown cannot be written to: 50033", async () => {
    const discord = await discordForTest();
    const bot = await startBot(discord);
    await expect(bot.users.createDM("1")).rejects.toMatchObject({ code: 50033, status: 400 });
  });

  it("leaves a bot that may not see a channel without its messages", async () => {
    const discord = await discordForTest();
    const bot = await startBot(discord);
    const ada = discord.member("Ada");
    const event = nextEvent(bot, ada.user.id);
    discord.faults.takePermissions(PermissionFlagsBits.ViewChannel);
    ada.say(`<@${discord.bot.id}>`);
    ada.say("over here", { to: "direct" });
    expect((await event).content).toBe("over here");
  });
});
