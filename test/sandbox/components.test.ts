import {
  ActionRowBuilder,
  ApplicationCommandType,
  ButtonBuilder,
  ButtonStyle,
  type Interaction,
  LabelBuilder,
  MessageFlags,
  ModalBuilder,
  StringSelectMenuBuilder,
  TextInputBuilder,
  TextInputStyle,
  UserSelectMenuBuilder,
} from "discord.js";
import { describe, expect, it } from "vitest";
import type { Message } from "../../src/sandbox/message.ts";
import { ASK, discordForTest, startBot } from "./bot.ts";

const buttons = (...ids: string[]) =>
  new ActionRowBuilder<ButtonBuilder>().addComponents(
    ids.map((id) => new ButtonBuilder().setCustomId(id).setLabel(id).setStyle(ButtonStyle.Primary)),
  );

/** A bot that answers /ask with `reply` and everything else with `onInteraction`. */
async function conversation(
  reply: object,
  onInteraction: (interaction: Interaction) => Promise<unknown>,
) {
  const discord = await discordForTest();
  await startBot(discord, {
    onSlash: (it) => it.reply({ content: "choose", ...reply }),
    onInteraction: async (it) => {
      if (!it.isChatInputCommand()) await onInteraction(it);
    },
  });
  const ada = discord.member("Ada");
  const { message } = await ada.slash("ask", { question: "why" });
  return { discord, ada, message: message as Message };
}

describe("pressing a button", () => {
  it("can update the message", async () => {
    const { ada, message } = await conversation({ components: [buttons("more")] }, async (it) => {
      if (it.isButton()) await it.update({ content: `${it.customId} by ${it.user.displayName}` });
    });
    expect(await ada.press(message, "more")).toMatchObject({
      state: "updated",
      message: { id: message.id, content: "more by Ada" },
    });
    expect(ada.messages()).toHaveLength(1);
  });

  it("can be acknowledged first and shown later", async () => {
    const { ada, message } = await conversation({ components: [buttons("more")] }, async (it) => {
      if (!it.isButton()) return;
      await it.deferUpdate();
      await it.editReply("later");
    });
    const exchange = await ada.press(message, "more");
    expect(exchange.state).toBe("updating");
    expect(await exchange.final()).toMatchObject({ id: message.id, content: "later" });
  });

  it("can be answered with a message that replies to the first", async () => {
    const { ada, message } = await conversation({ components: [buttons("more")] }, async (it) => {
      if (it.isButton()) await it.reply({ content: "more", flags: MessageFlags.Ephemeral });
    });
    const exchange = await ada.press(message, "more");
    expect(exchange.message?.api.message_reference?.message_id).toBe(message.id);
    expect(exchange.message?.onlyFor).toBe(ada.user.id);
  });

  it("works on a message only this member sees, and for no one else", async () => {
    const reply = { components: [buttons("more")], flags: MessageFlags.Ephemeral };
    const { discord, ada, message } = await conversation(reply, async (it) => {
      if (it.isButton()) await it.update("updated");
    });
    expect(() => discord.member("Bob").press(message, "more")).toThrow("does not see");
    expect((await ada.press(message, "more")).message?.content).toBe("updated");
  });

  it("tells the bot who asked for the message, so that it can refuse others", async () => {
    const { discord, message } = await conversation(
      { components: [buttons("more")] },
      async (it) => {
        if (it.isButton()) await it.reply(String(it.message.interactionMetadata?.user.displayName));
      },
    );
    expect((await discord.member("Bob").press(message, "more")).message?.content).toBe("Ada");
  });

  it("is impossible when it is not there or disabled", async () => {
    const { ada, message } = await conversation({ components: [buttons("more")] }, async (it) => {
      const [first] = buttons("more").components;
      const disabled = first?.setDisabled(true) as ButtonBuilder;
      const row = new ActionRowBuilder<ButtonBuilder>().addComponents(disabled);
      if (it.isButton()) await it.update({ components: [row] });
    });
    expect(() => ada.press(message, "less")).toThrow("no component less");
    await ada.press(message, "more");
    expect(() => ada.press(message, "more")).toThrow("disabled");
  });
});

describe("choosing from a menu", () => {
  const menu = new ActionRowBuilder<StringSelectMenuBuilder>().addComponents(
    new StringSelectMenuBuilder()
      .setCustomId("article")
      .setPlaceholder("Which article?")
      .addOptions({ label: "One", value: "1" }, { label: "Two", value: "2" }),
  );

  it("hands the chosen values to the bot", async () => {
    const { ada, message } = await conversation({ components: [menu] }, async (it) => {
      if (it.isStringSelectMenu()) await it.update({ content: it.values.join(), components: [] });
    });
    expect((await ada.select(message, "article", ["2"])).message).toMatchObject({
      content: "2",
      api: { components: [] },
    });
  });

  it("is impossible for a value that is not offered, or too many", async () => {
    const { ada, message } = await conversation({ components: [menu] }, async () => {});
    expect(() => ada.select(message, "article", ["3"])).toThrow("does not offer 3");
    expect(() => ada.select(message, "article", ["1", "2"])).toThrow("takes 1 to 1");
    expect(() => ada.press(message, "article")).toThrow("not a button");
  });

  it("resolves members for a menu of users", async () => {
    const users = new ActionRowBuilder<UserSelectMenuBuilder>().addComponents(
      new UserSelectMenuBuilder().setCustomId("who"),
    );
    const { discord, ada, message } = await conversation({ components: [users] }, async (it) => {
      if (it.isUserSelectMenu()) await it.update(String(it.users.first()?.displayName));
    });
    const bob = discord.member("Bob");
    expect((await ada.select(message, "who", [bob.user.id])).message?.content).toBe("Bob");
  });
});

