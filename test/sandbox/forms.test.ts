import {
  ChannelSelectMenuBuilder,
  CheckboxBuilder,
  CheckboxGroupBuilder,
  FileUploadBuilder,
  LabelBuilder,
  ModalBuilder,
  type ModalSubmitInteraction,
  RadioGroupBuilder,
  RoleSelectMenuBuilder,
  StringSelectMenuBuilder,
  TextDisplayBuilder,
  TextInputBuilder,
  TextInputStyle,
  UserSelectMenuBuilder,
} from "discord.js";
import { describe, expect, it } from "vitest";
import type { Modal } from "../../src/sandbox/happening.ts";
import { parseModal } from "../../src/sandbox/limits/modal.ts";
import type { FieldValues } from "../../src/sandbox/modal-input.ts";
import { discordForTest, startBot } from "./bot.ts";

const OPTIONS = ["red", "blue", "green"].map((value) => ({ label: value, value }));

/** A bot that answers /ask with a form of one labelled field, and a person who fills it in. */
async function opening(label: LabelBuilder, read: (it: ModalSubmitInteraction) => unknown) {
  const discord = await discordForTest();
  const modal = new ModalBuilder()
    .setCustomId("form")
    .setTitle("A form")
    .addTextDisplayComponents(new TextDisplayBuilder().setContent("Fill this in."))
    .addLabelComponents(label.setLabel("Field"));
  await startBot(discord, {
    onSlash: (it) => it.showModal(modal),
    onInteraction: async (it) => {
      if (it.isModalSubmit()) await it.reply(JSON.stringify(read(it)));
    },
  });
  const ada = discord.member("Ada");
  const opened = (await ada.slash("ask", { question: "why" })).modal as Modal;
  const send = async (fields: FieldValues = {}) => {
    const { message } = await ada.submit(opened, fields);
    return JSON.parse(message?.content ?? "") as unknown;
  };
  return { discord, ada, send };
}

