import {
  type APIApplicationCommand,
  type APIApplicationCommandOption,
  type APIUser,
  ApplicationCommandType,
  ApplicationCommandOptionType as Type,
} from "discord.js";
import type { OptionValues } from "./command-input.ts";

/** What a typed line asks for. */
export type Intent =
  | { readonly kind: "nothing" | "help" | "quit" }
  | { readonly kind: "command"; readonly name: string; readonly options: OptionValues }
  | { readonly kind: "unknownCommand"; readonly name: string; readonly known: readonly string[] }
  | { readonly kind: "press"; readonly number: number }
  | { readonly kind: "mention" | "say" | "direct"; readonly content: string };

/**
 * What `line` asks for, read as Discord's input line reads it: `/command words option:value`,
 * `@bot words`, `dm words`, a button's number, or words for everyone.
 */
export function parseLine(
  line: string,
  commands: readonly APIApplicationCommand[],
  bot: Pick<APIUser, "id" | "username">,
): Intent {
  const text = line.trim();
  if (text === "") return { kind: "nothing" };
  if (/^(help|\?)$/i.test(text)) return { kind: "help" };
  if (/^(quit|exit)$/i.test(text)) return { kind: "quit" };
  if (/^\d{1,2}$/.test(text)) return { kind: "press", number: Number(text) };
  if (text.startsWith("/")) return parseCommand(text.slice(1), commands);
  const content = withMentions(text, bot);
  const [direct] = /^dm\s+/i.exec(content) ?? [];
  if (direct) return { kind: "direct", content: content.slice(direct.length) };
  return { kind: content === text ? "say" : "mention", content };
}

function withMentions(text: string, { id, username }: Pick<APIUser, "id" | "username">): string {
  return text.replaceAll(new RegExp(`@${username}(?!\\w)`, "gi"), `<@${id}>`);
}

function parseCommand(text: string, commands: readonly APIApplicationCommand[]): Intent {
  const slash = commands.filter(({ type }) => type === ApplicationCommandType.ChatInput);
  const [, first = "", rest = ""] = /^(\S*)\s*(.*)$/s.exec(text) ?? [];
  const command = slash.find(({ name }) => name === first.toLowerCase());
  if (!command) {
    return { kind: "unknownCommand", name: first, known: slash.map(({ name }) => name).sort() };
  }
  const { path, options, words } = descend(command.options ?? [], rest);
  return {
    kind: "command",
    name: [command.name, ...path].join(" "),
    options: parseOptions(words, options),
  };
}

/** Follows the words that name subcommands. */
function descend(
  options: readonly APIApplicationCommandOption[],
  words: string,
): { path: string[]; options: readonly APIApplicationCommandOption[]; words: string } {
  const [, first = "", rest = ""] = /^(\S*)\s*(.*)$/s.exec(words) ?? [];
  const branch = options.find(({ name }) => name === first);
  const isBranch = branch?.type === Type.Subcommand || branch?.type === Type.SubcommandGroup;
  if (!isBranch) return { path: [], options, words };
  const below = descend(branch.options ?? [], rest);
  return { ...below, path: [branch.name, ...below.path] };
}

/** `words` up to the first `name:` belong to the first required text, or the first text at all. */
function parseOptions(
  words: string,
  options: readonly APIApplicationCommandOption[],
): OptionValues {
  const names = options.map(({ name }) => name.replaceAll(/[^\w-]/gu, "\\$&"));
  const marker = new RegExp(`(?:^|\\s)(${names.join("|")}):`, "giu");
  const marks = names.length === 0 ? [] : [...words.matchAll(marker)];
  const loose = words.slice(0, marks[0]?.index).trim();
  const texts = options.filter(({ type }) => type === Type.String);
  const main = texts.find(({ required }) => required) ?? texts[0];
  const given = marks.map((mark, i): [string, string] => [
    mark[1]?.toLowerCase() ?? "",
    words.slice(mark.index + mark[0].length, marks[i + 1]?.index).trim(),
  ]);
  const all = loose !== "" && main ? [[main.name, loose] as const, ...given] : given;
  return Object.fromEntries(
    all.map(([name, value]) => [
      name,
      convert(
        value,
        options.find((it) => it.name === name),
      ),
    ]),
  );
}

function convert(
  value: string,
  option: APIApplicationCommandOption | undefined,
): string | number | boolean {
  if (option && "choices" in option) {
    const choice = option.choices?.find(({ name }) => name.toLowerCase() === value.toLowerCase());
    if (choice) return choice.value;
  }
  switch (option?.type) {
    case Type.Boolean:
      if (/^(yes|true|y)$/i.test(value)) return true;
      if (/^(no|false|n)$/i.test(value)) return false;
      return value;
    case Type.Integer:
    case Type.Number:
      return value === "" || Number.isNaN(Number(value)) ? value : Number(value);
    default:
      return value;
  }
}
