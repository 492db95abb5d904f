import {
  ActionRowBuilder,
  ApplicationCommandOptionType,
  ApplicationCommandType,
  ButtonBuilder,
  ButtonStyle,
  CheckboxBuilder,
  CheckboxGroupBuilder,
  type Interaction,
  LabelBuilder,
  MessageFlags,
  ModalBuilder,
  RadioGroupBuilder,
  StringSelectMenuBuilder,
  TextInputBuilder,
  TextInputStyle,
  UserSelectMenuBuilder,
} from "discord.js";
import { expect, it } from "vitest";
import type { LocalDiscordOptions } from "../../src/sandbox/discord.ts";
import { discordForTest, handOver, startBot } from "../sandbox/bot.ts";
import { describeInBrowser, line, message, openWindow, seriousFindings, serve } from "./browser.ts";

const CITIES = ["Lisbon", "London", "Lyon", "Oslo"];

/** A bot that has one of everything. */
async function answer(it: Interaction): Promise<unknown> {
  if (it.isAutocomplete()) {
    const typed = it.options.getFocused().toLowerCase();
    const found = CITIES.filter((city) => city.toLowerCase().startsWith(typed));
    return it.respond(found.map((name) => ({ name, value: name.toUpperCase() })));
  }
  if (it.isMessageContextMenuCommand()) return it.reply(`marked: ${it.targetMessage.content}`);
  if (it.isUserContextMenuCommand()) return it.reply(`greeted: ${it.targetUser.displayName}`);
  if (it.isButton()) {
    if (it.customId === "form") return it.showModal(FORM);
    if (it.customId === "silent") return;
    return it.update({ content: `pressed ${it.customId}` });
  }
  if (it.isAnySelectMenu()) return it.update({ content: `chose ${it.values.join(" and ")}` });
  if (it.isModalSubmit()) {
    const { fields } = it;
    const filled = [
      fields.getTextInputValue("name"),
      fields.getStringSelectValues("tone").join(),
      fields.getRadioGroup("size"),
      fields.getCheckboxGroup("extras").join("+"),
      fields.getCheckbox("agreed"),
    ];
    return it.reply(`filled in: ${filled.join(", ")}`);
  }
  if (!it.isChatInputCommand()) return;
  switch (it.commandName) {
    case "weather":
      return it.reply(
        `sun in ${it.options.getString("city")}, ${it.options.getInteger("days") ?? 1}`,
      );
    case "buttons":
      return it.reply({ content: "press one", components: BUTTONS });
    case "menus":
      return it.reply({ content: "what will it be", components: MENUS });
    case "refused":
      return it
        .reply("x".repeat(2001))
        .catch(() => it.reply({ content: "too long", flags: MessageFlags.Ephemeral }));
    default:
  }
}

const button = (customId: string, style: ButtonStyle) =>
  new ButtonBuilder()
    .setCustomId(customId)
    .setLabel(customId)
    .setStyle(style as ButtonStyle.Primary);
