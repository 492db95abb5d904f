/** The input line as data: text, or a command with its fields, and what is suggested meanwhile; pure. */
import type { Values } from "../protocol.ts";
import type { Choice, Person, ShownCommand, ShownOption } from "../shown.ts";

/** One line of the list above the input line. */
export interface Suggestion {
  readonly label: string;
  readonly description: string;
  /** What choosing it does. */
  readonly means:
    | { readonly type: "command"; readonly command: ShownCommand }
    | { readonly type: "person"; readonly name: string }
    | { readonly type: "choice"; readonly choice: Choice };
}

/** What is offered while one types. */
export interface Suggestions {
  readonly title: string;
  readonly items: readonly Suggestion[];
  /** The one that Enter chooses; -1 for none. */
  readonly active: number;
}

/** The input line. */
export interface Composer {
  readonly text: string;
  /** The command being filled in; null while one writes a message. */
  readonly command: ShownCommand | null;
  /** What stands in the command's fields, by option. */
  readonly fields: Readonly<Record<string, string>>;
  /** Choices that the bot suggested and that were taken, by option. */
  readonly taken: Readonly<Record<string, Choice>>;
  readonly suggestions: Suggestions | null;
  readonly error: string | null;
  /** How many lines back it was brought from; 0 for a new one. */
  readonly recalled: number;
}

/** An empty line. */
export const EMPTY: Composer = {
  text: "",
  command: null,
  fields: {},
  taken: {},
  suggestions: null,
  error: null,
  recalled: 0,
};

const SHOWN = 25; // suggestions at most, as in Discord

/** The line after a person has typed `text` into it, the caret behind its first `caret` characters. */
export function typeText(
  composer: Composer,
  text: string,
  caret: number,
  commands: readonly ShownCommand[],
  people: readonly Person[],
): Composer {
  const line = { ...composer, text, error: null, suggestions: null };
  if (text.startsWith("/")) {
    const complete = startedCommand(text, commands);
    if (complete) return complete;
    return { ...line, suggestions: list("Commands", findCommands(text.slice(1), commands), 0) };
  }
  const [, name] = /(?:^|\s)@([^\s@]*)$/.exec(text.slice(0, caret)) ?? [];
  if (name === undefined) return line;
  const found = people
    .filter((person) => person.name.toLowerCase().startsWith(name.toLowerCase()))
    .map(
      (person): Suggestion => ({
        label: `@${person.name}`,
        description: person.isBot ? "the bot" : "",
        means: { type: "person", name: person.name },
      }),
    );
  return { ...line, suggestions: list("People", found, 0) };
}

/** `/ask where …` typed or pasted as a whole: the command with the rest in its first field. */
function startedCommand(text: string, commands: readonly ShownCommand[]): Composer | null {
  const typed = text.slice(1).toLowerCase();
  const longestFirst = commands.toSorted((one, other) => other.name.length - one.name.length);
  const command = longestFirst.find(({ name }) => typed.startsWith(`${name} `));
  if (!command) return null;
  const rest = text.slice(command.name.length + 2);
  const first = command.options.find(({ required }) => required) ?? command.options[0];
  const started = startCommand(command);
  return first && rest !== "" ? { ...started, fields: { [first.name]: rest } } : started;
}

function findCommands(typed: string, commands: readonly ShownCommand[]): Suggestion[] {
  const wanted = typed.toLowerCase();
  const rank = ({ name }: ShownCommand) => (name.startsWith(wanted) ? 0 : 1);
  return commands
    .filter(({ name }) => name.includes(wanted))
    .toSorted((one, other) => rank(one) - rank(other))
    .map((command) => ({
      label: `/${command.name}`,
      description: command.description,
      means: { type: "command", command },
    }));
}

function list(title: string, items: readonly Suggestion[], active: number): Suggestions | null {
  return items.length === 0 ? null : { title, items: items.slice(0, SHOWN), active };
}

/** A command chosen, its fields empty. */
export function startCommand(command: ShownCommand): Composer {
  return { ...EMPTY, command };
}

