import { once } from "node:events";
import {
  ChannelType,
  type Client,
  Events,
  MessageType,
  PermissionFlagsBits,
  Routes,
  type TextChannel,
  type ThreadChannel,
} from "discord.js";
import { describe, expect, it } from "vitest";
import type { LocalDiscord } from "../../src/sandbox/discord.ts";
import type { ThreadChannel as Shown } from "../../src/sandbox/thread.ts";
import { type BotBehaviour, discordForTest, startBot } from "./bot.ts";

const { ManageThreads, SendMessagesInThreads, ViewChannel } = PermissionFlagsBits;

async function begin(behaviour: BotBehaviour = {}) {
  const discord = await discordForTest();
  const bot = await startBot(discord, behaviour);
  const channel = bot.channels.cache.get(discord.channel.id) as TextChannel;
  return { discord, bot, channel, ada: discord.member("Ada") };
}

/** A thread of Ada's, when the bot has heard of it. */
async function startedByAda(
  { discord, bot, ada }: Awaited<ReturnType<typeof begin>>,
  isPrivate = false,
) {
  const created = once(bot, Events.ThreadCreate);
  const shown = ada.startThread("Aside", { isPrivate });
  if (isPrivate) ada.invite(discord.bot, shown);
  const [thread] = (await created) as [ThreadChannel];
  return { shown, thread };
}

const contents = (discord: LocalDiscord, place: Shown) =>
  discord
    .member("Ada")
    .messages({ in: place })
    .map(({ content }) => content);

describe("a thread of the bot", () => {
  it("started from a message shares its id and begins with it", async () => {
    const { discord, channel, bot } = await begin();
    const sent = await channel.send("talk about this");
    const created = once(bot, Events.ThreadCreate);
    const thread = await sent.startThread({ name: "Talk" });
    expect(thread).toMatchObject({ id: sent.id, type: ChannelType.PublicThread, name: "Talk" });
    expect((await created)[1]).toBe(true);
    expect(sent.hasThread).toBe(true);
    await thread.send("first");
    const shown = discord.member("Ada").messages();
    expect(shown[0]?.api.thread?.id).toBe(thread.id);
    const inside = discord.member("Ada").messages({ in: shown[0]?.api.thread as Shown });
    expect(inside.map(({ api }) => [api.type, api.content])).toEqual([
      [MessageType.ThreadStarterMessage, ""],
      [MessageType.Default, "first"],
    ]);
    expect((await thread.fetchStarterMessage())?.content).toBe("talk about this");
    await expect(sent.startThread({ name: "Again" })).rejects.toBeTruthy();
    const again = bot.rest.post(Routes.threads(channel.id, sent.id), { body: { name: "Again" } });
    await expect(again).rejects.toMatchObject({ code: 160004 });
  });

  it("started on its own is told in the channel when it is public", async () => {
    const { discord, channel } = await begin();
    const thread = await channel.threads.create({ name: "Open" });
    expect(discord.member("Ada").messages().at(-1)?.api).toMatchObject({
      type: MessageType.ThreadCreated,
      content: "Open",
      message_reference: { channel_id: thread.id },
    });
    const hidden = { name: "Hidden", type: ChannelType.PrivateThread, invitable: false } as const;
    await channel.threads.create(hidden);
    expect(discord.member("Ada").messages()).toHaveLength(1);
  });

  it("counts its messages, and those there ever were", async () => {
    const { channel } = await begin();
    const thread = await channel.threads.create({ name: "One" });
    await thread.setName("Two"); // which Discord says in the thread and does not count
    const sent = await thread.send("first");
    await thread.send("second");
    await sent.delete();
    const fetched = (await thread.fetch(true)) as ThreadChannel;
    expect([fetched.messageCount, fetched.totalMessageSent]).toEqual([1, 2]);
  });

  it("can be renamed, archived, found again and unarchived", async () => {
    const { discord, channel } = await begin();
    const thread = await channel.threads.create({ name: "One" });
    await thread.setName("Two");
    await thread.setAutoArchiveDuration(60);
    await thread.setArchived(true);
    const refused = thread.setName("Three");
    await expect(refused).rejects.toMatchObject({ code: 50083, status: 400 });
    expect((await channel.threads.fetchActive()).threads.size).toBe(0);
    expect((await channel.threads.fetchArchived()).threads.map(({ name }) => name)).toEqual([
      "Two",
    ]);
    await thread.setArchived(false);
    const active = await channel.threads.fetchActive();
    expect([...active.threads.keys(), ...active.members.keys()]).toEqual([
      thread.id,
      discord.bot.id,
    ]);
    expect(active.threads.first()).toMatchObject({ autoArchiveDuration: 60, archived: false });
  });

  it("takes members, and the bot can leave and join", async () => {
    const { channel, ada, bot, discord } = await begin();
    const thread = await channel.threads.create({
      name: "Hidden",
      type: ChannelType.PrivateThread,
    });
    const shown = () => ada.messages({ in: { ...discord.channel, id: thread.id } });
    expect(shown()).toEqual([]);
    await thread.members.add(ada.user.id);
    expect(shown().map(({ api }) => api.type)).toEqual([MessageType.RecipientAdd]);
    expect((await thread.members.fetch({ withMember: true })).map(({ id }) => id)).toEqual([
      discord.bot.id,
      ada.user.id,
    ]);
    expect((await thread.members.fetch(ada.user.id)).guildMember?.displayName).toBe("Ada");
    await thread.members.remove(ada.user.id);
    const again = thread.members.fetch({ member: ada.user.id, force: true });
    await expect(again).rejects.toMatchObject({ code: 10007 });
    const open = await channel.threads.create({ name: "Open" });
    const left = once(bot, Events.ThreadMembersUpdate);
    await open.leave();
    expect((await left)[1].map(({ id }: { id: string }) => id)).toEqual([discord.bot.id]);
    await open.join();
    expect(open.joined).toBe(true);
  });

  it("is deleted with its messages by a moderator alone", async () => {
    const { discord, channel, bot } = await begin();
    const thread = await channel.threads.create({ name: "Short" });
    const sent = await thread.send("gone soon");
    await expect(thread.delete()).rejects.toMatchObject({ code: 50013 });
    discord.faults.givePermissions(ManageThreads);
    const deleted = once(bot, Events.ThreadDelete);
    await thread.delete();
    expect((await deleted)[0].id).toBe(thread.id);
    const fetching = bot.rest.get(Routes.channelMessage(thread.id, sent.id));
    await expect(fetching).rejects.toMatchObject({ code: 10003 });
  });

  it.each([
    ["an empty name", { name: "" }, "name"],
    ["a name of 101", { name: "x".repeat(101) }, "name"],
    ["an odd duration", { name: "x", auto_archive_duration: 61 }, "auto_archive_duration"],
    ["an unknown type", { name: "x", type: 10 }, "type"],
  ])("is not started with %s", async (_, body, field) => {
    const { channel, bot } = await begin();
    await expect(bot.rest.post(Routes.threads(channel.id), { body })).rejects.toMatchObject({
      code: 50035,
      rawError: { errors: { [field]: { _errors: [{}] } } },
    });
  });

  it("is not started inside another: 50024", async () => {
    const { channel, bot } = await begin();
    const { id } = await channel.threads.create({ name: "Outer" });
    const inner = bot.rest.post(Routes.threads(id), { body: { name: "Inner" } });
    await expect(inner).rejects.toMatchObject({ code: 50024 });
  });

  it.each([
    ["public", PermissionFlagsBits.CreatePublicThreads, ChannelType.PublicThread],
    ["private", PermissionFlagsBits.CreatePrivateThreads, ChannelType.PrivateThread],
  ] as const)("that is %s needs a permission of its own", async (_, permission, type) => {
    const { discord, channel } = await begin();
    discord.faults.takePermissions(permission);
    const starting = channel.threads.create({ name: "No", type });
    await expect(starting).rejects.toMatchObject({ code: 50013 });
  });
});