const BUTTONS = [
  new ActionRowBuilder<ButtonBuilder>().addComponents(
    button("primary", ButtonStyle.Primary),
    button("secondary", ButtonStyle.Secondary),
    button("success", ButtonStyle.Success),
    button("danger", ButtonStyle.Danger),
    new ButtonBuilder().setURL("https://example.org/").setLabel("link").setStyle(ButtonStyle.Link),
  ),
  new ActionRowBuilder<ButtonBuilder>().addComponents(
    button("form", ButtonStyle.Secondary),
    button("silent", ButtonStyle.Secondary),
    button("off", ButtonStyle.Secondary).setDisabled(true),
  ),
];
const options = ["red", "green", "blue"].map((value) => ({ label: value, value }));
const MENUS = [
  new ActionRowBuilder<StringSelectMenuBuilder>().addComponents(
    new StringSelectMenuBuilder()
      .setCustomId("one")
      .setPlaceholder("One colour")
      .addOptions(options),
  ),
  new ActionRowBuilder<StringSelectMenuBuilder>().addComponents(
    new StringSelectMenuBuilder()
      .setCustomId("two")
      .setPlaceholder("Two colours")
      .setMinValues(2)
      .setMaxValues(2)
      .addOptions(options),
  ),
  new ActionRowBuilder<UserSelectMenuBuilder>().addComponents(
    new UserSelectMenuBuilder().setCustomId("who").setPlaceholder("Who"),
  ),
];
const FORM = new ModalBuilder()
  .setCustomId("form")
  .setTitle("A form")
  .addLabelComponents(
    new LabelBuilder()
      .setLabel("Your name")
      .setTextInputComponent(
        new TextInputBuilder().setCustomId("name").setStyle(TextInputStyle.Short).setMinLength(2),
      ),
    new LabelBuilder()
      .setLabel("Tone")
      .setStringSelectMenuComponent(
        new StringSelectMenuBuilder().setCustomId("tone").addOptions(options),
      ),
    new LabelBuilder()
      .setLabel("Size")
      .setRadioGroupComponent(new RadioGroupBuilder().setCustomId("size").addOptions(options)),
    new LabelBuilder()
      .setLabel("Extras")
      .setCheckboxGroupComponent(
        new CheckboxGroupBuilder().setCustomId("extras").addOptions(options).setRequired(false),
      ),
    new LabelBuilder()
      .setLabel("Agreed")
      .setCheckboxComponent(new CheckboxBuilder().setCustomId("agreed")),
  );

const COMMANDS = [
  {
    name: "weather",
    description: "Tell the weather",
    options: [
      {
        type: ApplicationCommandOptionType.String as const,
        name: "city",
        description: "Where",
        required: true,
        autocomplete: true,
      },
      {
        type: ApplicationCommandOptionType.Integer as const,
        name: "days",
        description: "How many days",
      },
    ],
  },
  ...["buttons", "menus", "silence", "refused", "slow"].map((name) => ({
    name,
    description: name,
  })),
  { name: "Mark", type: ApplicationCommandType.Message as const },
  { name: "Greet", type: ApplicationCommandType.User as const },
];

async function startSite(onInteraction = answer, options?: LocalDiscordOptions) {
  const discord = await discordForTest(options);
  const client = await startBot(discord, { commands: COMMANDS, onInteraction });
  return { discord, client, ...(await serve(discord)) };
}

