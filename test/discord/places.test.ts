import { once } from "node:events";
import { Events, PermissionFlagsBits } from "discord.js";
import { describe, expect, it } from "vitest";
import type { LocalDiscord } from "../../src/sandbox/discord.ts";
import { connect, join, recordLog } from "./connect.ts";

const ASKED = "who is the captain";
const ask = (discord: LocalDiscord) => `<@${discord.bot.id}> ${ASKED}`;

const { ManageThreads, ReadMessageHistory, SendMessages, SendMessagesInThreads, ViewChannel } =
  PermissionFlagsBits;

describe("in a thread", () => {
  it("a mention is answered there, and so are commands", async () => {
    const { discord } = await connect();
    const ann = discord.member("ann");
    const thread = ann.startThread("About the ferry");
    ann.say(ask(discord), { to: thread });
    const reply = await ann.nextMessage();
    expect(reply).toMatchObject({ channelId: thread.id });
    expect(reply.content).toContain("Ilse Moreau");
    const { message } = await ann.slash("ask", { question: ASKED }, { in: thread });
    expect(message?.channelId).toBe(thread.id);
    expect(ann.messages().filter(({ api }) => api.author.bot)).toEqual([]);
  });

  it("begun from a question the question is answered once", async () => {
    const { discord } = await connect();
    const ann = discord.member("ann");
    const question = ann.say(ask(discord));
    const thread = ann.startThread("More of that", { from: question });
    await ann.nextMessage();
    ann.say("where will it be towed", { to: thread });
    ann.say(`<@${discord.bot.id}> where will the ferry be towed`, { to: thread });
    expect((await ann.nextMessage()).content).toContain("Port Ellis");
    const places = [discord.channel, thread];
    const replies = places.map((place) =>
      ann.messages({ in: place }).filter(({ api }) => api.author.bot),
    );
    expect(replies.map(({ length }) => length)).toEqual([1, 1]);
  });

  it("that was archived before the bot came a mention is answered", async () => {
    const { discord, stop } = await connect();
    const ann = discord.member("ann");
    const thread = ann.startThread("Old");
    ann.changeThread(thread, { archived: true });
    await stop();
    await join(discord);
    ann.say(ask(discord), { to: thread });
    expect((await ann.nextMessage()).channelId).toBe(thread.id);
  });

  it("that is private the bot answers once it is added", async () => {
    const { discord } = await connect();
    const ann = discord.member("ann");
    const thread = ann.startThread("Between us", { isPrivate: true });
    ann.invite(discord.bot, thread);
    ann.say(ask(discord), { to: thread });
    expect((await ann.nextMessage()).channelId).toBe(thread.id);
    expect(discord.member("ben").messages({ in: thread })).toEqual([]);
  });

  it("where channels are closed to it, it needs only the permission for threads", async () => {
    const { discord } = await connect();
    const ann = discord.member("ann");
    const thread = ann.startThread("Here");
    discord.faults.takePermissions(SendMessages);
    ann.say(ask(discord), { to: thread });
    expect((await ann.nextMessage()).channelId).toBe(thread.id);
  });
});

describe("where the bot may not write, nobody is bothered and it goes on:", () => {
  it.each([
    ["a channel it may not see", ViewChannel],
    ["a channel it may not write in", SendMessages],
  ])("%s", async (_, permission) => {
    const { log, lines } = recordLog();
    const { discord } = await connect({ log });
    const [general, library] = discord.channels;
    if (!general || !library) throw new Error("there are two channels");
    discord.faults.takePermissions(permission, { in: library });
    const ann = discord.member("ann");
    ann.say(ask(discord), { to: library });
    ann.say(ask(discord), { to: general });
    expect((await ann.nextMessage()).channelId).toBe(general.id);
    expect(ann.messages({ in: "direct" })).toEqual([]);
    expect(lines().filter(({ level }) => Number(level) >= 50)).toEqual([]);
  });

  it("a thread without the permission for threads", async () => {
    const { log, lines } = recordLog();
    const { discord } = await connect({ log });
    discord.faults.takePermissions(SendMessagesInThreads);
    const ann = discord.member("ann");
    ann.say(ask(discord), { to: ann.startThread("Closed to bots") });
    await discord.waitForRequest({ method: "POST", path: "/messages", status: 403 });
    ann.say(ask(discord));
    expect((await ann.nextMessage()).channelId).toBe(discord.channel.id);
    expect(lines().map(({ msg }) => msg)).toContain("may not reply in this channel");
  });

  it("a thread that is locked", async () => {
    const { log, lines } = recordLog();
    const { discord } = await connect({ log });
    const mod = discord.member("mod", ManageThreads);
    const thread = mod.startThread("Closed");
    mod.changeThread(thread, { locked: true });
    mod.say(ask(discord), { to: thread });
    await discord.waitForRequest({ method: "POST", path: "/messages", status: 403 });
    mod.say(ask(discord));
    expect((await mod.nextMessage()).channelId).toBe(discord.channel.id);
    expect(lines().filter(({ level }) => Number(level) >= 50)).toEqual([]);
  });
});

describe("where the bot may not read back", () => {
  it("it answers with a message that is no reply", async () => {
    const { discord } = await connect();
    discord.faults.takePermissions(ReadMessageHistory);
    const ann = discord.member("ann");
    ann.say(ask(discord));
    const reply = await ann.nextMessage();
    expect(reply.content).toContain("Ilse Moreau");
    expect(reply.api.message_reference).toBeUndefined();
  });
});

describe("in several servers", () => {
  it("each question is answered where it was asked", async () => {
    const { discord } = await connect({
      before: (it) => it.createGuild("The Attic").inviteBot(),
    });
    const cellar = discord.createGuild("The Cellar");
    cellar.inviteBot();
    const [ann, ben] = [discord.member("ann"), cellar.member("ben")];
    ann.say(ask(discord));
    ben.say(ask(discord));
    expect((await ann.nextMessage()).channelId).toBe(discord.channel.id);
    expect((await ben.nextMessage()).channelId).toBe(cellar.channel.id);
    const { message } = await ben.slash("ask", { question: ASKED });
    expect(message?.channelId).toBe(cellar.channel.id);
    expect(ann.messages({ in: cellar.channel })).toEqual([]);
  });

  it("the bot goes on when it is thrown out of one", async () => {
    const { discord, client } = await connect();
    const attic = discord.createGuild("The Attic");
    attic.inviteBot();
    const ann = attic.member("ann");
    ann.say(ask(discord));
    await ann.nextMessage();
    const left = once(client, Events.GuildDelete);
    attic.removeBot();
    await left;
    const ben = discord.member("ben");
    ben.say(ask(discord));
    expect((await ben.nextMessage()).content).toContain("Ilse Moreau");
  });

  it("one that never arrives does not hold up the others", async () => {
    const { discord } = await connect({ before: ({ faults }) => faults.withholdGuild() });
    const attic = discord.createGuild("The Attic");
    attic.inviteBot();
    const { state } = await attic.member("ann").slash("ask", { question: ASKED });
    expect(state).toBe("answered");
  });
});