describe("a thread of a person", () => {
  it("is heard of by the bot, which answers in it and so joins it", async () => {
    const started = await begin({
      onMessage: async (it) => {
        if (!it.system) await it.reply(`in a thread: ${it.channel.isThread()}`);
      },
    });
    const { bot, ada } = started;
    const { shown, thread } = await startedByAda(started);
    const joined = once(bot, Events.ThreadMembersUpdate);
    ada.say(`<@${bot.user.id}> here?`, { to: shown });
    expect(await ada.nextMessage()).toMatchObject({
      content: "in a thread: true",
      channelId: thread.id,
    });
    expect((await joined)[0].map(({ id }: { id: string }) => id)).toEqual([bot.user.id]);
  });

  it("from a message tells the bot of both", async () => {
    const { bot, ada } = await begin();
    const said = ada.say(`<@${bot.user.id}> what is this?`);
    const created = once(bot, Events.ThreadCreate);
    const updated = once(bot, Events.MessageUpdate);
    ada.startThread("About that", { from: said });
    expect((await created)[0].id).toBe(said.id);
    expect((await updated)[1].hasThread).toBe(true);
  });

  it("is unarchived by a message, of which the bot hears in order", async () => {
    const started = await begin();
    const { bot, ada } = started;
    const { shown } = await startedByAda(started);
    const archived = once(bot, Events.ThreadUpdate);
    ada.changeThread(shown, { archived: true });
    await archived;
    const events: string[] = [];
    const message = once(bot, Events.MessageCreate);
    bot.on(Events.Raw, ({ t }) => events.push(t));
    ada.say("back again", { to: shown });
    await message;
    expect(events).toEqual(["THREAD_UPDATE", "MESSAGE_CREATE"]);
    expect(shown.thread_metadata.archived).toBe(false);
  });

  it("that is archived takes no edits, reactions or members: 50083", async () => {
    const started = await begin();
    const { bot, ada } = started;
    const { shown, thread } = await startedByAda(started);
    const sent = await thread.send("done");
    ada.changeThread(shown, { archived: true });
    for (const doing of [
      () => sent.edit("changed"),
      () => sent.react("👍"),
      () => bot.rest.put(Routes.threadMembers(thread.id, "@me")),
    ]) {
      await expect(doing()).rejects.toMatchObject({ code: 50083, status: 400 });
    }
    expect(ada.commands({ in: shown })).toEqual([]);
    await thread.send("and yet");
    expect(shown.thread_metadata.archived).toBe(false);
  });

  it("that is locked is closed to all but moderators", async () => {
    const started = await begin();
    const { discord, ada } = started;
    const { shown, thread } = await startedByAda(started);
    const mod = discord.member("Mod", ManageThreads);
    mod.changeThread(shown, { locked: true });
    expect(() => ada.say("hello?", { to: shown })).toThrow("may not write here");
    expect(() => ada.slash("ask", { question: "x" }, { in: shown })).toThrow("may not write here");
    await expect(thread.send("hello?")).rejects.toMatchObject({ code: 160005 });
    mod.changeThread(shown, { archived: true });
    await expect(thread.send("hello?")).rejects.toMatchObject({ code: 50083, status: 403 });
    expect(() => ada.changeThread(shown, { archived: false })).toThrow("may not change");
    mod.say("closed", { to: shown });
    discord.faults.givePermissions(ManageThreads);
    await thread.send("opened");
    expect(contents(discord, shown)).toEqual(["closed", "opened"]);
  });

  it("needs the permission to write in threads, not that to write in the channel", async () => {
    const started = await begin();
    const { discord } = started;
    const { thread } = await startedByAda(started);
    discord.faults.takePermissions(PermissionFlagsBits.SendMessages);
    await thread.send("still");
    discord.faults.takePermissions(SendMessagesInThreads);
    await expect(thread.send("no more")).rejects.toMatchObject({ code: 50013 });
  });

  it("that is private is there for those who are added, until they leave", async () => {
    const started = await begin();
    const { discord, bot, ada } = started;
    const { shown, thread } = await startedByAda(started, true);
    const bob = discord.member("Bob");
    ada.say("between us", { to: shown });
    expect(bob.messages({ in: shown })).toEqual([]);
    expect(() => bob.say("me too", { to: shown })).toThrow("may not write here");
    ada.say(`${bob.mention} come in`, { to: shown });
    expect(bob.messages({ in: shown })).not.toEqual([]);
    bob.leaveThread(shown);
    expect(bob.messages({ in: shown })).toEqual([]);
    const left = once(bot, Events.ThreadMembersUpdate);
    await thread.leave();
    await left;
    await expect(thread.send("hello?")).rejects.toMatchObject({ code: 50001 });
  });

  it("can be joined and renamed, which it says", async () => {
    const started = await begin();
    const { discord, bot, ada } = started;
    const { shown } = await startedByAda(started);
    discord.member("Bob").joinThread(shown);
    expect(shown.member_count).toBe(2);
    expect(() => discord.member("Bob").changeThread(shown, { name: "Mine" })).toThrow();
    const updated = once(bot, Events.ThreadUpdate);
    ada.changeThread(shown, { name: "Elsewhere" });
    expect((await updated).map(({ name }) => name)).toEqual(["Aside", "Elsewhere"]);
    expect(ada.messages({ in: shown }).at(-1)?.api.type).toBe(MessageType.ChannelNameChange);
  });
});

describe("the active threads", () => {
  it("are known to a bot as soon as it is ready, except those it may not see", async () => {
    const discord = await discordForTest();
    const ada = discord.member("Ada");
    const open = ada.startThread("Open");
    const closed = ada.startThread("Closed");
    ada.changeThread(closed, { archived: true });
    const hidden = ada.startThread("Hidden", { isPrivate: true });
    const bot: Client<true> = await startBot(discord);
    const known = [open, closed, hidden].map(({ id }) => bot.channels.cache.has(id));
    expect(known).toEqual([true, false, false]);
  });

  it("of a channel come when the bot is let into it", async () => {
    const { discord, bot, ada } = await begin();
    const [, library] = discord.channels;
    if (!library) throw new Error("there are two channels");
    discord.faults.takePermissions(ViewChannel, { in: library });
    const { id } = ada.startThread("Inside", { in: library });
    const synced = once(bot, Events.ThreadListSync);
    discord.faults.givePermissions(ViewChannel, { in: library });
    expect((await synced)[0].map((thread: ThreadChannel) => thread.id)).toEqual([id]);
  });
});
