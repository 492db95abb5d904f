import { MessageFlags, PermissionFlagsBits, Routes } from "discord.js";
import { describe, expect, it } from "vitest";
import { commands } from "../../commands/index.ts";
import type { Command } from "../../src/discord/command.ts";
import type { LocalDiscord } from "../../src/sandbox/discord.ts";
import { buttonsOf, type Message } from "../../src/sandbox/message.ts";
import { connect, decided, engineOf, FERRY, join, recordLog } from "./connect.ts";

const CALLBACK = { method: "POST", path: "/callback" } as const;
const NOBODY = { users: [], roles: [], everyone: false };

function mentionOf(discord: LocalDiscord): string {
  return `<@${discord.bot.id}>`;
}

describe("/ask", () => {
  it("is answered at once, with the quote and its place", async () => {
    const { discord } = await connect();
    const { state, message } = await discord
      .member("ann")
      .slash("ask", { question: "where did the ferry run aground" });
    expect(state).toBe("answered");
    expect(message?.content).toContain(
      "> The ferry Morning Star ran aground near **Brindle Point**",
    );
    expect(message?.content).toContain("`harbour.txt:5`");
    expect(discord.requests.filter(({ path }) => path.includes("callback"))).toHaveLength(1);
  });

  it("is seen by everyone, or with private only by the asker", async () => {
    const { discord } = await connect();
    const [ann, ben] = [discord.member("ann"), discord.member("ben")];
    const open = await ann.slash("ask", { question: "who is the captain" });
    const hidden = await ann.slash("ask", { question: "who is the captain", private: true });
    const seen = ben.messages().map(({ id }) => id);
    expect(seen).toContain(open.message?.id);
    expect(seen).not.toContain(hidden.message?.id);
  });

  it("gets the hint for a question without a word in it", async () => {
    const { discord } = await connect();
    const { message } = await discord.member("ann").slash("ask", { question: "???" });
    expect(message?.content).toContain("Ask me something");
  });

  it("gets a question that these articles answer as the hint's example", async () => {
    const { discord } = await connect();
    const ann = discord.member("ann");
    const { message } = await ann.slash("ask", { question: "hello" });
    const [, question = ""] = /`\/ask ([^`]+)`/.exec(message?.content ?? "") ?? [];
    const answer = (await ann.slash("ask", { question })).message;
    expect(answer?.content).not.toContain("Not in the corpus");
    expect(answer?.content).toMatch(/^> .*\*\*/m);
    expect((await ann.slash("ask", { question: "hi there" })).message?.content).toBe(
      message?.content,
    );
  });

  it("gets a hint without a question where the articles yield none", async () => {
    const { discord } = await connect({ engine: engineOf({ "a.txt": "He opened it." }) });
    const { message } = await discord.member("ann").slash("ask", { question: "hello" });
    expect(message?.content).toContain("For example `/ask who …`, or mention me");
  });

  it("defers where the corpus is so large that answering could take long", async () => {
    const engine = engineOf();
    const many = { ...engine, sentences: Array(200_001).fill(engine.sentences[0]) };
    const { discord } = await connect({ engine: many });
    const exchange = await discord
      .member("ann")
      .slash("ask", { question: "who is the captain", private: true });
    expect(exchange.state).toBe("thinking");
    const message = await exchange.final();
    expect(message.content).toContain("Ilse Moreau");
    expect(message.onlyFor).toBe(discord.member("ann").user.id);
  });
});

describe("a mention", () => {
  it.each([
    ["before", (bot: string) => `${bot} who is the captain`],
    ["after", (bot: string) => `who is the captain ${bot}?`],
    ["inside", (bot: string) => `and ${bot}\nwho is the captain`],
  ])("%s the question is answered as a reply that pings nobody", async (_, write) => {
    const { discord } = await connect();
    const ann = discord.member("ann");
    const asked = ann.say(write(mentionOf(discord)));
    const reply = await ann.nextMessage();
    expect(reply.content).toContain("Ilse Moreau");
    expect(reply.api.message_reference?.message_id).toBe(asked.id);
    expect(reply.pinged).toEqual(NOBODY);
  });

  it("without a question gets a short hint", async () => {
    const { discord } = await connect();
    discord.member("ann").say(mentionOf(discord));
    expect((await discord.member("ann").nextMessage()).content).toContain("Ask me something");
  });

  it("by answering one of the bot's messages asks the next question", async () => {
    const { discord } = await connect();
    const ann = discord.member("ann");
    ann.say(`${mentionOf(discord)} who is the captain`);
    const first = await ann.nextMessage();
    ann.say("where will the ferry be towed", { replyTo: first });
    expect((await ann.nextMessage()).content).toContain("Port Ellis");
  });

  it("of others in the question is shown by name and pings nobody", async () => {
    const { discord } = await connect();
    const ann = discord.member("ann");
    ann.say(`${mentionOf(discord)} is ${discord.member("ben").mention} the captain`);
    const reply = await ann.nextMessage();
    expect(reply.content).toContain("\\@ben");
    expect(reply.pinged).toEqual(NOBODY);
  });

  it("of everyone, or plain talk, is not heard; the next question is", async () => {
    const { discord } = await connect();
    const ann = discord.member("ann", PermissionFlagsBits.MentionEveryone);
    ann.say("@everyone who is the captain");
    ann.say("who is the captain");
    discord.member("ben").say(`${mentionOf(discord)} who is the captain`);
    await ann.nextMessage();
    expect(ann.messages().filter(({ api }) => api.author.bot)).toHaveLength(1);
  });

  it("by another bot is not heard", async () => {
    const { discord } = await connect();
    const robot = discord.member("robot");
    Object.assign(robot.user, { bot: true });
    robot.say(`${mentionOf(discord)} who is the captain`);
    const asked = discord.member("ann").say(`${mentionOf(discord)} who is the captain`);
    const reply = await discord
      .member("ann")
      .nextMessage(({ api }) => api.author.id === discord.bot.id);
    expect(reply.api.message_reference?.message_id).toBe(asked.id);
  });

  it("by the bot itself is not heard", async () => {
    const { discord, client } = await connect();
    await client.rest.post(Routes.channelMessages(discord.channel.id), {
      body: { content: `${mentionOf(discord)} who is the captain` },
    });
    const ann = discord.member("ann");
    ann.say(`${mentionOf(discord)} who is the captain`);
    await ann.nextMessage(({ api }) => api.message_reference !== undefined);
    expect(ann.messages().filter(({ api }) => api.author.bot)).toHaveLength(2);
  });
});

describe("a direct message", () => {
  it("is answered, the very first one too", async () => {
    const { discord } = await connect();
    const ann = discord.member("ann");
    ann.say("who is the captain", { to: "direct" });
    expect((await ann.nextMessage()).content).toContain("Ilse Moreau");
  });

  it("may use the commands", async () => {
    const { discord } = await connect();
    const { message } = await discord
      .member("ann")
      .slash("ask", { question: "who is the captain" }, { in: "direct" });
    expect(message?.content).toContain("Ilse Moreau");
  });
});

describe("a refusal", () => {
  const question = "who painted the ceiling of the opera";

  const unsure = decided(engineOf(), false);

  it("shows what came closest to whoever presses its button, and to nobody else", async () => {
    const { discord } = await connect({ engine: unsure });
    const [ann, ben] = [discord.member("ann"), discord.member("ben")];
    const refusal = (
      await ann.slash("ask", { question: "how old is the harbour master of Lisbon" })
    ).message as Message;
    expect(refusal.content).toContain("Not in the corpus");
    const { message } = await ben.press(refusal, buttonsOf(refusal)[0]?.customId as string);
    expect(message?.content).toContain("It may not be an answer");
    expect(message?.content).toMatch(/^> .+\n-# `harbour\.txt:\d+`/m);
    expect(message?.onlyFor).toBe(ben.user.id);
  });

  it("has a button that outlives the process, and says so when the articles have changed", async () => {
    const { discord, stop } = await connect({ engine: unsure });
    const ann = discord.member("ann");
    const refusal = (
      await ann.slash("ask", { question: "how old is the harbour master of Lisbon" })
    ).message as Message;
    const button = buttonsOf(refusal)[0]?.customId as string;
    await stop();
    const second = await join(discord);
    expect((await ann.press(refusal, button)).message?.content).toContain("> ");
    await second.stop();
    await join(discord, { engine: engineOf({ "other.txt": "Nothing of the kind stands here." }) });
    expect((await ann.press(refusal, button)).message?.content).toContain("have changed");
  });

  it("has no button and no citation where nothing comes close", async () => {
    const { discord } = await connect({ engine: engineOf({ "a.txt": "Bread is baked daily." }) });
    const { message } = await discord.member("ann").slash("ask", { question });
    expect(buttonsOf(message as Message)).toEqual([]);
    expect(message?.content).not.toContain("a.txt");
  });
});

describe("/articles", () => {
  it("lists title, file and sentences of every article, to the asker alone", async () => {
    const { discord } = await connect();
    const { message } = await discord.member("ann").slash("articles");
    expect(message?.content).toContain("**3 articles**");
    for (const file of Object.keys(FERRY)) expect(message?.content).toContain(`\`${file}\``);
    expect(message?.content).toContain("Ferry crew rescued off Brindle Point");
    expect(message?.onlyFor).toBe(discord.member("ann").user.id);
  });

  it("turns pages when long, also after a restart", async () => {
    const files = Object.fromEntries(
      Array.from({ length: 20 }, (_, i) => [
        `${String(i).padStart(3, "0")}_${"`*".repeat(40)}.txt`,
        `Title ${"*_".repeat(80)}\n\nBody ${i} is here.`,
      ]),
    );
    const { discord, stop } = await connect({ engine: engineOf(files) });
    const ann = discord.member("ann");
    let page = (await ann.slash("articles")).message as Message;
    expect(page.content).toContain("page 1 of 3");
    expect(buttonsOf(page).map(({ label, disabled }) => [label, disabled])).toEqual([
      ["Previous", true],
      ["Next", false],
    ]);
    await stop();
    await join(discord, { engine: engineOf(files) });
    for (const number of [2, 3]) {
      page = (await ann.press(page, buttonsOf(page)[1]?.customId as string)).message as Message;
      expect(page.content).toContain(`page ${number} of 3`);
    }
    expect(page.content).toContain("**20\\.**");
    expect(buttonsOf(page)[1]?.disabled).toBe(true);
  });
});

