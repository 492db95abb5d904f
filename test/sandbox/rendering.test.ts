import { type APIMessage, ButtonStyle, MessageFlags } from "discord.js";
import { describe, expect, it } from "vitest";
import { ANSI, PLAIN } from "../../src/sandbox/markdown.ts";
import { type Message, toMessage } from "../../src/sandbox/message.ts";
import { pressable, renderMessage } from "../../src/sandbox/rendering.ts";

const NAMES = { user: () => undefined, role: () => undefined, channel: () => undefined };
const NOBODY = { users: [], roles: [], everyone: false };

function message(api: object, onlyFor: string | null = null): Message {
  const author = { id: "1", username: "verbatim", global_name: null, bot: true };
  const empty = {
    content: "",
    embeds: [],
    attachments: [],
    components: [],
    edited_timestamp: null,
  };
  return toMessage(
    { id: "2", channel_id: "3", author, ...empty, ...api } as unknown as APIMessage,
    NOBODY,
    onlyFor,
  );
}

const button = (label: string, more: object = {}) => {
  return { type: 2, style: ButtonStyle.Primary, label, custom_id: label, ...more };
};
const row = (...components: object[]) => ({ type: 1, components });

describe("renderMessage", () => {
  it.each<[string, Message, string]>([
    ["text", message({ content: "> a\nb" }), "verbatim\n  │ a\n  b"],
    ["an empty line as an empty line", message({ content: "a\n\nb" }), "verbatim\n  a\n\n  b"],
    [
      "that only one person sees it",
      message({ content: "a" }, "4"),
      "verbatim · Only you can see this\n  a",
    ],
    [
      "that it was edited",
      message({ content: "a", edited_timestamp: "2026" }),
      "verbatim · edited\n  a",
    ],
    ["that the bot is thinking", message({ flags: MessageFlags.Loading }), "verbatim is thinking…"],
    [
      "a person by their name",
      message({ content: "a", author: { username: "ada", global_name: "Ada" } }),
      "Ada\n  a",
    ],
    [
      "buttons with the numbers that press them",
      message({
        content: "a",
        components: [
          row(
            button("One"),
            button("Off", { disabled: true }),
            button("Two", { emoji: { name: "🔎" } }),
          ),
          row({ type: 2, style: ButtonStyle.Link, label: "Read", url: "https://b.c" }),
        ],
      }),
      "verbatim\n  a\n  [1 One] [Off] [2 🔎 Two] [Read: https://b.c]",
    ],
    [
      "a menu by its placeholder",
      message({
        components: [row({ type: 3, custom_id: "m", placeholder: "Which?", options: [] })],
      }),
      "verbatim\n  [menu: Which?]",
    ],
    [
      "an embed",
      message({
        embeds: [
          {
            author: { name: "Ada" },
            title: "Title",
            url: "https://b.c",
            description: "one\ntwo",
            fields: [{ name: "Field", value: "**value**" }],
            footer: { text: "foot" },
          },
        ],
      }),
      "verbatim\n  ▌ Ada\n  ▌ Title (https://b.c)\n  ▌ one\n  ▌ two\n  ▌ Field\n  ▌ **value**\n  ▌ foot",
    ],
    [
      "a layout",
      message({
        components: [
          { type: 10, content: "# Top" },
          {
            type: 17,
            components: [
              { type: 9, components: [{ type: 10, content: "text" }], accessory: button("Go") },
              { type: 14 },
              { type: 12, items: [] },
              row(button("More")),
            ],
          },
        ],
      }),
      "verbatim\n  Top\n  text\n  ───\n  [1 Go] [2 More]",
    ],
    [
      "a file",
      message({ attachments: [{ filename: "a.txt", url: "http://127.0.0.1/a.txt" }] }),
      "verbatim\n  [a.txt: http://127.0.0.1/a.txt]",
    ],
  ])("shows %s", (_, shown, text) => {
    expect(renderMessage(shown, PLAIN, NAMES)).toBe(text);
  });

  it("marks name and notes where there are colours", () => {
    expect(renderMessage(message({ content: "a" }, "4"), ANSI, NAMES)).toBe(
      "\x1b[1mverbatim\x1b[22m \x1b[2m· Only you can see this\x1b[22m\n  a",
    );
  });
});

describe("pressable", () => {
  it("lists the buttons in the order of their numbers", () => {
    const link = { type: 2, style: ButtonStyle.Link, label: "Read", url: "https://b.c" };
    const components = [row(button("One"), link, button("Off", { disabled: true }), button("Two"))];
    expect(pressable(message({ components })).map(({ label }) => label)).toEqual(["One", "Two"]);
  });
});
