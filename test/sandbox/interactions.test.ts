import {
  ChannelType,
  type ChatInputCommandInteraction,
  Events,
  InteractionContextType,
  MessageFlags,
} from "discord.js";
import { describe, expect, it } from "vitest";
import { discordForTest, handOver, startBot } from "./bot.ts";

const QUESTION = { question: "where did they meet?" };

describe("a slash command", () => {
  it("is answered with a message everyone sees", async () => {
    const discord = await discordForTest();
    await startBot(discord, {
      onSlash: (it) => it.reply(`You asked: ${it.options.getString("question", true)}`),
    });
    const exchange = await discord.member("Ada").slash("ask", QUESTION);
    expect(exchange).toMatchObject({
      state: "answered",
      message: { content: "You asked: where did they meet?" },
      acknowledgedAfter: expect.any(Number),
    });
    expect((await discord.member("Bob").messages()).map(({ content }) => content)).toEqual([
      "You asked: where did they meet?",
    ]);
    expect(await exchange.final()).toEqual(exchange.message);
  });

  it("tells the bot who used it, where, and what each may do", async () => {
    const discord = await discordForTest();
    let seen: Record<string, unknown> = {};
    await startBot(discord, {
      onSlash: async (it) => {
        const { user, member, guildId, guild, channel, context, memberPermissions } = it;
        const may = memberPermissions?.has("SendMessages") && it.appPermissions.has("SendMessages");
        seen = { user: user.displayName, guildId, guild: guild?.name, channel: channel?.id };
        seen = { ...seen, context, may, member: member !== null, limit: it.attachmentSizeLimit };
        await it.reply("seen");
      },
    });
    await discord.member("Ada").slash("ask", QUESTION);
    expect(seen).toEqual({
      user: "Ada",
      guildId: discord.guild.id,
      guild: discord.guild.name,
      channel: discord.channel.id,
      context: InteractionContextType.Guild,
      may: true,
      member: true,
      limit: 10 * 1024 * 1024,
    });
  });

  it("works in direct messages", async () => {
    const discord = await discordForTest();
    await startBot(discord, {
      onSlash: (it) => it.reply(`${it.inGuild()} ${it.context} ${it.channel?.type}`),
    });
    const { message } = await discord.member("Ada").slash("ask", QUESTION, { in: "direct" });
    expect(message?.content).toBe(`false ${InteractionContextType.BotDM} ${ChannelType.DM}`);
  });

  it("keeps who asked in the answer's metadata", async () => {
    const discord = await discordForTest();
    await startBot(discord, { onSlash: (it) => it.reply("yes") });
    const ada = discord.member("Ada");
    const { message } = await ada.slash("ask", QUESTION);
    expect(message?.api.interaction_metadata?.user.id).toBe(ada.user.id);
  });

  it("gives the bot its message when it wants the response", async () => {
    const discord = await discordForTest();
    const sent = handOver<string | undefined>();
    await startBot(discord, {
      onSlash: async (it) => {
        const { resource } = await it.reply({ content: "yes", withResponse: true });
        sent.give(resource?.message?.id);
      },
    });
    const { message } = await discord.member("Ada").slash("ask", QUESTION);
    expect(await sent.value).toBe(message?.id);
  });

  it.each([
    ["a command nobody registered", "tell", QUESTION, "there is no command tell, only: ask"],
    ["a missing option", "ask", {}, "question is required"],
    ["an unknown option", "ask", { ...QUESTION, loud: true }, "there is no option loud"],
    ["an option that is too long", "ask", { question: "?".repeat(301) }, "0 to 300 characters"],
    ["an option of another type", "ask", { ...QUESTION, private: "yes" }, "must be a boolean"],
  ])("is not sent with %s", async (_, name, options, reason) => {
    const discord = await discordForTest();
    await startBot(discord);
    expect(() => discord.member("Ada").slash(name, options)).toThrow(reason);
  });
});

describe("an ephemeral answer", () => {
  it("is seen by one member and no other", async () => {
    const discord = await discordForTest();
    await startBot(discord, {
      onSlash: (it) => it.reply({ content: "psst", flags: MessageFlags.Ephemeral }),
    });
    const [ada, bob] = [discord.member("Ada"), discord.member("Bob")];
    const { message } = await ada.slash("ask", QUESTION);
    expect(message?.onlyFor).toBe(ada.user.id);
    expect(ada.messages().map(({ content }) => content)).toEqual(["psst"]);
    expect(bob.messages()).toEqual([]);
  });

  it("comes back to the bot without a guild, and cannot be fetched from the channel", async () => {
    const discord = await discordForTest();
    const event = handOver<object>();
    const bot = await startBot(discord, {
      onSlash: (it) => it.reply({ content: "psst", flags: MessageFlags.Ephemeral }),
    });
    bot.on(Events.Raw, ({ t, d }) => t === "MESSAGE_CREATE" && event.give(d));
    const { message } = await discord.member("Ada").slash("ask", QUESTION);
    const channel = await bot.channels.fetch(discord.channel.id);
    if (!channel?.isSendable() || !message) throw new Error("the channel is gone");
    await expect(channel.messages.fetch({ message: message.id, force: true })).rejects.toThrow(
      "Unknown Message",
    );
    expect(await event.value).toMatchObject({ id: message.id, content: "psst" });
    expect(await event.value).not.toHaveProperty("guild_id");
  });
});

