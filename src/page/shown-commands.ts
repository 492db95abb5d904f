/** Registered commands → what the picker and the menus of messages and people offer. */
import {
  type APIApplicationCommand,
  type APIApplicationCommandBasicOption,
  type APIApplicationCommandOption,
  ApplicationCommandType,
  ApplicationCommandOptionType as Type,
} from "discord.js";
import type { Choice, Offer, ShownCommand, ShownOption } from "./shown.ts";
import type { Directory } from "./shown-components.ts";

/** What `commands` offer, by name. */
export function showOffer(commands: readonly APIApplicationCommand[], directory: Directory): Offer {
  const namesOf = (type: ApplicationCommandType) =>
    commands.filter((command) => command.type === type).map(({ name }) => name);
  return {
    commands: commands
      .filter(({ type }) => type === ApplicationCommandType.ChatInput)
      .flatMap(({ name, description, options }) =>
        flatten(name, description, options ?? [], directory),
      )
      .sort((one, other) => (one.name < other.name ? -1 : 1)),
    messageMenu: namesOf(ApplicationCommandType.Message),
    userMenu: namesOf(ApplicationCommandType.User),
  };
}

function flatten(
  name: string,
  description: string,
  options: readonly APIApplicationCommandOption[],
  directory: Directory,
): ShownCommand[] {
  const below = options.flatMap((option) =>
    option.type === Type.Subcommand || option.type === Type.SubcommandGroup
      ? flatten(`${name} ${option.name}`, option.description, option.options ?? [], directory)
      : [],
  );
  if (below.length > 0) return below;
  const own = options as readonly APIApplicationCommandBasicOption[];
  return [{ name, description, options: own.map((option) => showOption(option, directory)) }];
}

const KINDS: Readonly<Record<number, ShownOption["kind"]>> = {
  [Type.String]: "text",
  [Type.Integer]: "whole",
  [Type.Number]: "number",
  [Type.Attachment]: "file",
};

function showOption(option: APIApplicationCommandBasicOption, directory: Directory): ShownOption {
  const { name, description, required = false, type } = option;
  const choices = choicesOf(option, directory);
  const bounds = option as {
    min_length?: number;
    max_length?: number;
    min_value?: number;
    max_value?: number;
  };
  return {
    name,
    description,
    required,
    kind: choices.length > 0 ? "choice" : (KINDS[type] ?? "choice"),
    choices,
    autocomplete: "autocomplete" in option && option.autocomplete === true,
    min: bounds.min_length ?? bounds.min_value ?? null,
    max: bounds.max_length ?? bounds.max_value ?? null,
  };
}

function choicesOf(
  option: APIApplicationCommandBasicOption,
  { users, roles, channels }: Directory,
): readonly Choice[] {
  switch (option.type) {
    case Type.Boolean:
      return [true, false].map((value) => ({
        value,
        label: value ? "True" : "False",
        description: "",
      }));
    case Type.User:
      return users;
    case Type.Role:
      return roles;
    case Type.Channel:
      return channels;
    case Type.Mentionable:
      return [...users, ...roles];
    default:
      return "choices" in option
        ? (option.choices ?? []).map(({ name, value }) => ({ value, label: name, description: "" }))
        : [];
  }
}