describeInBrowser("the page, for any bot,", () => {
  it("offers the bot's suggestions: by arrow keys and Enter, by mouse, and by touch", async () => {
    const { address } = await startSite();
    const page = await openWindow(address, { hasTouch: true });
    await line(page).tap(); // no keyboard comes up on a touch screen before
    const city = page.getByRole("combobox", { name: /^city/ });
    await page.keyboard.type("/weather l");
    await page.getByRole("option", { name: "Lyon" }).waitFor();
    expect(await page.getByRole("option").allInnerTexts()).toEqual(["Lisbon", "London", "Lyon"]);
    await page.keyboard.press("ArrowDown");
    await page.keyboard.press("ArrowDown");
    await page.keyboard.press("Enter");
    expect(await city.inputValue()).toBe("London");
    await page.keyboard.press("Enter");
    await message(page, "sun in LONDON, 1").waitFor();

    await page.keyboard.type("/weather o");
    await page.getByRole("option", { name: "Oslo" }).click();
    await page.keyboard.press("Tab");
    await page.keyboard.type("3");
    await page.keyboard.press("Enter");
    await message(page, "sun in OSLO, 3").waitFor();

    await page.keyboard.type("/weather ly");
    await page.getByRole("option", { name: "Lyon" }).tap();
    await page.keyboard.press("Enter");
    await message(page, "sun in LYON, 1").waitFor();
  });

  it("refuses a value that the command does not take, and says why", async () => {
    const page = await openWindow((await startSite()).address);
    await page.keyboard.type("/weather x");
    await page.keyboard.press("Tab");
    await page.keyboard.type("many");
    await page.keyboard.press("Enter");
    expect(await page.getByRole("alert").innerText()).toBe("days: a whole number");
  });

  it.each(["primary", "secondary", "success", "danger"])("presses a button: %s", async (name) => {
    const page = await openWindow((await startSite()).address);
    await page.keyboard.type("/buttons");
    await page.keyboard.press("Enter");
    await page.keyboard.press("Enter");
    await page.getByRole("button", { name, exact: true }).click();
    await message(page, `pressed ${name}`).getByText("(edited)").waitFor();
  });

  it("opens links elsewhere, and lets nobody press what is disabled", async () => {
    const page = await openWindow((await startSite()).address);
    await page.keyboard.type("/buttons");
    await page.keyboard.press("Enter");
    await page.keyboard.press("Enter");
    const link = page.getByRole("link", { name: "link", exact: true });
    expect(await link.getAttribute("href")).toBe("https://example.org/");
    expect(await link.getAttribute("target")).toBe("_blank");
    await page.getByText("off", { exact: true }).click({ force: true });
    await page.getByRole("button", { name: "primary" }).click();
    await message(page, "pressed primary").waitFor();
    expect(await page.getByText("pressed off").count()).toBe(0);
  });

  it("says where a button got no answer", async () => {
    const page = await openWindow((await startSite(answer, { deadline: 300 })).address);
    await page.keyboard.type("/buttons");
    await page.keyboard.press("Enter");
    await page.keyboard.press("Enter");
    await page.getByRole("button", { name: "silent" }).click();
    await message(page, "press one").getByText("The application did not respond").waitFor();
  });

  it("says where a command got no answer, to whoever used it alone", async () => {
    const { address } = await startSite(answer, { deadline: 300 });
    const [ada, ben] = [await openWindow(address), await openWindow(address)];
    await ada.keyboard.type("/silence");
    await ada.keyboard.press("Enter");
    await ada.keyboard.press("Enter");
    await ada.getByText("The application did not respond").waitFor();
    await line(ada).fill("hm");
    await line(ada).press("Enter");
    await message(ben, "hm").waitFor();
    expect(await ben.getByText("The application did not respond").count()).toBe(0);
    await ada.getByRole("button", { name: "Dismiss message" }).click();
    await ada.getByText("The application did not respond").waitFor({ state: "detached" });
  });

  it("shows that the bot thinks until its answer is there", async () => {
    const { value: goOn, give } = handOver<void>();
    const { address } = await startSite(async (it) => {
      if (!it.isChatInputCommand()) return;
      await it.deferReply();
      await goOn;
      await it.editReply("thought");
    });
    const page = await openWindow(address);
    await page.keyboard.type("/slow");
    await page.keyboard.press("Enter");
    await page.keyboard.press("Enter");
    await page.getByText("verbatim is thinking…").waitFor();
    give();
    await message(page, "thought").waitFor();
    expect(await page.getByText("verbatim is thinking…").count()).toBe(0);
  });

  it("chooses from menus: one, several, and people", async () => {
    const { address } = await startSite();
    const page = await openWindow(address);
    const open = async () => {
      await line(page).fill("/menus");
      await line(page).press("Enter");
      await page.keyboard.press("Enter");
      await message(page, "what will it be").last().waitFor();
    };
    await open();
    await page.getByLabel("One colour").selectOption("green");
    await message(page, "chose green").waitFor();
    await open();
    const last = message(page, "what will it be").last();
    await last.getByText("Two colours").click();
    await last.getByLabel("red").check();
    await last.getByRole("button", { name: "Choose" }).click();
    await last.getByText("Choose 2 to 2.").waitFor();
    await last.getByLabel("blue").check();
    await last.getByRole("button", { name: "Choose" }).click();
    await message(page, "chose red and blue").waitFor();
    await open();
    await message(page, "what will it be").last().getByLabel("Who").selectOption("Ada");
    await message(page, /chose \d+/).waitFor();
  });

  it("shows a form of the bot and sends what is filled in", async () => {
    const page = await openWindow((await startSite()).address);
    await page.keyboard.type("/buttons");
    await page.keyboard.press("Enter");
    await page.keyboard.press("Enter");
    await page.getByRole("button", { name: "form" }).click();
    const form = page.getByRole("dialog", { name: "A form" });
    await form.getByLabel("Your name").fill("Ada");
    await form.getByLabel("Tone").selectOption("blue");
    await form.getByLabel("Size").selectOption("red");
    await form.getByLabel("Extras").selectOption(["red", "green"]);
    await form.getByLabel("Agreed").check();
    expect(await seriousFindings(page)).toEqual([]);
    await form.getByLabel("Your name").press("Enter");
    await message(page, "filled in: Ada, blue, red, red+green, true").waitFor();
    expect(await form.count()).toBe(0);
  });

  it("uses the bot's commands on a message and on its author", async () => {
    const page = await openWindow((await startSite()).address);
    await line(page).fill("remember this");
    await line(page).press("Enter");
    const said = message(page, "remember this").first();
    await said.hover();
    await said.getByRole("button", { name: /^Apps/ }).press("Enter");
    await page.keyboard.press("ArrowDown");
    await page.keyboard.press("ArrowUp");
    await page.keyboard.press("Enter");
    await message(page, "marked: remember this").waitFor();
    await said.hover();
    await said.getByRole("button", { name: /^Apps/ }).click();
    await page.getByRole("menuitem", { name: /Greet/ }).click();
    await message(page, "greeted: Ada").waitFor();
  });

  it("shows on the wire what was sent, how fast it was answered, and what Discord refused", async () => {
    const { address } = await startSite();
    const [page, other] = [await openWindow(address), await openWindow(address)];
    await page.keyboard.type("/refused");
    await page.keyboard.press("Enter");
    await page.keyboard.press("Enter");
    await message(page, "too long").waitFor();
    for (const it of [page, other]) await it.getByRole("button", { name: "On the wire" }).click();
    const wire = page.getByRole("complementary");
    await wire.getByText(/data\.content: .*2000/).waitFor();
    expect(await wire.getByText(/acknowledged [\d.]+ ms · answered [\d.]+ ms/).count()).toBe(1);
    await wire.getByText("Discord → bot").click();
    expect(await wire.getByRole("region").first().innerText()).toContain('"name": "refused"');
    await wire.getByText("bot → Discord").last().click();
    expect(await wire.getByRole("region").last().innerText()).toContain('"content": "too long"');
    expect(await other.getByRole("complementary").innerText()).not.toContain("/refused");
  });

  it("shows edits, deletions, reactions and threads as they happen", async () => {
    const { address, client, discord } = await startSite();
    const page = await openWindow(address);
    const channel = await client.channels.fetch(discord.channel.id);
    if (!channel?.isSendable() || channel.isDMBased()) throw new Error("no channel");
    const sent = await channel.send("before");
    await message(page, "before").waitFor();
    await sent.edit("after");
    await message(page, "after").getByText("(edited)").waitFor();
    await sent.react("👍");
    await page.getByRole("button", { name: "👍, 1" }).click();
    await page.getByRole("button", { name: "👍, 2" }).waitFor();
    const thread = await sent.startThread({ name: "aside" });
    await page.getByRole("button", { name: "aside" }).click();
    await thread.send("in the thread");
    await message(page, "in the thread").waitFor();
    await page.getByRole("button", { name: "general" }).click();
    await sent.reply("an answer");
    await message(page, "an answer").waitFor();
    await sent.delete();
    await page.getByText("Original message was deleted").waitFor();
  });
});
