import { MessageFlags } from "discord.js";
import { describe, expect, it } from "vitest";
import { parseChoices } from "../../src/sandbox/limits/answer.ts";
import { parseMessage } from "../../src/sandbox/limits/message.ts";
import { parseModal } from "../../src/sandbox/limits/modal.ts";
import { Refusal } from "../../src/sandbox/refusal.ts";

/** What Discord answers to a form: its code, and each wrong field as `path: CODE`. */
function refusal(parse: () => unknown): { code: number; fields: string[] } | null {
  try {
    parse();
    return null;
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    return { code: error.code, fields: fieldsOf(error.errors ?? {}) };
  }
}

function fieldsOf(node: object, path = ""): string[] {
  return Object.entries(node).flatMap(([key, value]) =>
    key === "_errors"
      ? value.map(({ code }: { code: string }) => `${path}: ${code}`)
      : fieldsOf(value, path === "" ? key : `${path}.${key}`),
  );
}

const send = (body: unknown) => refusal(() => parseMessage({ body, attachments: [] }));
const of = (length: number) => "x".repeat(length);
const many = <T>(length: number, item: (i: number) => T) =>
  Array.from({ length }, (_, i) => item(i));

const button = (i: number, more: object = {}) => {
  return { type: 2, style: 1, label: "Go", custom_id: `go ${i}`, ...more };
};
const row = (...components: object[]) => ({ type: 1, components });
const option = (i: number, more: object = {}) => ({ label: `Option ${i}`, value: `${i}`, ...more });
const menu = (more: object = {}) => {
  return { type: 3, custom_id: "menu", options: [option(0)], ...more };
};
const withRows = (...rows: object[]) => ({ content: "choose", components: rows });
const link = (url: string) => ({ type: 2, style: 5, label: "Read", url });
const layout = (...components: object[]) => {
  return { flags: MessageFlags.IsComponentsV2, components };
};
const display = (content: string) => ({ type: 10, content });