describe("/help", () => {
  it("says how to ask, to the asker alone", async () => {
    const { discord } = await connect();
    const { message } = await discord.member("ann").slash("help");
    expect(message?.content).toContain("/ask");
    expect(message?.onlyFor).toBe(discord.member("ann").user.id);
  });
});

describe("articles and questions full of Discord's own markup", () => {
  it("ping nobody and show as written", async () => {
    const text =
      "The captain wrote @everyone <@123456789012345678> **run** [now](https://evil.example) discord.gg/abc at noon.";
    const { discord } = await connect({ engine: decided(engineOf({ "a.txt": text }), true) });
    const ann = discord.member("ann");
    const question = "what did the captain write @everyone <@&1>";
    const { message } = await ann.slash("ask", { question });
    ann.say(`${mentionOf(discord)} ${question}`);
    for (const reply of [message, await ann.nextMessage()]) {
      expect(reply?.pinged).toEqual(NOBODY);
      const shown = reply?.content.replaceAll("**", "") ?? "";
      expect(shown).toContain("\\@everyone \\<\\@123456789012345678>");
      expect(shown).toContain("\\[now\\](https\\://evil.example) discord\\.gg/abc");
      expect((reply?.api.flags ?? 0) & MessageFlags.SuppressEmbeds).toBeTruthy();
    }
  });
});