describe("a form brings back", () => {
  it("a text, or the one that stood there", async () => {
    const input = new TextInputBuilder().setCustomId("it").setStyle(TextInputStyle.Paragraph);
    const { send } = await opening(
      new LabelBuilder().setTextInputComponent(input.setValue("so far")),
      ({ fields }) => fields.getTextInputValue("it"),
    );
    expect(await send({ it: "two\nlines" })).toBe("two\nlines");
  });

  it("the values of a menu, within its bounds", async () => {
    const menu = new StringSelectMenuBuilder().setCustomId("it").addOptions(OPTIONS);
    const { send } = await opening(
      new LabelBuilder().setStringSelectMenuComponent(menu.setMaxValues(2)),
      ({ fields }) => fields.getStringSelectValues("it"),
    );
    await expect(send({ it: ["red", "blue", "green"] })).rejects.toThrow("takes 1 to 2");
    await expect(send({ it: ["black"] })).rejects.toThrow("does not offer black");
    await expect(send()).rejects.toThrow("it is required");
    expect(await send({ it: ["blue", "red"] })).toEqual(["blue", "red"]);
  });

  it("users, roles and channels with what they are", async () => {
    const users = new UserSelectMenuBuilder().setCustomId("it");
    const first = await opening(new LabelBuilder().setUserSelectMenuComponent(users), (it) =>
      it.fields.getSelectedUsers("it", true).map(({ displayName }) => displayName),
    );
    expect(await first.send({ it: [first.ada.user.id] })).toEqual(["Ada"]);
    const roles = new RoleSelectMenuBuilder().setCustomId("it");
    const second = await opening(new LabelBuilder().setRoleSelectMenuComponent(roles), (it) =>
      it.fields.getSelectedRoles("it", true).map((role) => role?.name),
    );
    expect(await second.send({ it: [second.discord.guild.id] })).toEqual(["@everyone"]);
    const channels = new ChannelSelectMenuBuilder().setCustomId("it");
    const third = await opening(new LabelBuilder().setChannelSelectMenuComponent(channels), (it) =>
      it.fields.getSelectedChannels("it", true).map((channel) => channel.id),
    );
    const { id } = third.discord.channel;
    expect(await third.send({ it: [id] })).toEqual([id]);
  });

  it("nothing from a menu that may be left out", async () => {
    const menu = new UserSelectMenuBuilder().setCustomId("it").setRequired(false);
    const { send } = await opening(new LabelBuilder().setUserSelectMenuComponent(menu), (it) =>
      it.fields.getSelectedUsers("it"),
    );
    expect(await send()).toEqual([]);
  });

  it("one of a radio group", async () => {
    const group = new RadioGroupBuilder().setCustomId("it").addOptions(OPTIONS);
    const { send } = await opening(new LabelBuilder().setRadioGroupComponent(group), (it) =>
      it.fields.getRadioGroup("it"),
    );
    await expect(send()).rejects.toThrow("it is required");
    await expect(send({ it: "black" })).rejects.toThrow("does not offer black");
    expect(await send({ it: "red" })).toBe("red");
  });

  it("what is ticked, at first what the bot has ticked", async () => {
    const [red, ...others] = OPTIONS;
    const options = [{ ...(red as (typeof OPTIONS)[0]), default: true }, ...others];
    const group = new CheckboxGroupBuilder().setCustomId("it").addOptions(options).setMaxValues(2);
    const read = ({ fields }: ModalSubmitInteraction) => fields.getCheckboxGroup("it");
    const first = await opening(new LabelBuilder().setCheckboxGroupComponent(group), read);
    expect(await first.send()).toEqual(["red"]);
    const second = await opening(new LabelBuilder().setCheckboxGroupComponent(group), read);
    await expect(second.send({ it: [] })).rejects.toThrow("required");
    await expect(second.send({ it: ["red", "blue", "green"] })).rejects.toThrow("takes 1 to 2");
    expect(await second.send({ it: ["green", "blue"] })).toEqual(["green", "blue"]);
  });

  it("whether a checkbox is ticked", async () => {
    const box = new CheckboxBuilder().setCustomId("it");
    const { send } = await opening(new LabelBuilder().setCheckboxComponent(box), (it) =>
      it.fields.getCheckbox("it"),
    );
    expect(await send({ it: true })).toBe(true);
  });

  it("files, which the bot can fetch", async () => {
    const upload = new FileUploadBuilder().setCustomId("it").setMaxValues(2);
    const { send } = await opening(new LabelBuilder().setFileUploadComponent(upload), (it) =>
      it.fields.getUploadedFiles("it", true).map(({ name, url, size }) => ({ name, url, size })),
    );
    await expect(send()).rejects.toThrow("it is required");
    const files = await send({ it: [new File(["some lines"], "notes.txt")] });
    expect(files).toMatchObject([{ name: "notes.txt", size: 10 }]);
    const [{ url } = { url: "" }] = files as { url: string }[];
    expect(await (await fetch(url)).text()).toBe("some lines");
  });
});

describe("a form that breaks the rules is not opened:", () => {
  const labelled = (component: object) => ({
    custom_id: "form",
    title: "A form",
    components: [{ type: 18, label: "Field", component: { custom_id: "it", ...component } }],
  });
  const form = (component: object, more: object = {}) => ({ ...labelled(component), ...more });
  const options = OPTIONS;

  it.each([
    ["a radio group of one", form({ type: 21, options: options.slice(1, 2) })],
    ["eleven checkboxes", form({ type: 22, options: Array(11).fill(options[0]) })],
    ["two options of one value", form({ type: 21, options: [options[0], options[0]] })],
    ["a disabled menu", form({ type: 3, options, disabled: true })],
    ["none of what must be answered", form({ type: 3, options, min_values: 0 })],
    ["no files of what must be answered", form({ type: 19, min_values: 0 })],
    ["eleven files", form({ type: 19, max_values: 11 })],
    ["a button", form({ type: 2, style: 1, label: "x" })],
    ["no fields", form({ type: 23 }, { components: [] })],
    ["six fields", form({ type: 23 }, { components: Array(6).fill({ type: 10, content: "x" }) })],
    [
      "two fields of one id",
      form(
        { type: 23 },
        {
          components: ["a", "b"].map((label) => ({
            type: 18,
            label,
            component: { type: 23, custom_id: "it" },
          })),
        },
      ),
    ],
    ["a field without a label", form({}, { components: [{ type: 23, custom_id: "it" }] })],
  ])("%s", (_, body) => {
    expect(() => parseModal(body)).toThrow("Invalid Form Body");
  });

  it("one that may be left out may be answered with none", () => {
    const body = form({ type: 3, options, min_values: 0, required: false });
    expect(() => parseModal(body)).not.toThrow();
  });
});
