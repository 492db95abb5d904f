import { PermissionFlagsBits, Routes } from "discord.js";
import { describe, expect, it } from "vitest";
import { parseCommand } from "../../src/sandbox/limits/command.ts";
import { Refusal } from "../../src/sandbox/refusal.ts";
import { discordForTest, startBot } from "./bot.ts";

const of = (length: number) => "x".repeat(length);
const text = (name: string, more: object = {}) => ({ type: 3, name, description: "x", ...more });
const ask = (more: object = {}) => ({ name: "ask", description: "Ask", ...more });
const names = (commands: Iterable<{ name: string }>) => [...commands].map(({ name }) => name);

describe("a command", () => {
  it.each([
    ["a lower-case name in any script", ask({ name: "спросить" })],
    ["a description of 100 characters", ask({ description: of(100) })],
    ["25 options", ask({ options: Array.from({ length: 25 }, (_, i) => text(`o${i}`)) })],
    ["localisations", ask({ name_localizations: { de: "frag" } })],
    [
      "subcommands in a group",
      ask({
        options: [
          {
            type: 2,
            name: "a",
            description: "x",
            options: [{ type: 1, name: "b", description: "x", options: [text("c")] }],
          },
        ],
      }),
    ],
    ["a context menu", { type: 3, name: "Quote This" }],
  ])("may have %s", (_, body) => {
    expect(() => parseCommand(body)).not.toThrow();
  });

  it.each<[string, object, object]>([
    ["a name with a capital", ask({ name: "Ask" }), { name: "APPLICATION_COMMAND_INVALID_NAME" }],
    ["a name with a space", ask({ name: "a b" }), { name: "APPLICATION_COMMAND_INVALID_NAME" }],
    ["a name of 33", ask({ name: of(33) }), { name: "APPLICATION_COMMAND_INVALID_NAME" }],
    ["no description", { name: "ask" }, { description: "BASE_TYPE_REQUIRED" }],
    [
      "a description of 101",
      ask({ description: of(101) }),
      { description: "BASE_TYPE_BAD_LENGTH" },
    ],
    [
      "26 options",
      ask({ options: Array.from({ length: 26 }, (_, i) => text(`o${i}`)) }),
      { options: "BASE_TYPE_MAX_LENGTH" },
    ],
    [
      "a required option after an optional one",
      ask({ options: [text("a"), text("b", { required: true })] }),
      { options: { 1: "APPLICATION_COMMAND_OPTIONS_REQUIRED_INVALID" } },
    ],
    [
      "an option twice",
      ask({ options: [text("a"), text("a")] }),
      { options: { 1: { name: "APPLICATION_COMMAND_OPTIONS_NAME_ALREADY_EXISTS" } } },
    ],
    [
      "26 choices",
      ask({
        options: [
          text("a", {
            choices: Array.from({ length: 26 }, (_, i) => ({ name: `${i}`, value: `${i}` })),
          }),
        ],
      }),
      { options: { 0: { choices: "BASE_TYPE_MAX_LENGTH" } } },
    ],
    [
      "choices beside autocomplete",
      ask({ options: [text("a", { autocomplete: true, choices: [{ name: "x", value: "x" }] })] }),
      { options: { 0: { choices: "APPLICATION_COMMAND_OPTIONS_CHOICES_AUTOCOMPLETE_INVALID" } } },
    ],
    [
      "a description of a context menu",
      { type: 3, name: "Quote", description: "x" },
      { description: "APPLICATION_COMMAND_DESCRIPTION_NOT_ALLOWED" },
    ],
    ["a context menu's name of 33", { type: 2, name: of(33) }, { name: "BASE_TYPE_BAD_LENGTH" }],
  ])("must not have %s", (_, body, errors) => {
    expect(codesOf(() => parseCommand(body))).toEqual(errors);
  });

  it("must not have more than 8000 characters, the longest localisation counted", () => {
    const choices = Array.from({ length: 25 }, (_, i) => ({
      name: `${i}`,
      name_localizations: { de: of(100), fr: of(50) },
      value: `${i}`.padEnd(100, "x"),
    }));
    const one = ask({ options: [text("a", { choices })] });
    const two = ask({ options: [text("a", { choices }), text("b", { choices })] });
    expect(codesOf(() => parseCommand(one))).toBeNull();
    expect(codesOf(() => parseCommand(two))).toBe("APPLICATION_COMMAND_TOO_LARGE");
  });
});