describe("a form", () => {
  const modal = new ModalBuilder()
    .setCustomId("feedback")
    .setTitle("Was this right?")
    .addLabelComponents(
      new LabelBuilder()
        .setLabel("What is missing?")
        .setTextInputComponent(
          new TextInputBuilder().setCustomId("text").setStyle(TextInputStyle.Short).setMaxLength(9),
        ),
    );

  const opening = async (it: Interaction) => {
    if (it.isButton()) await it.showModal(modal);
    if (it.isModalSubmit()) await it.reply(`noted: ${it.fields.getTextInputValue("text")}`);
  };

  it("is opened for one member and brings back what they wrote", async () => {
    const { ada, message } = await conversation({ components: [buttons("wrong")] }, opening);
    const { state, modal } = await ada.press(message, "wrong");
    expect(state).toBe("modal");
    if (!modal) throw new Error("no form was opened");
    expect(modal.api.title).toBe("Was this right?");
    expect((await ada.submit(modal, { text: "the date" })).message?.content).toBe(
      "noted: the date",
    );
  });

  it("is not sent with a field missing or too long, or by someone else", async () => {
    const { discord, ada, message } = await conversation({ components: [buttons("x")] }, opening);
    const { modal } = await ada.press(message, "x");
    if (!modal) throw new Error("no form was opened");
    expect(() => ada.submit(modal, {})).toThrow("text is required");
    expect(() => ada.submit(modal, { text: "ten letters" })).toThrow("0 to 9 characters");
    expect(() => discord.member("Bob").submit(modal, { text: "x" })).toThrow("someone else");
  });
});

describe("a context menu", () => {
  it("shows the bot a message that was not meant for it", async () => {
    const discord = await discordForTest();
    await startBot(discord, {
      commands: [{ type: ApplicationCommandType.Message, name: "Quote" }],
      onInteraction: async (it) => {
        if (it.isMessageContextMenuCommand()) await it.reply(`> ${it.targetMessage.content}`);
      },
    });
    const said = discord.member("Bob").say("between us");
    const { message } = await discord.member("Ada").menu("Quote", said);
    expect(message?.content).toBe("> between us");
  });

  it("shows the bot a member", async () => {
    const discord = await discordForTest();
    await startBot(discord, {
      commands: [{ type: ApplicationCommandType.User, name: "Greet" }],
      onInteraction: async (it) => {
        if (!it.isUserContextMenuCommand()) return;
        await it.reply(`Hello ${it.targetUser.displayName}, ${it.targetMember !== null}`);
      },
    });
    const { message } = await discord.member("Ada").menu("Greet", discord.member("Bob"));
    expect(message?.content).toBe("Hello Bob, true");
  });
});

describe("autocomplete", () => {
  const commands = [
    {
      name: "article",
      description: "Show an article",
      options: [
        { type: 3 as const, name: "title", description: "Which?", autocomplete: true as const },
      ],
    },
  ];

  it("suggests what the bot offers for the text so far", async () => {
    const discord = await discordForTest();
    await startBot(discord, {
      commands,
      onInteraction: async (it) => {
        if (!it.isAutocomplete()) return;
        const { name, value } = it.options.getFocused(true);
        await it.respond([{ name: `${name} ${value}…`, value: "1" }]);
      },
    });
    const choices = await discord.member("Ada").autocomplete("article", "title", "mee");
    expect(choices).toEqual([{ name: "title mee…", value: "1" }]);
  });

  it("fails when the bot offers nothing in time", async () => {
    const discord = await discordForTest({ deadline: 5 });
    await startBot(discord, { commands });
    const suggestions = discord.member("Ada").autocomplete("article", "title", "mee");
    await expect(suggestions).rejects.toThrow("Loading options failed");
  });
});

describe("an answer of the wrong kind", () => {
  it("is refused: a slash command has no message to update", async () => {
    const discord = await discordForTest();
    await startBot(discord, {
      commands: [ASK],
      onSlash: async (it) => {
        const callback = `/interactions/${it.id}/${it.token}/callback` as const;
        const refused = await it.client.rest
          .post(callback, { body: { type: 7, data: { content: "x" } }, auth: false })
          .catch((error) => error.code);
        await it.reply(String(refused));
      },
    });
    const { message } = await discord.member("Ada").slash("ask", { question: "why" });
    expect(message?.content).toBe("50035");
  });
});
