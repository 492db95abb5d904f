import {
  type APIApplicationCommandOption,
  type ApplicationCommandDataResolvable,
  ApplicationCommandOptionType as Type,
} from "discord.js";
import { describe, expect, it } from "vitest";
import { type OptionValues, optionData } from "../../src/sandbox/command-input.ts";
import { discordForTest, startBot } from "./bot.ts";

const option = (type: Type, name: string, more: object = {}) => {
  return { type, name, description: "x", ...more } as APIApplicationCommandOption;
};

describe("optionData", () => {
  it.each<[string, APIApplicationCommandOption, OptionValues, string]>([
    ["an empty required text", option(Type.String, "a", { required: true }), { a: "" }, "required"],
    ["a text too short", option(Type.String, "a", { min_length: 2 }), { a: "x" }, "2 to 6000"],
    ["a fraction", option(Type.Integer, "a"), { a: 1.5 }, "must be whole"],
    ["a number too small", option(Type.Number, "a", { min_value: 0 }), { a: -1 }, "from 0 to"],
    ["a word for a number", option(Type.Number, "a"), { a: "one" }, "must be a number"],
    [
      "what is no choice",
      option(Type.String, "a", { choices: [{ name: "X", value: "x" }] }),
      { a: "y" },
      "not one of its choices",
    ],
  ])("refuses %s", (_, only, given, reason) => {
    expect(() => optionData([only], [], given)).toThrow(reason);
  });

  it("refuses a subcommand that is not there", () => {
    expect(() => optionData([option(Type.Subcommand, "set")], ["get"], {})).toThrow(
      "no subcommand",
    );
  });

  it("checks nothing while an option is being typed in", () => {
    const options = [option(Type.String, "a", { required: true }), option(Type.Number, "b")];
    expect(optionData(options, [], { b: "on" }, "b")).toEqual([
      { type: Type.Number, name: "b", value: "on", focused: true },
    ]);
  });
});

it("brings subcommands and options of every type to the bot", async () => {
  const discord = await discordForTest();
  const config = {
    name: "config",
    description: "x",
    options: [
      option(Type.SubcommandGroup, "channel", {
        options: [
          option(Type.Subcommand, "set", {
            options: [
              option(Type.Channel, "where", { required: true }),
              option(Type.User, "who"),
              option(Type.Role, "role"),
              option(Type.Integer, "count"),
              option(Type.Boolean, "loud"),
            ],
          }),
        ],
      }),
    ],
  };
  await startBot(discord, {
    commands: [config as ApplicationCommandDataResolvable],
    onSlash: async (it) => {
      const { options } = it;
      await it.reply(
        [
          options.getSubcommandGroup(),
          options.getSubcommand(),
          options.getChannel("where", true).name,
          options.getUser("who")?.displayName,
          options.getRole("role")?.name,
          options.getInteger("count"),
          options.getBoolean("loud"),
        ].join(" "),
      );
    },
  });
  const { message } = await discord.member("Ada").slash("config channel set", {
    where: discord.channel.id,
    who: discord.member("Bob").user.id,
    role: discord.guild.id,
    count: 3,
    loud: true,
  });
  expect(message?.content).toBe("channel set general Bob @everyone 3 true");
  expect(message?.pinged.everyone).toBe(false);
});
