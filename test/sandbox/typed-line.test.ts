import { type APIApplicationCommand, ApplicationCommandOptionType as Type } from "discord.js";
import { describe, expect, it } from "vitest";
import { parseLine } from "../../src/sandbox/typed-line.ts";

const option = (type: Type, name: string, more: object = {}) => ({
  type,
  name,
  description: "x",
  ...more,
});
const commands = [
  {
    name: "ask",
    type: 1,
    options: [
      option(Type.String, "question", { required: true }),
      option(Type.Boolean, "private"),
      option(Type.Integer, "count"),
      option(Type.String, "order", { choices: [{ name: "Newest first", value: "new" }] }),
    ],
  },
  { name: "articles", type: 1 },
  {
    name: "config",
    type: 1,
    options: [option(Type.Subcommand, "set", { options: [option(Type.String, "key")] })],
  },
  { name: "Quote", type: 3 },
] as unknown as APIApplicationCommand[];

const BOT = { id: "42", username: "verbatim" };
const parse = (line: string) => parseLine(line, commands, BOT);
const ask = (options: object) => ({ kind: "command", name: "ask", options });

describe("parseLine", () => {
  it.each<[string, object]>([
    ["/ask where did they meet", ask({ question: "where did they meet" })],
    ["  /ask where did they meet  ", ask({ question: "where did they meet" })],
    ["/Ask where", ask({ question: "where" })],
    [
      "/ask where did they meet private:yes",
      ask({ question: "where did they meet", private: true }),
    ],
    [
      "/ask question:where did they meet private:no",
      ask({ question: "where did they meet", private: false }),
    ],
    ["/ask private:TRUE question:where", ask({ question: "where", private: true })],
    ["/ask where private:maybe", ask({ question: "where", private: "maybe" })],
    ["/ask what is at 9:30: tea count:3", ask({ question: "what is at 9:30: tea", count: 3 })],
    ["/ask where order:newest first", ask({ question: "where", order: "new" })],
    ["/ask", ask({})],
    ["/articles", { kind: "command", name: "articles", options: {} }],
    [
      "/config set key:value of it",
      { kind: "command", name: "config set", options: { key: "value of it" } },
    ],
    ["/config set value", { kind: "command", name: "config set", options: { key: "value" } }],
    ["/tell me", { kind: "unknownCommand", name: "tell", known: ["articles", "ask", "config"] }],
    ["/quote", { kind: "unknownCommand", name: "quote", known: ["articles", "ask", "config"] }],
    ["@verbatim where", { kind: "mention", content: "<@42> where" }],
    ["@Verbatim, where", { kind: "mention", content: "<@42>, where" }],
    ["where, @VERBATIM?", { kind: "mention", content: "where, <@42>?" }],
    ["@verbatimly yours", { kind: "say", content: "@verbatimly yours" }],
    ["hello", { kind: "say", content: "hello" }],
    ["dm where did they meet", { kind: "direct", content: "where did they meet" }],
    ["DM @verbatim hi", { kind: "direct", content: "<@42> hi" }],
    ["dmitri was here", { kind: "say", content: "dmitri was here" }],
    ["1", { kind: "press", number: 1 }],
    ["1 of them", { kind: "say", content: "1 of them" }],
    ["help", { kind: "help" }],
    ["quit", { kind: "quit" }],
    ["", { kind: "nothing" }],
    ["   ", { kind: "nothing" }],
  ])("reads %j", (line, intent) => {
    expect(parse(line)).toEqual(intent);
  });
});