/** The tree of errors with the codes alone. */
function codesOf(parse: () => unknown): unknown {
  const simplify = (node: object): unknown =>
    "_errors" in node
      ? (node._errors as { code: string }[])[0]?.code
      : Object.fromEntries(Object.entries(node).map(([key, it]) => [key, simplify(it)]));
  try {
    parse();
    return null;
  } catch (error) {
    if (error instanceof Refusal) return simplify(error.errors ?? {});
    throw error;
  }
}

describe("registering commands", () => {
  it("overwrites all, keeps the id of a kept name, and forgets the others", async () => {
    const discord = await discordForTest();
    const { application } = await startBot(discord, { commands: [] });
    const before = await application.commands.set([ask(), ask({ name: "old" })]);
    const after = await application.commands.set([
      ask({ description: "New" }),
      ask({ name: "new" }),
    ]);
    const idOf = (commands: typeof before) => commands.find(({ name }) => name === "ask")?.id;
    expect(idOf(after)).toBe(idOf(before));
    expect(names((await application.commands.fetch()).values())).toEqual(["ask", "new"]);
  });

  it("adds, edits and deletes single ones", async () => {
    const discord = await discordForTest();
    const { application } = await startBot(discord, { commands: [] });
    const command = await application.commands.create(ask());
    await command.edit({ description: "Changed" });
    expect(discord.commands()).toMatchObject([{ name: "ask", description: "Changed" }]);
    await command.delete();
    expect(discord.commands()).toEqual([]);
    await expect(command.delete()).rejects.toMatchObject({ code: 10063 });
  });

  it("offers a guild's own command before a global one of its name", async () => {
    const discord = await discordForTest();
    const { application } = await startBot(discord, { commands: [ask()] });
    const { id } = discord.guild;
    await application.commands.set([ask({ description: "Here" })], id);
    expect(discord.commands()).toMatchObject([{ name: "ask", description: "Here", guild_id: id }]);
    expect(names(discord.member("Ada").commands({ in: "direct" }))).toEqual(["ask"]);
  });

  it("refuses the same name twice, and says which", async () => {
    const discord = await discordForTest();
    const bot = await startBot(discord, { commands: [ask()] });
    await expect(bot.application.commands.set([ask(), ask()])).rejects.toMatchObject({
      code: 50035,
      rawError: {
        errors: { 1: { name: { _errors: [{ code: "APPLICATION_COMMANDS_DUPLICATE_NAME" }] } } },
      },
    });
    expect(names(discord.commands())).toEqual(["ask"]);
  });

  it("refuses a sixteenth message command: 30032", async () => {
    const discord = await discordForTest();
    const bot = await startBot(discord, { commands: [] });
    const menus = Array.from({ length: 16 }, (_, i) => ({ type: 3 as const, name: `Menu ${i}` }));
    await expect(bot.application.commands.set(menus)).rejects.toMatchObject({ code: 30032 });
  });

  it("refuses another application's commands: 10002", async () => {
    const discord = await discordForTest();
    const bot = await startBot(discord);
    const route = Routes.applicationCommands("1");
    await expect(bot.rest.get(route)).rejects.toMatchObject({ code: 10002 });
  });
});

describe("a member is offered", () => {
  it("only what suits the place", async () => {
    const discord = await discordForTest();
    await startBot(discord, {
      commands: [
        ask({ contexts: [0] }),
        ask({ name: "private", contexts: [1] }),
        ask({ name: "both" }),
      ],
    });
    const ada = discord.member("Ada");
    expect(names(ada.commands())).toEqual(["ask", "both"]);
    expect(names(ada.commands({ in: "direct" }))).toEqual(["private", "both"]);
  });

  it("only what their permissions allow", async () => {
    const discord = await discordForTest();
    const { ManageGuild, Administrator } = PermissionFlagsBits;
    await startBot(discord, {
      commands: [
        ask({ default_member_permissions: String(ManageGuild) }),
        ask({ name: "admin", default_member_permissions: "0" }),
      ],
    });
    expect(names(discord.member("Ada").commands())).toEqual([]);
    expect(names(discord.member("Mod", ManageGuild).commands())).toEqual(["ask"]);
    expect(names(discord.member("Admin", Administrator).commands())).toEqual(["ask", "admin"]);
  });
});
