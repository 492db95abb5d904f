/** What a browser window sends → a request, checked: a window is not to be trusted with its shape. */
import * as z from "zod";

const id = z.string().max(100);
const words = z.string().max(8000);
const values = z.record(words, z.union([words, z.number(), z.boolean()]));

const REQUEST = z.intersection(
  z.object({ request: z.number() }),
  z.discriminatedUnion("type", [
    z.object({
      type: z.literal("say"),
      place: id,
      content: words,
      replyTo: id.nullable(),
      ping: z.boolean(),
    }),
    z.object({ type: z.literal("slash"), place: id, name: id, options: values }),
    z.object({
      type: z.literal("autocomplete"),
      place: id,
      name: id,
      option: id,
      partial: words,
      others: values,
    }),
    z.object({ type: z.literal("press"), message: id, customId: id }),
    z.object({
      type: z.literal("select"),
      message: id,
      customId: id,
      values: z.array(words).max(25),
    }),
    z.object({ type: z.literal("menu"), name: id, message: id }),
    z.object({ type: z.literal("userMenu"), place: id, name: id, user: id }),
    z.object({
      type: z.literal("submit"),
      form: id,
      fields: z.record(words, z.union([words, z.boolean(), z.array(words).max(25)])),
    }),
    z.object({ type: z.literal("react"), message: id, emoji: id, add: z.boolean() }),
    z.object({ type: z.literal("dismiss"), message: id }),
  ]),
);

/** What a window sent, or null for what no window of ours sends. */
export function parseRequest(text: string) {
  try {
    return REQUEST.parse(JSON.parse(text));
  } catch {
    return null;
  }
}