describe("a message", () => {
  it.each([
    ["content of 2000 characters", { content: of(2000) }],
    ["content of 2000 emoji, each two UTF-16 units long", { content: "🔎".repeat(2000) }],
    [
      "an embed with every text at its limit",
      { embeds: [{ title: of(256), description: of(4096) }] },
    ],
    ["25 fields", { embeds: [{ fields: many(25, () => ({ name: "n", value: "v" })) }] }],
    [
      "6000 characters of embeds",
      { embeds: [{ description: of(4000) }, { description: of(2000) }] },
    ],
    [
      "five rows of five buttons",
      withRows(...many(5, (r) => row(...many(5, (i) => button(r * 5 + i))))),
    ],
    ["a link", withRows(row(link(`https://example.org/${of(492)}`)))],
    ["a link into Discord", withRows(row(link("discord://-/channels/1")))],
    ["a menu of 25 options", withRows(row(menu({ options: many(25, option) })))],
    [
      "an emoji button without a label",
      withRows(row(button(1, { label: null, emoji: { name: "🔎" } }))),
    ],
    ["a layout of 40 components", layout({ type: 17, components: many(39, () => display("x")) })],
    ["4000 characters of text displays", layout(display(of(4000)))],
    [
      "a section with a button",
      layout({ type: 9, components: [display("x")], accessory: button(1) }),
    ],
    [
      "a gallery, a file and a separator",
      layout(
        { type: 12, items: [{ media: { url: "attachment://a.png" } }] },
        { type: 13, file: { url: "attachment://a.txt" } },
        { type: 14, divider: true, spacing: 1 },
      ),
    ],
    [
      "pings of named users",
      { content: "hi", allowed_mentions: { parse: ["roles"], users: ["1"] } },
    ],
  ])("may have %s", (_, body) => {
    expect(send(body)).toBeNull();
  });

  it.each<[string, object, string]>([
    ["2001 characters", { content: of(2001) }, "content: BASE_TYPE_MAX_LENGTH"],
    ["11 embeds", { embeds: many(11, () => ({ title: "x" })) }, "embeds: BASE_TYPE_MAX_LENGTH"],
    [
      "an embed title of 257",
      { embeds: [{ title: of(257) }] },
      "embeds.0.title: BASE_TYPE_MAX_LENGTH",
    ],
    [
      "an embed description of 4097",
      { embeds: [{ description: of(4097) }] },
      "embeds.0.description: BASE_TYPE_MAX_LENGTH",
    ],
    ["an embed with nothing in it", { embeds: [{}] }, "embeds.0.description: BASE_TYPE_REQUIRED"],
    [
      "26 fields",
      { embeds: [{ fields: many(26, () => ({ name: "n", value: "v" })) }] },
      "embeds.0.fields: BASE_TYPE_MAX_LENGTH",
    ],
    [
      "a field name of 257",
      { embeds: [{ fields: [{ name: of(257), value: "v" }] }] },
      "embeds.0.fields.0.name: BASE_TYPE_MAX_LENGTH",
    ],
    [
      "a field value of 1025",
      { embeds: [{ fields: [{ name: "n", value: of(1025) }] }] },
      "embeds.0.fields.0.value: BASE_TYPE_MAX_LENGTH",
    ],
    [
      "an empty field value",
      { embeds: [{ fields: [{ name: "n", value: " " }] }] },
      "embeds.0.fields.0.value: BASE_TYPE_REQUIRED",
    ],
    [
      "a footer of 2049",
      { embeds: [{ footer: { text: of(2049) } }] },
      "embeds.0.footer.text: BASE_TYPE_MAX_LENGTH",
    ],
    [
      "an author of 257",
      { embeds: [{ author: { name: of(257) } }] },
      "embeds.0.author.name: BASE_TYPE_MAX_LENGTH",
    ],
    [
      "6001 characters of embeds",
      { embeds: [{ description: of(4000) }, { description: of(2001) }] },
      "embeds: MAX_EMBED_SIZE_EXCEEDED",
    ],
    [
      "an embed that links to a script",
      { embeds: [{ title: "x", url: "javascript:alert(1)" }] },
      "embeds.0.url: URL_TYPE_INVALID_SCHEME",
    ],
    ["six rows", withRows(...many(6, (i) => row(button(i)))), "components: BASE_TYPE_MAX_LENGTH"],
    ["an empty row", withRows(row()), "components.0.components: BASE_TYPE_BAD_LENGTH"],
    [
      "six buttons in a row",
      withRows(row(...many(6, button))),
      "components.0.components: BASE_TYPE_BAD_LENGTH",
    ],
    [
      "a custom id of 101",
      withRows(row(button(1, { custom_id: of(101) }))),
      "components.0.components.0.custom_id: BASE_TYPE_BAD_LENGTH",
    ],
    [
      "an empty custom id",
      withRows(row(button(1, { custom_id: "" }))),
      "components.0.components.0.custom_id: BASE_TYPE_BAD_LENGTH",
    ],
    [
      "a custom id twice",
      withRows(row(button(1)), row(button(1))),
      "components.1.components.0.custom_id: COMPONENT_CUSTOM_ID_DUPLICATED",
    ],
    [
      "a button without a custom id",
      withRows(row(button(1, { custom_id: null }))),
      "components.0.components.0: BUTTON_COMPONENT_CUSTOM_ID_REQUIRED",
    ],
    [
      "a button without label and emoji",
      withRows(row(button(1, { label: "" }))),
      "components.0.components.0.label: BASE_TYPE_REQUIRED",
    ],
    [
      "a label of 81",
      withRows(row(button(1, { label: of(81) }))),
      "components.0.components.0.label: BASE_TYPE_MAX_LENGTH",
    ],
    [
      "a link of 513",
      withRows(row(link(`https://example.org/${of(493)}`))),
      "components.0.components.0.url: BASE_TYPE_MAX_LENGTH",
    ],
    [
      "a link to a script",
      withRows(row(link("javascript:alert(1)"))),
      "components.0.components.0.url: URL_TYPE_INVALID_SCHEME",
    ],
    [
      "a link to nowhere",
      withRows(row(link("nowhere"))),
      "components.0.components.0.url: URL_TYPE_INVALID_URL",
    ],
    [
      "a link that is a button as well",
      withRows(row({ ...link("https://example.org"), custom_id: "x" })),
      "components.0.components.0: BUTTON_COMPONENT_CUSTOM_ID_URL_MUTUALLY_EXCLUSIVE",
    ],
    [
      "26 options",
      withRows(row(menu({ options: many(26, option) }))),
      "components.0.components.0.options: BASE_TYPE_BAD_LENGTH",
    ],
    [
      "an option label of 101",
      withRows(row(menu({ options: [option(0, { label: of(101) })] }))),
      "components.0.components.0.options.0.label: BASE_TYPE_BAD_LENGTH",
    ],
    [
      "an option value twice",
      withRows(row(menu({ options: [option(0), option(0)] }))),
      "components.0.components.0.options.1.value: SELECT_COMPONENT_OPTION_VALUE_DUPLICATED",
    ],
    [
      "a placeholder of 151",
      withRows(row(menu({ placeholder: of(151) }))),
      "components.0.components.0.placeholder: BASE_TYPE_MAX_LENGTH",
    ],
    [
      "a menu beside a button",
      withRows(row(button(1), menu())),
      "components.0.components.1: COMPONENT_LAYOUT_WIDTH_EXCEEDED",
    ],
    [
      "a text display without the layout flag",
      withRows(display("x")),
      "components.0.type: UNION_TYPE_CHOICES",
    ],
    [
      "content beside a layout",
      { ...layout(display("x")), content: "y" },
      "content: MESSAGE_CANNOT_USE_LEGACY_FIELDS_WITH_COMPONENTS_V2",
    ],
    [
      "embeds beside a layout",
      { ...layout(display("x")), embeds: [{ title: "y" }] },
      "embeds: MESSAGE_CANNOT_USE_LEGACY_FIELDS_WITH_COMPONENTS_V2",
    ],
    [
      "a layout of 41 components",
      layout({ type: 17, components: many(40, () => display("x")) }),
      "components: COMPONENT_MAX_TOTAL_COMPONENTS_EXCEEDED",
    ],
    [
      "4001 characters of text displays",
      layout(display(of(4000)), display("x")),
      "components: COMPONENT_DISPLAYABLE_TEXT_SIZE_EXCEEDED",
    ],
    [
      "a section of four texts",
      layout({ type: 9, components: many(4, () => display("x")), accessory: button(1) }),
      "components.0.components: BASE_TYPE_BAD_LENGTH",
    ],
    [
      "pings of all users and of some",
      { content: "x", allowed_mentions: { parse: ["users"], users: ["1"] } },
      "allowed_mentions: MESSAGE_ALLOWED_MENTIONS_PARSE_EXCLUSIVE",
    ],
    [
      "pings of nobody knows what",
      { content: "x", allowed_mentions: { parse: ["friends"] } },
      "allowed_mentions.parse.0: BASE_TYPE_CHOICES",
    ],
  ])("must not have %s", (_, body, field) => {
    expect(send(body)).toEqual({ code: 50035, fields: [field] });
  });

  it.each([
    ["nothing", {}],
    ["blanks alone", { content: " \n " }],
    ["an empty list", { embeds: [] }],
  ])("must not be empty: %s", (_, body) => {
    expect(send(body)).toEqual({ code: 50006, fields: [] });
  });

  it("may be emptied of its content by an edit while something else is left", () => {
    const standing = { flags: 0, content: "x", embeds: 1, components: 0, attachments: [] };
    const edit = (body: unknown) =>
      refusal(() => parseMessage({ body, attachments: [] }, [], standing));
    expect(edit({ content: "" })).toBeNull();
    expect(edit({ content: "", embeds: [] })).toEqual({ code: 50006, fields: [] });
  });

  it("stays a layout for good", () => {
    const { IsComponentsV2: flags } = MessageFlags;
    const standing = { flags, content: "", embeds: 0, components: 1, attachments: [] };
    const edit = () => parseMessage({ body: { content: "x" }, attachments: [] }, [], standing);
    expect(refusal(edit)?.fields).toEqual([
      "content: MESSAGE_CANNOT_USE_LEGACY_FIELDS_WITH_COMPONENTS_V2",
    ]);
  });
});

