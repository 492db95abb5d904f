import { describe, expect, it } from "vitest";
import {
  type Composer,
  EMPTY,
  mention,
  moveActive,
  readFields,
  recall,
  startCommand,
  suggest,
  takeChoice,
  typeField,
  typeText,
} from "../../src/page/client/composer.ts";
import type { ShownCommand, ShownOption } from "../../src/page/shown.ts";

const option = (name: string, more: Partial<ShownOption> = {}): ShownOption => ({
  name,
  description: "",
  required: false,
  kind: "text",
  choices: [],
  autocomplete: false,
  min: null,
  max: null,
  ...more,
});
const choice = (label: string, value: string | number | boolean = label) => ({
  label,
  value,
  description: "",
});
const PRIVATE = option("private", {
  kind: "choice",
  choices: [choice("True", true), choice("False", false)],
});
const QUESTION = option("question", { required: true });
const COUNT = option("count", { kind: "whole" });
const ASK: ShownCommand = { name: "ask", description: "", options: [QUESTION, PRIVATE, COUNT] };
const TASK: ShownCommand = { name: "task add", description: "", options: [] };
const COMMANDS = [ASK, TASK];
const PEOPLE = [
  { id: "1", name: "verbatim", isBot: true },
  { id: "2", name: "Ada", isBot: false },
];
const type = (text: string) => typeText(EMPTY, text, text.length, COMMANDS, PEOPLE);
const labels = ({ suggestions }: Composer) => suggestions?.items.map(({ label }) => label) ?? [];

describe("typeText", () => {
  it.each<[string, string[]]>([
    ["/", ["/ask", "/task add"]],
    ["/as", ["/ask", "/task add"]],
    ["/task", ["/task add"]],
    ["/nothing", []],
    ["@", ["@verbatim", "@Ada"]],
    ["hello @V", ["@verbatim"]],
    ["me@ver", []],
    ["hello", []],
  ])("suggests for %j", (text, expected) => {
    expect(labels(type(text))).toEqual(expected);
  });

  it.each<[string, string | undefined, Record<string, string>]>([
    ["/ask ", "ask", {}],
    ["/ask where did they meet", "ask", { question: "where did they meet" }],
    ["/TASK ADD ", "task add", {}],
  ])("lays out the command that %j begins", (text, name, fields) => {
    const { command, ...composer } = type(text);
    expect(command?.name).toBe(name);
    expect(composer.fields).toEqual(fields);
  });
});

describe("mention", () => {
  it("puts the name in place of what was typed of it", () => {
    expect(mention(type("hi @ver"), "verbatim", 7).text).toBe("hi @verbatim ");
    expect(mention({ ...EMPTY, text: "hi @v there" }, "verbatim", 5).text).toBe(
      "hi @verbatim there",
    );
  });
});

describe("moveActive", () => {
  it("goes round at both ends", () => {
    const down = moveActive(type("/"), 1);
    expect(down.suggestions?.active).toBe(1);
    expect(moveActive(down, 1).suggestions?.active).toBe(0);
    expect(moveActive(type("/"), -1).suggestions?.active).toBe(1);
    const none = suggest(startCommand(ASK), QUESTION, [choice("a"), choice("b")]);
    expect(none.suggestions?.active).toBe(-1);
    expect(moveActive(none, 1).suggestions?.active).toBe(0);
    expect(moveActive(none, -1).suggestions?.active).toBe(1);
  });
});

describe("readFields", () => {
  const fill = (fields: Record<string, string>): Composer => ({ ...startCommand(ASK), fields });

  it.each([
    [{ question: " why " }, { values: { question: "why" } }],
    [{ question: "why", private: "true" }, { values: { question: "why", private: true } }],
    [{ question: "why", count: "3" }, { values: { question: "why", count: 3 } }],
    [{}, { wrong: "question", reason: "question is required" }],
    [
      { question: "why", private: "perhaps" },
      { wrong: "private", reason: "private: choose one of the list" },
    ],
    [
      { question: "why", count: "3.5" },
      { wrong: "count", reason: "count: a whole number" },
    ],
  ])("reads %j", (fields, expected) => {
    expect(readFields(fill(fields as Record<string, string>))).toEqual(expected);
  });

  it("sends a choice's value while its label stands there, else what was typed", () => {
    const taken = takeChoice(startCommand(ASK), "question", choice("Why?", "w1"));
    expect(readFields(taken)).toEqual({ values: { question: "w1" } });
    expect(readFields(typeField(taken, QUESTION, "Why not"))).toEqual({
      values: { question: "Why not" },
    });
  });
});

describe("recall", () => {
  it("brings lines back one by one, and the empty one after the last", () => {
    const sent = [type("one"), type("two")];
    expect(recall(sent, 1)?.text).toBe("two");
    expect(recall(sent, 2)?.text).toBe("one");
    expect(recall(sent, 3)).toBeNull();
    expect(recall(sent, 0)?.text).toBe("");
  });
});
