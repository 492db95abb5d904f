import { type APIApplicationCommandOptionChoice, InteractionResponseType } from "discord.js";
import * as z from "zod";
import { exactText, list, parseForm } from "./form.ts";

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