describe("autocomplete", () => {
  const offer = (choices: unknown) => refusal(() => parseChoices({ choices }));

  it("may offer 25 choices, or none", () => {
    expect(offer(many(25, (i) => ({ name: of(100), value: `${i}` })))).toBeNull();
    expect(offer([])).toBeNull();
  });

  it.each<[string, object[], string]>([
    [
      "26 choices",
      many(26, (i) => ({ name: "x", value: `${i}` })),
      "data.choices: BASE_TYPE_MAX_LENGTH",
    ],
    ["a name of 101", [{ name: of(101), value: "x" }], "data.choices.0.name: BASE_TYPE_BAD_LENGTH"],
    ["an empty name", [{ name: "", value: "x" }], "data.choices.0.name: BASE_TYPE_BAD_LENGTH"],
  ])("must not offer %s", (_, choices, field) => {
    expect(offer(choices)).toEqual({ code: 50035, fields: [field] });
  });

  it("must not offer a value of 101 characters", () => {
    expect(offer([{ name: "x", value: of(101) }])?.code).toBe(50035);
  });
});

describe("a modal", () => {
  const input = (more: object = {}) => ({ type: 4, custom_id: "text", style: 1, ...more });
  const label = (component: object, more: object = {}) => {
    return { type: 18, label: "Text", component, ...more };
  };
  const open = (more: object) =>
    refusal(() =>
      parseModal({ custom_id: "form", title: "Form", components: [label(input())], ...more }),
    );

  it("may have a title of 45 characters and five labels", () => {
    const components = many(5, (i) => label(input({ custom_id: `text ${i}` })));
    expect(open({ title: of(45), components })).toBeNull();
  });

  it.each<[string, object, string]>([
    ["a title of 46", { title: of(46) }, "data.title: BASE_TYPE_BAD_LENGTH"],
    ["no title", { title: undefined }, "data.title: BASE_TYPE_REQUIRED"],
    ["no components", { components: [] }, "data.components: BASE_TYPE_BAD_LENGTH"],
    [
      "a label of 46",
      { components: [label(input(), { label: of(46) })] },
      "data.components.0.label: BASE_TYPE_BAD_LENGTH",
    ],
    [
      "a value of 4001",
      { components: [label(input({ value: of(4001) }))] },
      "data.components.0.component.value: BASE_TYPE_MAX_LENGTH",
    ],
    [
      "an old row whose input has no label",
      { components: [row(input())] },
      "data.components.0.components.0.label: BASE_TYPE_REQUIRED",
    ],
  ])("must not have %s", (_, more, field) => {
    expect(open(more)).toEqual({ code: 50035, fields: [field] });
  });
});
