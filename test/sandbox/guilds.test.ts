import { once } from "node:events";
import {
  ChannelType,
  type Client,
  Events,
  PermissionFlagsBits,
  Routes,
  type TextChannel,
} from "discord.js";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { ASK, discordForTest, startBot } from "./bot.ts";

const names = (bot: Client) => bot.guilds.cache.map(({ name }) => name).sort();

describe("several servers", () => {
  it("are all there when a bot is ready", async () => {
    const discord = await discordForTest();
    discord.createGuild("The Attic").inviteBot();
    discord.createGuild("The Cellar");
    const bot = await startBot(discord);
    expect(names(bot)).toEqual(["The Attic", "The Reading Room"]);
    expect((await bot.application.fetch()).approximateGuildCount).toBe(2);
  });

  it("come and go while the bot runs", async () => {
    const discord = await discordForTest();
    const bot = await startBot(discord, { onMessage: (it) => it.reply("hello") });
    const attic = discord.createGuild("The Attic");
    const joined = once(bot, Events.GuildCreate);
    attic.inviteBot();
    expect((await joined)[0].members.me?.id).toBe(discord.bot.id);
    const ada = attic.member("Ada");
    ada.say(`<@${discord.bot.id}>`);
    expect((await ada.nextMessage()).channelId).toBe(attic.channel.id);
    const left = once(bot, Events.GuildDelete);
    attic.removeBot();
    expect((await left)[0].id).toBe(attic.id);
    expect(names(bot)).toEqual([discord.guild.name]);
  });

  it("can be left by the bot itself", async () => {
    const discord = await discordForTest();
    const bot = await startBot(discord);
    const left = once(bot, Events.GuildDelete);
    await bot.guilds.cache.get(discord.guild.id)?.leave();
    await left;
    expect(discord.member("Ada").commands()).toEqual([]);
  });

  it("that the bot is not in are closed to it", async () => {
    const discord = await discordForTest();
    const bot = await startBot(discord);
    const cellar = discord.createGuild("The Cellar");
    cellar.member("Ada").say(`<@${discord.bot.id}> can you hear me?`);
    const codeOf = (request: Promise<unknown>) => request.catch(({ code }) => code);
    expect(await codeOf(bot.rest.get(Routes.guild(cellar.id)))).toBe(10004);
    expect(await codeOf(bot.rest.get(Routes.channel(cellar.channel.id)))).toBe(50001);
    expect(await codeOf(bot.application.commands.set([], cellar.id))).toBe(50001);
    expect(bot.channels.cache.has(cellar.channel.id)).toBe(false);
  });

  it("have new channels and roles, of which a running bot hears", async () => {
    const discord = await discordForTest();
    const bot = await startBot(discord);
    const created = once(bot, Events.ChannelCreate);
    const { id } = discord.guild.addChannel("news");
    expect((await created)[0]).toMatchObject({ id, name: "news", type: ChannelType.GuildText });
    const role = once(bot, Events.GuildRoleCreate);
    discord.member("Mod", PermissionFlagsBits.ManageMessages);
    expect((await role)[0].name).toBe("Mod");
  });
});

describe("commands of several servers", () => {
  it("are offered where they are registered, and the global ones everywhere", async () => {
    const discord = await discordForTest();
    const attic = discord.createGuild("The Attic");
    attic.inviteBot();
    const bot = await startBot(discord, { onSlash: (it) => it.reply(`${it.guild?.name}`) });
    await bot.application.commands.set([{ name: "dust", description: "Dust" }], attic.id);
    const ada = discord.member("Ada");
    attic.member("Ada");
    const offered = (place: object) => ada.commands(place).map(({ name }) => name);
    expect(offered({})).toEqual(["ask"]);
    expect(offered({ in: attic.channel })).toEqual(["ask", "dust"]);
    expect(offered({ in: "direct" })).toEqual(["ask"]);
    const exchange = await ada.slash("dust", {}, { in: attic.channel });
    expect(exchange.message).toMatchObject({ content: "The Attic", channelId: attic.channel.id });
    expect(discord.commands(attic).map(({ name }) => name)).toEqual(["ask", "dust"]);
  });

  it("resolve members of the server they are used in", async () => {
    const discord = await discordForTest();
    const attic = discord.createGuild("The Attic");
    attic.inviteBot();
    await startBot(discord, {
      commands: [ASK, { type: 2, name: "Greet" }],
      onInteraction: async (it) => {
        if (!it.isUserContextMenuCommand()) return;
        await it.reply(`${it.guild?.name}: ${it.targetMember ? "a member" : "a stranger"}`);
      },
    });
    const ada = discord.member("Ada");
    attic.member("Ada");
    const bob = discord.member("Bob");
    const greet = async (place?: object) => (await ada.menu("Greet", bob, place)).message?.content;
    expect(await greet()).toBe("The Reading Room: a member");
    expect(await greet({ in: attic.channel })).toBe("The Attic: a stranger");
  });
});