/** The line with another suggestion active, `step` further down; around at the ends. */
export function moveActive(composer: Composer, step: 1 | -1): Composer {
  const { suggestions } = composer;
  if (!suggestions) return composer;
  const { length } = suggestions.items;
  const from = suggestions.active < 0 && step < 0 ? 0 : suggestions.active;
  const active = (from + step + length) % length;
  return { ...composer, suggestions: { ...suggestions, active } };
}

/** The text line after a person has been chosen for the `@…` before the caret. */
export function mention(composer: Composer, name: string, caret: number): Composer {
  const before = composer.text.slice(0, caret).replace(/@[^\s@]*$/, `@${name} `);
  return {
    ...composer,
    text: before + composer.text.slice(caret).trimStart(),
    suggestions: null,
  };
}

/** The line after `text` was typed into the field of `option`, or that field was entered. */
export function typeField(composer: Composer, option: ShownOption, text: string): Composer {
  const { [option.name]: _, ...taken } = composer.taken;
  const fields = { ...composer.fields, [option.name]: text };
  return { ...composer, fields, taken, error: null, suggestions: fixedChoices(option, text) };
}

/** What a command itself names as choices for an option; none for an option without. */
export function fixedChoices(option: ShownOption, text: string): Suggestions | null {
  const isWhole = option.choices.some(({ label }) => label === text);
  const matching = option.choices.filter(
    ({ label }) => isWhole || label.toLowerCase().includes(text.trim().toLowerCase()),
  );
  return list(option.name, toSuggestions(matching), text === "" || isWhole ? -1 : 0);
}

/** The line with the bot's own suggestions for a field; none is active, so Enter sends what was typed. */
export function suggest(
  composer: Composer,
  option: ShownOption,
  choices: readonly Choice[],
): Composer {
  return { ...composer, suggestions: list(option.name, toSuggestions(choices), -1) };
}

function toSuggestions(choices: readonly Choice[]): Suggestion[] {
  return choices.map((choice) => ({
    label: choice.label,
    description: choice.description,
    means: { type: "choice", choice },
  }));
}

/** The line after a choice was taken for the field of `option`. */
export function takeChoice(composer: Composer, option: string, choice: Choice): Composer {
  return {
    ...composer,
    fields: { ...composer.fields, [option]: choice.label },
    taken: { ...composer.taken, [option]: choice },
    suggestions: null,
    error: null,
  };
}

/** The values to send, or which field is wrong and why. */
export type Filled =
  | { readonly values: Values }
  | { readonly wrong: string; readonly reason: string };

/** What a command's fields hold, as the client would send it. */
export function readFields({ command, fields, taken }: Composer): Filled {
  const values: Record<string, string | number | boolean> = {};
  for (const option of command?.options ?? []) {
    const text = fields[option.name]?.trim() ?? "";
    if (text === "") {
      if (!option.required) continue;
      return { wrong: option.name, reason: `${option.name} is required` };
    }
    const value = readValue(option, text, taken[option.name]);
    if (value === null) {
      return { wrong: option.name, reason: `${option.name}: ${EXPECTED[option.kind]}` };
    }
    values[option.name] = value;
  }
  return { values };
}

const EXPECTED: Readonly<Record<ShownOption["kind"], string>> = {
  text: "a text",
  whole: "a whole number",
  number: "a number",
  choice: "choose one of the list",
  file: "files cannot be sent here",
};

function readValue(
  option: ShownOption,
  text: string,
  taken: Choice | undefined,
): string | number | boolean | null {
  if (taken?.label === text) return taken.value;
  switch (option.kind) {
    case "text":
      return text;
    case "whole":
    case "number": {
      const number = Number(text);
      const isFine = Number.isFinite(number) && (option.kind === "number" || number % 1 === 0);
      return isFine ? number : null;
    }
    case "choice": {
      const wanted = text.toLowerCase();
      const choice = option.choices.find(({ label }) => label.toLowerCase() === wanted);
      return choice?.value ?? null;
    }
    default:
      return null;
  }
}

/** The line that was sent `back` lines ago, or null when there is none. */
export function recall(history: readonly Composer[], back: number): Composer | null {
  if (back === 0) return EMPTY;
  const sent = history.at(-back);
  return sent ? { ...sent, suggestions: null, error: null, recalled: back } : null;
}