describe("a failure", () => {
  const broken: Command = {
    ...(commands[0] as Command),
    execute: () => Promise.reject(new Error("the cause")),
  };

  it("is told to the asker in private with a code that the log has too, never the cause", async () => {
    const { log, lines } = recordLog();
    const { discord } = await connect({ commands: [broken], log });
    const { message } = await discord.member("ann").slash("ask", { question: "secret words" });
    expect(message?.onlyFor).toBe(discord.member("ann").user.id);
    const reference = /`([0-9a-f]{6})`/.exec(message?.content ?? "")?.[1];
    const line = lines().find((entry) => entry.reference === reference);
    expect(line).toMatchObject({ msg: "could not answer", err: { message: "the cause" } });
    expect(message?.content).not.toContain("the cause");
    expect(JSON.stringify(lines())).not.toContain("secret words");
  });

  it("that Discord refuses a reply is logged without the question or a token", async () => {
    const { log, lines } = recordLog();
    const { discord } = await connect({ log });
    discord.faults.refuse(CALLBACK, { status: 400, code: 50035, message: "Invalid Form Body" });
    const { message } = await discord.member("ann").slash("ask", { question: "secret words" });
    expect(message?.content).toContain("something went wrong");
    const [line] = lines().filter(({ level }) => level === 50);
    expect(line).toMatchObject({ err: { code: 50035, status: 400 } });
    const token = discord.requests
      .find(({ path }) => path.includes("callback"))
      ?.path.split("/")[3];
    expect(JSON.stringify(lines())).not.toContain("secret words");
    expect(JSON.stringify(lines())).not.toContain(token);
  });

  it("after a public deferral is told in private too, and nothing is left thinking", async () => {
    const engine = engineOf();
    const failing = {
      ...engine,
      sentences: Array(200_001).fill(engine.sentences[0]),
      answer: () => {
        throw new Error("the cause");
      },
    };
    const { discord } = await connect({ engine: failing });
    const [ann, ben] = [discord.member("ann"), discord.member("ben")];
    expect((await ann.slash("ask", { question: "who is the captain" })).state).toBe("thinking");
    const { path } = await discord.waitForRequest({ method: "POST", path: "/webhooks/" });
    expect(path).toContain(discord.bot.id);
    expect(ann.messages().at(-1)?.content).toContain("something went wrong");
    expect(ben.messages()).toEqual([]);
  });

  it("of a mention is told in a direct message", async () => {
    const engine = {
      ...engineOf(),
      answer: () => {
        throw new Error("the cause");
      },
    };
    const { discord } = await connect({ engine });
    const ann = discord.member("ann");
    ann.say(`${mentionOf(discord)} who is the captain`);
    const apology = await ann.nextMessage();
    expect(ann.messages({ in: "direct" }).map(({ id }) => id)).toEqual([apology.id]);
  });

  it("to be allowed to write is logged and the bot goes on", async () => {
    const { log, lines } = recordLog();
    const { discord } = await connect({ log });
    discord.faults.takePermissions(PermissionFlagsBits.SendMessages);
    const ann = discord.member("ann");
    ann.say(`${mentionOf(discord)} who is the captain`);
    await discord.waitForRequest({ method: "POST", path: "/messages" });
    const { message } = await ann.slash("ask", { question: "who is the captain" });
    expect(message?.content).toContain("Ilse Moreau");
    expect(lines().map(({ msg }) => msg)).toContain("may not reply in this channel");
  });

  it("to know a command of an older version is told as such", async () => {
    const { discord, client } = await connect();
    await client.rest.post(Routes.applicationCommands(discord.bot.id), {
      body: { name: "quote", description: "Gone" },
    });
    const { message } = await discord.member("ann").slash("quote");
    expect(message?.content).toContain("no longer know this command");
  });
});