describe("people of several servers", () => {
  it("see and write where they are, and nowhere else", async () => {
    const discord = await discordForTest();
    const attic = discord.createGuild("The Attic");
    attic.inviteBot();
    const bot = await startBot(discord);
    const [ada, bob] = [discord.member("Ada"), attic.member("Bob")];
    const channel = await bot.channels.fetch(attic.channel.id);
    if (!channel?.isSendable()) throw new Error("the channel is gone");
    await channel.send("only up here");
    expect(bob.messages().map(({ content }) => content)).toEqual(["only up here"]);
    expect(ada.messages({ in: attic.channel })).toEqual([]);
    expect(() => ada.say("hello?", { to: attic.channel })).toThrow("may not write here");
    expect(ada.commands({ in: attic.channel })).toEqual([]);
  });

  it("are one person in all of them, with one direct conversation", async () => {
    const discord = await discordForTest();
    const attic = discord.createGuild("The Attic");
    attic.inviteBot();
    const bot = await startBot(discord, { onMessage: (it) => it.reply(`from ${it.author.id}`) });
    const ada = discord.member("Ada");
    expect(attic.member("Ada")).toBe(ada);
    ada.say(`<@${bot.user.id}>`, { to: attic.channel });
    ada.say("psst", { to: "direct" });
    const answers = [await ada.nextMessage(), await ada.nextMessage()];
    expect(answers.map(({ content }) => content)).toEqual(Array(2).fill(`from ${ada.user.id}`));
  });

  it("cannot be written to by a bot that shares no server with them: 50278", async () => {
    const discord = await discordForTest();
    const bot = await startBot(discord);
    const { user } = discord.member("Ada");
    const direct = await bot.users.createDM(user.id);
    const left = once(bot, Events.GuildDelete);
    discord.guild.removeBot();
    await left;
    await expect(direct.send("hello?")).rejects.toMatchObject({ code: 50278, status: 403 });
  });
});

describe("permissions of one channel", () => {
  it.each([
    ["to see it", PermissionFlagsBits.ViewChannel, 50001],
    ["to write", PermissionFlagsBits.SendMessages, 50013],
  ])("taken from the bot, %s, leave the others alone", async (_, permission, code) => {
    const discord = await discordForTest();
    const bot = await startBot(discord);
    const [general, library] = discord.channels;
    if (!general || !library) throw new Error("there are two channels");
    discord.faults.takePermissions(permission, { in: library });
    const send = (id: string) =>
      bot.rest.post(Routes.channelMessages(id), { body: { content: "x" } });
    await expect(send(library.id)).rejects.toMatchObject({ code });
    await expect(send(general.id)).resolves.toMatchObject({ content: "x" });
    discord.faults.givePermissions(permission, { in: library });
    await expect(send(library.id)).resolves.toMatchObject({ content: "x" });
  });

  it("are what discord.js makes of the same roles and overwrites, whatever was set", async () => {
    const discord = await discordForTest();
    const bot = await startBot(discord, {
      onSlash: (it) => {
        const channel = it.channel as TextChannel;
        const computed = channel.permissionsFor(it.client.user.id)?.bitfield;
        return it.reply(`${computed === it.appPermissions.bitfield} ${computed}`);
      },
    });
    const { faults, channel, guild } = discord;
    const ownRole = discord.roles.find(({ name }) => name === bot.user.username)?.id as string;
    const change = fc.record({
      kind: fc.constantFrom("takePermissions" as const, "givePermissions" as const),
      of: fc.constantFrom(guild.id, ownRole, bot.user.id),
      bit: fc.constantFrom(...Object.values(PermissionFlagsBits)),
    });
    const { Administrator } = PermissionFlagsBits;
    await fc.assert(
      fc.asyncProperty(fc.array(change, { minLength: 1, maxLength: 8 }), async (changes) => {
        for (const { kind, of, bit } of changes) {
          if (bit !== Administrator) faults[kind](bit, { in: channel, of });
        }
        const owner = discord.member("Admin", Administrator);
        const { message } = await owner.slash("ask", { question: "what may you do?" });
        expect(message?.content).toMatch(/^true /);
      }),
      { numRuns: 40 },
    );
  });

  it("count for roles, and a member's own over those of roles", async () => {
    const discord = await discordForTest();
    const [, library] = discord.channels;
    if (!library) throw new Error("there are two channels");
    const { ViewChannel } = PermissionFlagsBits;
    const [ada, bob] = [discord.member("Ada"), discord.member("Bob")];
    const isOpenTo = (member: typeof ada) => {
      try {
        return Boolean(member.say("hello", { to: library }));
      } catch {
        return false;
      }
    };
    discord.faults.takePermissions(ViewChannel, { in: library, of: discord.guild.id });
    expect([isOpenTo(ada), isOpenTo(bob)]).toEqual([false, false]);
    discord.faults.givePermissions(ViewChannel, { in: library, of: bob.user.id });
    expect([isOpenTo(ada), isOpenTo(bob)]).toEqual([false, true]);
    expect(ada.messages({ in: library })).toEqual([]);
    expect(bob.messages({ in: library })).toHaveLength(1);
  });
});
