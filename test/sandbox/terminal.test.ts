import { PassThrough } from "node:stream";
import {
  ActionRowBuilder,
  ButtonBuilder,
  ButtonStyle,
  type Interaction,
  MessageFlags,
} from "discord.js";
import { describe, expect, it, onTestFinished } from "vitest";
import type { LocalDiscordOptions } from "../../src/sandbox/discord.ts";
import { startTerminal } from "../../src/sandbox/terminal.ts";
import { ASK, type BotBehaviour, discordForTest, startBot } from "./bot.ts";

const buttons = new ActionRowBuilder<ButtonBuilder>().addComponents(
  new ButtonBuilder().setCustomId("closest").setLabel("Show closest").setStyle(ButtonStyle.Primary),
  new ButtonBuilder().setURL("https://example.org/").setLabel("Read").setStyle(ButtonStyle.Link),
  new ButtonBuilder().setCustomId("more").setLabel("More").setStyle(ButtonStyle.Secondary),
);

async function answer(it: Interaction): Promise<void> {
  if (it.isButton()) await it.update({ content: `You pressed **${it.customId}**` });
  if (!it.isChatInputCommand()) return;
  if (it.commandName === "articles") {
    await it.reply({ content: "- one\n- two", flags: MessageFlags.Ephemeral });
    return;
  }
  const question = it.options.getString("question", true);
  const flags = it.options.getBoolean("private") ? MessageFlags.Ephemeral : undefined;
  await it.deferReply(flags ? { flags } : {});
  await it.editReply({ content: `> ${question}`, components: [buttons] });
}

const BOT: BotBehaviour = {
  commands: [ASK, { name: "articles", description: "List the articles" }],
  onInteraction: answer,
  onMessage: (message) => message.reply(`You said: ${message.cleanContent}`),
};

/** Everything the terminal prints for piped `input`, up to its last line, which is `quit`. */
async function transcript(
  input: string,
  bot: BotBehaviour = BOT,
  options?: LocalDiscordOptions,
): Promise<string> {
  const discord = await discordForTest(options);
  await startBot(discord, bot);
  const stdin = new PassThrough();
  const output = new PassThrough().setEncoding("utf8");
  const terminal = startTerminal(discord, { input: stdin, output });
  onTestFinished(() => terminal.close());
  stdin.end(`${input}\nquit\n`);
  expect(await terminal.left).toBe(0);
  return output.read().replace("> quit\n", "");
}

describe("the terminal", () => {
  it("says nothing of what others talk about before anything is typed in it", async () => {
    const discord = await discordForTest();
    await startBot(discord, BOT);
    const [stdin, output] = [new PassThrough(), new PassThrough().setEncoding("utf8")];
    const terminal = startTerminal(discord, { input: stdin, output });
    onTestFinished(() => terminal.close());
    await discord.member("ann").slash("articles");
    discord.member("ann").say(`<@${discord.bot.id}> hush`);
    await discord.member("ann").nextMessage();
    stdin.write("quit\n");
    await terminal.left;
    expect(output.read()).toBe("> quit\n");
  });

  it("answers piped lines one after another, each when the one before has its reply", async () => {
    expect(
      await transcript("/ask a private:yes\n/articles\n3\n1\n@verbatim b\ndm c"),
    ).toBe(`> /ask a private:yes
verbatim is thinking… · Only you can see this
verbatim · Only you can see this
  │ a
  [1 Show closest] [Read: https://example.org/] [2 More]
> /articles
verbatim · Only you can see this
  • one
  • two
> 3
There is no button 3.
> 1
verbatim · edited · Only you can see this
  You pressed **closest**
  [1 Show closest] [Read: https://example.org/] [2 More]
> @verbatim b
verbatim
  You said: @verbatim b
> dm c
verbatim
  You said: c
`);
  });

  it("says once, gently, that the bot does not hear plain text", async () => {
    const bot = { ...BOT, onMessage: async () => {} };
    expect(await transcript("hello\n\nhello?", bot)).toBe(`> hello
(verbatim hears only what is meant for it: begin with @verbatim, or type help.)
>${" "}
> hello?
`);
  });

  it("says which commands there are, and what is wrong with a line", async () => {
    expect(await transcript("/tell me\n/ask\n/ask x private:maybe\n1")).toBe(`> /tell me
There is no command /tell, only /articles, /ask.
> /ask
question is required
> /ask x private:maybe
private must be a boolean
> 1
There is no button 1.
`);
  });

  it("says that the application did not respond", async () => {
    const silent = { ...BOT, onInteraction: async () => {} };
    expect(await transcript("/ask a", silent, { deadline: 5 })).toBe(`> /ask a
The application did not respond
`);
  });

  it("tells of a form it cannot show", async () => {
    const onInteraction = async (it: Interaction) => {
      const input = { type: 4, custom_id: "text", style: 1 };
      const components = [{ type: 18, label: "What?", component: input }];
      const modal = { custom_id: "form", title: "Feedback", components };
      if (it.isChatInputCommand()) await it.showModal(modal as never);
    };
    expect(await transcript("/ask a", { ...BOT, onInteraction })).toBe(`> /ask a
verbatim opened the form "Feedback", which cannot be filled in here.
`);
  });

  it("explains what can be typed", async () => {
    expect(await transcript("help")).toBe(`> help
/ask question [private:…]  Ask a question
/articles                  List the articles
@verbatim …                speak to the bot in the channel
dm …                       write to the bot directly
1, 2, …                    press that button of the latest reply
quit                       leave
`);
  });

  it("leaves the bot running when piped input ends", async () => {
    const discord = await discordForTest();
    await startBot(discord, BOT);
    const stdin = new PassThrough();
    const terminal = startTerminal(discord, { input: stdin, output: new PassThrough() });
    onTestFinished(() => terminal.close());
    stdin.end("/articles\n");
    await discord.waitForRequest({ path: "/callback" });
    const ada = discord.member("Ada");
    ada.say("still there?", { to: "direct" });
    expect((await ada.nextMessage()).content).toBe("You said: still there?");
    const outcome = await Promise.race([terminal.left, Promise.resolve("running")]);
    expect(outcome).toBe("running");
  });
});