describe("when Discord is lossy, slow or doubled", () => {
  it("a reply whose acknowledgement is lost appears once", async () => {
    const { discord } = await connect();
    const ann = discord.member("ann");
    discord.faults.loseAnswer({ method: "POST", path: "/messages" }, "502");
    ann.say(`${mentionOf(discord)} who is the captain`);
    await ann.nextMessage();
    await discord.waitForRequest({ method: "POST", path: /messages$/ });
    await ann.slash("help");
    expect(ann.messages().filter(({ api }) => api.message_reference)).toHaveLength(1);
  });

  it("an answer whose acknowledgement is lost is not given twice, and nothing is logged as a failure", async () => {
    const { log, lines } = recordLog();
    const { discord } = await connect({ log });
    discord.faults.loseAnswer(CALLBACK, "502");
    const { message } = await discord
      .member("ann")
      .slash("ask", { question: "who is the captain" });
    expect(message?.content).toContain("Ilse Moreau");
    await discord.member("ann").slash("help");
    expect(lines().filter(({ level }) => Number(level) >= 50)).toEqual([]);
  });

  it("a request that hangs is sent again in time", async () => {
    const { discord } = await connect();
    discord.faults.hold(CALLBACK);
    const { state } = await discord.member("ann").slash("ask", { question: "who is the captain" });
    expect(state).toBe("answered");
  });

  it("an interaction that comes twice is answered once, without a complaint", async () => {
    const { log, lines } = recordLog();
    const { discord } = await connect({ log });
    discord.faults.repeatNext("interaction");
    const ann = discord.member("ann");
    await ann.slash("ask", { question: "who is the captain" });
    await discord.waitForRequest({ ...CALLBACK });
    await ann.slash("help");
    expect(ann.messages().filter(({ content }) => content.includes("Ilse Moreau"))).toHaveLength(1);
    expect(lines().filter(({ level }) => Number(level) >= 50)).toEqual([]);
  });

  it("an interaction that is over ends quietly", async () => {
    const { log, lines } = recordLog();
    const { discord } = await connect({ log });
    discord.faults.refuse(CALLBACK, { status: 404, code: 10062, message: "Unknown interaction" });
    void discord.member("ann").slash("ask", { question: "who is the captain" });
    await discord.waitForRequest({ ...CALLBACK });
    await discord.member("ann").slash("help");
    expect(lines().filter(({ level }) => Number(level) >= 40)).toEqual([]);
  });

  it.each([
    ["a command's answer", CALLBACK],
    ["a reply", { method: "POST", path: /messages$/ }],
  ] as const)("%s that Discord turns away for a moment comes later, once", async (_, request) => {
    const { discord } = await connect();
    const ann = discord.member("ann");
    discord.faults.turnAway(request, 0.2);
    const { state } = await ann.slash("ask", { question: "who is the captain" });
    expect(state).toBe("answered");
    ann.say(`${mentionOf(discord)} who is the captain`);
    await ann.nextMessage();
    await ann.slash("help");
    expect(ann.messages().filter(({ content }) => content.includes("Ilse Moreau"))).toHaveLength(2);
    expect(discord.refused.map(({ status }) => status)).toEqual([429]);
  });

  it("a busy channel gets every reply, no faster than Discord permits", async () => {
    const { discord } = await connect();
    const ann = discord.member("ann");
    discord.faults.limit({ method: "POST", path: /messages$/ }, { requests: 2, seconds: 0.3 });
    for (let i = 0; i < 5; i++) ann.say(`${mentionOf(discord)} who is the captain`);
    for (let i = 0; i < 5; i++) expect((await ann.nextMessage()).content).toContain("Ilse Moreau");
    expect(discord.refused).toEqual([]);
  });

  it("commands are answered while all else is turned away", async () => {
    const { discord } = await connect();
    discord.faults.limitAll({ requests: 0, seconds: 1 });
    const ann = discord.member("ann");
    ann.say(`${mentionOf(discord)} who is the captain`);
    const { state } = await ann.slash("ask", { question: "who is the captain" });
    expect(state).toBe("answered");
  });

  it.each([
    ["cut", (discord: LocalDiscord) => discord.faults.cut()],
    ["ended by Discord", (discord: LocalDiscord) => discord.faults.askToReconnect()],
    ["invalid", (discord: LocalDiscord) => discord.faults.invalidate()],
    ["invalid but resumable", (discord: LocalDiscord) => discord.faults.invalidate(true)],
    ["closed with 4000", (discord: LocalDiscord) => discord.faults.disconnect(4000)],
    ["timed out", (discord: LocalDiscord) => discord.faults.disconnect(4009)],
  ])(
    "a session that is %s is followed by one that answers",
    { timeout: 20_000 },
    async (_, interrupt) => {
      const { discord } = await connect();
      interrupt(discord);
      await discord.waitForBot();
      const { message } = await discord
        .member("ann")
        .slash("ask", { question: "who is the captain" });
      expect(message?.content).toContain("Ilse Moreau");
    },
  );

  it("a question asked while the connection is down is answered once it is up, and once", async () => {
    const { discord, client } = await connect();
    const ann = discord.member("ann");
    const resumed = new Promise((resolve) => client.once("shardResume", resolve));
    discord.faults.cut();
    ann.say(`${mentionOf(discord)} who is the captain`);
    await resumed;
    expect((await ann.nextMessage()).content).toContain("Ilse Moreau");
    await ann.slash("help");
    expect(ann.messages().filter(({ api }) => api.message_reference)).toHaveLength(1);
  });
});

describe("stop", () => {
  it("lets a reply under way arrive", async () => {
    const { discord, stop } = await connect();
    const callback = discord.faults.hold(CALLBACK);
    const asked = discord.member("ann").slash("ask", { question: "who is the captain" });
    await callback.arrived;
    const stopped = stop();
    callback.release();
    expect((await asked).state).toBe("answered");
    await stopped;
  });
});
