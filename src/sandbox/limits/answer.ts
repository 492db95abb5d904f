import {
  type APIApplicationCommandOptionChoice,
  type APIModalInteractionResponseCallbackData,
  ComponentType,
  InteractionResponseType,
  TextInputStyle,
} from "discord.js";
import * as z from "zod";
import { entitySelect, stringSelect, textDisplay } from "./components.ts";
import { exactText, list, parseForm, text } from "./form.ts";

/** The fields of an answer's `data`, whatever it answers (interactions/receiving-and-responding). */
const DATA = ["data"];

const callback = z.object({
  type: z.literal([
    InteractionResponseType.ChannelMessageWithSource,
    InteractionResponseType.DeferredChannelMessageWithSource,
    InteractionResponseType.DeferredMessageUpdate,
    InteractionResponseType.UpdateMessage,
    InteractionResponseType.ApplicationCommandAutocompleteResult,
    InteractionResponseType.Modal,
  ]),
  data: z.unknown().optional(),
});

/** The first answer to an interaction; its data is judged by its type. */
export type CallbackForm = z.output<typeof callback>;

/** The type of a first answer and its data, not yet judged. */
export function parseCallback(body: unknown): CallbackForm {
  return parseForm(callback, body ?? {});
}

const deferral = z.object({ flags: z.int().nullish() }).nullish();

/** The flags of a deferral, of which Discord heeds `EPHEMERAL` alone. */
export function parseDeferral(data: unknown): number {
  return parseForm(deferral, data, DATA)?.flags ?? 0;
}

const choices = z.object({
  choices: list(
    0,
    25,
    z.looseObject({
      name: exactText(1, 100),
      value: z.union([exactText(1, 100), z.number()]),
    }),
  ),
});

/** What autocomplete offers: at most 25 choices. */
export function parseChoices(data: unknown): APIApplicationCommandOptionChoice[] {
  return parseForm(choices, data, DATA).choices as APIApplicationCommandOptionChoice[];
}

const textInput = z.looseObject({
  type: z.literal(ComponentType.TextInput),
  custom_id: exactText(1, 100),
  style: z.literal([TextInputStyle.Short, TextInputStyle.Paragraph]),
  label: text(1, 45).nullish(),
  min_length: z.int().min(0).max(4000).nullish(),
  max_length: z.int().min(1).max(4000).nullish(),
  required: z.boolean().nullish(),
  value: text(0, 4000).nullish(),
  placeholder: text(0, 100).nullish(),
});

const modal = z.looseObject({
  custom_id: exactText(1, 100),
  title: text(1, 45),
  components: list(
    1,
    5,
    z.discriminatedUnion("type", [
      z.looseObject({
        type: z.literal(ComponentType.ActionRow),
        components: list(1, 1, textInput.extend({ label: text(1, 45) })),
      }),
      z.looseObject({
        type: z.literal(ComponentType.Label),
        label: text(1, 45),
        description: text(0, 100).nullish(),
        component: z.discriminatedUnion("type", [textInput, stringSelect, entitySelect]),
      }),
      textDisplay,
    ]),
  ),
});

/** The form a bot opens: title at most 45 characters, one to five components. */
export function parseModal(data: unknown): APIModalInteractionResponseCallbackData {
  return parseForm(modal, data, DATA) as unknown as APIModalInteractionResponseCallbackData;
}
