import { type APIApplicationCommand, ApplicationCommandOptionType as Type } from "discord.js";
import { describe, expect, it } from "vitest";
import { showOffer } from "../../src/page/shown-commands.ts";

const ADA = { value: "1", label: "Ada", description: "" };
const NOBODY = { user: () => undefined, role: () => undefined, channel: () => undefined };
const DIRECTORY = { names: NOBODY, users: [ADA], roles: [], channels: [] };
const command = (more: object) =>
  ({ name: "task", description: "Tasks", type: 1, ...more }) as unknown as APIApplicationCommand;
const offer = (more: object) => showOffer([command(more)], DIRECTORY);

describe("showOffer", () => {
  it("lists each subcommand under its whole name", () => {
    const sub = (name: string) => ({ type: Type.Subcommand, name, description: `do ${name}` });
    const options = [
      { type: Type.SubcommandGroup, name: "all", description: "", options: [sub("end")] },
      sub("add"),
    ];
    const { commands } = offer({ options });
    expect(commands.map(({ name, description }) => [name, description])).toEqual([
      ["task add", "do add"],
      ["task all end", "do end"],
    ]);
  });

  it.each([
    [
      { type: Type.String, max_length: 9 },
      { kind: "text", max: 9, choices: [] },
    ],
    [
      { type: Type.String, autocomplete: true },
      { kind: "text", autocomplete: true },
    ],
    [
      { type: Type.Integer, min_value: 2 },
      { kind: "whole", min: 2 },
    ],
    [{ type: Type.Number }, { kind: "number" }],
    [{ type: Type.User }, { kind: "choice", choices: [ADA] }],
    [{ type: Type.Attachment }, { kind: "file" }],
    [
      { type: Type.Integer, choices: [{ name: "one", value: 1 }] },
      { kind: "choice", choices: [{ value: 1, label: "one", description: "" }] },
    ],
  ])("shows the option %j", (option, expected) => {
    const [shown] = offer({ options: [{ name: "it", description: "", ...option }] }).commands;
    expect(shown?.options[0]).toMatchObject(expected);
  });

  it("keeps the menus of messages and people apart from the slash commands", () => {
    const menus = [command({ name: "Mark", type: 3 }), command({ name: "Greet", type: 2 })];
    expect(showOffer(menus, DIRECTORY)).toEqual({
      commands: [],
      messageMenu: ["Mark"],
      userMenu: ["Greet"],
    });
  });
});
