import {
  ApplicationCommandOptionType,
  ApplicationCommandType,
  type RESTPostAPIApplicationCommandsJSONBody,
} from "discord.js";
import * as z from "zod";
import { characters, exactText, invalidForm, list, parseForm, report, text } from "./form.ts";

/** Application commands (interactions/application-commands). */

const SLASH_NAME = /^[-_'\p{L}\p{N}\p{Script=Devanagari}\p{Script=Thai}]{1,32}$/u;
const MAX_COMMAND = 8000; // characters of names, descriptions and choices, longest localisation each

const slashName = z
  .string()
  .refine((name) => SLASH_NAME.test(name) && name === name.toLowerCase(), {
    error: "Command name is invalid",
    params: { code: "APPLICATION_COMMAND_INVALID_NAME" },
  });

const localised = <Text extends z.ZodType>(one: Text) => z.record(z.string(), one).nullish();
const description = text(1, 100);
const optionText = {
  name: slashName,
  name_localizations: localised(slashName),
  description,
  description_localizations: localised(description),
};

const choice = z.looseObject({
  name: exactText(1, 100),
  name_localizations: localised(exactText(1, 100)),
  value: z.union([exactText(1, 100), z.number()]),
});

const { Subcommand, SubcommandGroup, ...valueTypes } = ApplicationCommandOptionType;

const valueOption = z
  .looseObject({
    ...optionText,
    type: z.literal(Object.values(valueTypes).filter((type) => typeof type === "number")),
    required: z.boolean().nullish(),
    choices: list(0, 25, choice).nullish(),
    autocomplete: z.boolean().nullish(),
    min_length: z.int().min(0).max(6000).nullish(),
    max_length: z.int().min(1).max(6000).nullish(),
    min_value: z.number().nullish(),
    max_value: z.number().nullish(),
  })
  .superRefine((option, context) => {
    if (!option.autocomplete || !option.choices?.length) return;
    const code = "APPLICATION_COMMAND_OPTIONS_CHOICES_AUTOCOMPLETE_INVALID";
    report(context, ["choices"], code, "Choices and autocomplete cannot be used together");
  });

const valueOptions = list(0, 25, valueOption).superRefine(refuseMisplaced);

const subcommand = z.looseObject({
  ...optionText,
  type: z.literal(Subcommand),
  options: valueOptions.nullish(),
});

const group = z.looseObject({
  ...optionText,
  type: z.literal(SubcommandGroup),
  options: list(0, 25, subcommand).superRefine(refuseMisplaced).nullish(),
});

const scope = {
  default_member_permissions: z.string().nullish(),
  integration_types: z.array(z.literal([0, 1])).nullish(),
  contexts: z.array(z.literal([0, 1, 2])).nullish(),
  nsfw: z.boolean().nullish(),
};

const slashCommand = z.looseObject({
  ...optionText,
  ...scope,
  type: z.literal(ApplicationCommandType.ChatInput).default(ApplicationCommandType.ChatInput),
  options: list(0, 25, z.discriminatedUnion("type", [valueOption, subcommand, group]))
    .superRefine(refuseMisplaced)
    .nullish(),
});

const menuName = text(1, 32);

const menuCommand = z
  .looseObject({
    ...scope,
    name: menuName,
    name_localizations: localised(menuName),
    type: z.literal([ApplicationCommandType.User, ApplicationCommandType.Message]),
    description: z.string().nullish(),
    options: z.array(z.unknown()).nullish(),
  })
  .superRefine((command, context) => {
    if (command.description) {
      const code = "APPLICATION_COMMAND_DESCRIPTION_NOT_ALLOWED";
      report(context, ["description"], code, "Context menu commands cannot have descriptions");
    }
    if (command.options?.length) {
      const code = "APPLICATION_COMMAND_OPTIONS_NOT_ALLOWED";
      report(context, ["options"], code, "Context menu commands cannot have options");
    }
  });

/** A command as Discord takes it. `under` is its place in a bulk overwrite. */
export function parseCommand(
  body: unknown,
  under: readonly string[] = [],
): RESTPostAPIApplicationCommandsJSONBody {
  const type = (body as { type?: unknown } | null)?.type ?? ApplicationCommandType.ChatInput;
  const schema = type === ApplicationCommandType.ChatInput ? slashCommand : menuCommand;
  const command = parseForm(schema, body, under) as RESTPostAPIApplicationCommandsJSONBody;
  if (commandSize(command) <= MAX_COMMAND) return command;
  const code = "APPLICATION_COMMAND_TOO_LARGE";
  const message = `Command exceeds maximum size (${MAX_COMMAND})`;
  throw invalidForm([{ path: under, error: { code, message } }]);
}

function refuseMisplaced(
  options: readonly { name: string; required?: unknown }[],
  context: z.RefinementCtx,
): void {
  const names = new Set<string>();
  let optional = false;
  for (const [i, { name, required }] of options.entries()) {
    if (names.has(name)) {
      const code = "APPLICATION_COMMAND_OPTIONS_NAME_ALREADY_EXISTS";
      report(context, [i, "name"], code, "Option name already exists");
    }
    names.add(name);
    if (required && optional) {
      const code = "APPLICATION_COMMAND_OPTIONS_REQUIRED_INVALID";
      report(context, [i], code, "Required options must be placed before non-required options");
    }
    optional ||= required !== true;
  }
}

interface Sized {
  name?: unknown;
  name_localizations?: unknown;
  description?: unknown;
  description_localizations?: unknown;
  value?: unknown;
  options?: unknown;
  choices?: unknown;
}

/** Characters that count towards the 8000 of a command, the longest localisation of each text. */
function commandSize(part: Sized): number {
  const own =
    longest(part.name, part.name_localizations) +
    longest(part.description, part.description_localizations) +
    longest(part.value, null);
  const parts = [...((part.options ?? []) as Sized[]), ...((part.choices ?? []) as Sized[])];
  return parts.reduce((sum, it) => sum + commandSize(it), own);
}

function longest(original: unknown, localisations: unknown): number {
  const texts = [original, ...Object.values(localisations ?? {})];
  return Math.max(...texts.map((it) => (typeof it === "string" ? characters(it) : 0)));
}