describe("a deferral", () => {
  it("shows that the bot is thinking until the answer is there", async () => {
    const discord = await discordForTest();
    await startBot(discord, {
      onSlash: async (it) => {
        await it.deferReply();
        await discord.waitForRequest({ path: "/users/" }); // until the test has looked
        await it.editReply("thought");
      },
    });
    const ada = discord.member("Ada");
    const exchange = await ada.slash("ask", QUESTION);
    expect(exchange).toMatchObject({ state: "thinking", message: { thinking: true } });
    const headers = { authorization: `Bot ${discord.token}` };
    await fetch(`${discord.api}/v10/users/@me`, { headers });
    expect(await exchange.final()).toMatchObject({ content: "thought", thinking: false });
    expect(ada.messages()).toHaveLength(1);
  });

  it("fixes who sees the answer", async () => {
    const discord = await discordForTest();
    await startBot(discord, {
      onSlash: async (it) => {
        await it.deferReply({ flags: MessageFlags.Ephemeral });
        await it.editReply("for you");
      },
    });
    const exchange = await discord.member("Ada").slash("ask", QUESTION);
    expect((await exchange.final()).onlyFor).toBe(discord.member("Ada").user.id);
    expect(discord.member("Bob").messages()).toEqual([]);
  });

  it("is kept by a follow-up, as Discord still does", async () => {
    const discord = await discordForTest();
    await startBot(discord, {
      onSlash: async (it) => {
        await it.deferReply();
        await it.followUp("thought");
      },
    });
    const ada = discord.member("Ada");
    const exchange = await ada.slash("ask", QUESTION);
    expect((await exchange.final()).content).toBe("thought");
    expect(ada.messages()).toHaveLength(1);
  });

  it("by another member is news once the answer is there", async () => {
    const discord = await discordForTest();
    await startBot(discord, {
      onSlash: async (it) => {
        await it.deferReply();
        await it.editReply("thought");
      },
    });
    const news = discord.member("Bob").nextMessage();
    await discord.member("Ada").slash("ask", QUESTION);
    expect(await news).toMatchObject({ content: "thought", thinking: false });
  });

  it("has no final message when the bot takes it back", async () => {
    const discord = await discordForTest();
    await startBot(discord, {
      onSlash: async (it) => {
        await it.deferReply();
        await it.deleteReply();
      },
    });
    const exchange = await discord.member("Ada").slash("ask", QUESTION);
    await expect(exchange.final()).rejects.toThrow("deleted its answer");
  });
});

describe("what follows an answer", () => {
  it("can be read, edited, deleted and followed up", async () => {
    const discord = await discordForTest();
    await startBot(discord, {
      onSlash: async (it) => {
        await it.reply("first");
        await it.editReply(`${(await it.fetchReply()).content}, edited`);
        await it.followUp("second");
        await it.deleteReply();
        await it.followUp("third");
      },
    });
    const ada = discord.member("Ada");
    await ada.slash("ask", QUESTION);
    expect((await ada.nextMessage()).content).toBe("second");
    expect((await ada.nextMessage()).content).toBe("third");
    expect(ada.messages().map(({ content }) => content)).toEqual(["second", "third"]);
    expect(discord.refused).toEqual([]);
  });

  it("is refused once the token has run out", async () => {
    const discord = await discordForTest();
    const replied = handOver<ChatInputCommandInteraction>();
    await startBot(discord, {
      onSlash: async (it) => {
        await it.reply("first");
        replied.give(it);
      },
    });
    const exchange = await discord.member("Ada").slash("ask", QUESTION);
    const interaction = await replied.value;
    discord.faults.expire(exchange);
    await expect(interaction.followUp("late")).rejects.toMatchObject({ code: 50027, status: 401 });
  });
});

describe("an interaction", () => {
  it("takes one first answer: 40060", async () => {
    const discord = await discordForTest();
    let codes: unknown[] = [];
    await startBot(discord, {
      onSlash: async (it) => {
        const both = await Promise.allSettled([it.reply("one"), it.reply("two")]);
        codes = both.map((each) => (each.status === "rejected" ? each.reason.code : "sent"));
        await it.followUp("done");
      },
    });
    const ada = discord.member("Ada");
    await ada.slash("ask", QUESTION);
    await ada.nextMessage();
    expect(codes.sort()).toEqual([40060, "sent"]);
  });

  it("fails when nobody answers in time, and refuses later answers: 10062", async () => {
    const discord = await discordForTest({ deadline: 5 });
    const asked = handOver<ChatInputCommandInteraction>();
    await startBot(discord, { onSlash: async (it) => asked.give(it) });
    const ada = discord.member("Ada");
    const failures: unknown[] = [];
    ada.on(({ type }) => failures.push(type));
    expect(await ada.slash("ask", QUESTION)).toMatchObject({
      state: "failed",
      message: null,
      acknowledgedAfter: null,
    });
    expect(failures).toEqual(["interactionFailed"]);
    await expect((await asked.value).reply("late")).rejects.toMatchObject({
      code: 10062,
      status: 404,
    });
  });

  it("has no webhook before its first answer: 10015", async () => {
    const discord = await discordForTest();
    let code: unknown;
    await startBot(discord, {
      onSlash: async (it) => {
        code = await it.webhook.send("too early").catch((error) => error.code);
        await it.reply("now");
      },
    });
    await discord.member("Ada").slash("ask", QUESTION);
    expect(code).toBe(10015);
  });

  it("can still be answered after a refused body", async () => {
    const discord = await discordForTest();
    await startBot(discord, {
      onSlash: (it) => it.reply("x".repeat(2001)).catch(() => it.reply("shorter")),
    });
    const { message } = await discord.member("Ada").slash("ask", QUESTION);
    expect(message?.content).toBe("shorter");
    expect(discord.refused[0]?.response).toMatchObject({
      code: 50035,
      errors: { data: { content: { _errors: [{ code: "BASE_TYPE_MAX_LENGTH" }] } } },
    });
  });
});
