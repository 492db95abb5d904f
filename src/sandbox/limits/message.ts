import {
  AllowedMentionsTypes,
  type APIAttachment,
  type APIEmbed,
  type APIMessageTopLevelComponent,
  MessageFlags,
} from "discord.js";
import * as z from "zod";
import { refusals } from "../refusal.ts";
import { address, layoutComponents, legacyComponents } from "./components.ts";
import { characters, invalidForm, list, parseForm, report, requiredText, text } from "./form.ts";

/** Characters of a message, for bots and for people without Nitro. */
export const MAX_CONTENT = 2000;

const MAX_EMBEDS_TEXT = 6000; // characters in all embeds of a message together

const link = address(2048, ["http", "https"]).nullish();

const embed = z
  .looseObject({
    title: text(0, 256).nullish(),
    description: text(0, 4096).nullish(),
    url: link,
    fields: list(
      0,
      25,
      z.looseObject({
        name: requiredText(256),
        value: requiredText(1024),
        inline: z.boolean().nullish(),
      }),
    ).nullish(),
    footer: z.looseObject({ text: requiredText(2048) }).nullish(),
    author: z.looseObject({ name: requiredText(256), url: link }).nullish(),
    image: z.looseObject({ url: z.string() }).nullish(),
    thumbnail: z.looseObject({ url: z.string() }).nullish(),
    color: z.int().min(0).max(0xffffff).nullish(),
  })
  .superRefine((it, context) => {
    if (embedText(it) > 0 || it.image || it.thumbnail) return;
    report(context, ["description"], "BASE_TYPE_REQUIRED", "This field is required");
  });

const embeds = list(0, 10, embed).superRefine((all, context) => {
  const total = all.reduce((sum, it) => sum + embedText(it), 0);
  if (total <= MAX_EMBEDS_TEXT) return;
  const message = `Embed size exceeds maximum size of ${MAX_EMBEDS_TEXT}`;
  report(context, [], "MAX_EMBED_SIZE_EXCEEDED", message);
});

const ids = list(0, 100, z.string());

const allowedMentions = z
  .object({
    parse: z.array(z.enum(AllowedMentionsTypes)).nullish(),
    users: ids.nullish(),
    roles: ids.nullish(),
    replied_user: z.boolean().nullish(),
  })
  .superRefine((allowed, context) => {
    for (const kind of [AllowedMentionsTypes.User, AllowedMentionsTypes.Role] as const) {
      if (!allowed.parse?.includes(kind) || !allowed[kind]?.length) continue;
      const message = `parse:["${kind}"] and ${kind}: [ids...] are mutually exclusive.`;
      report(context, [], "MESSAGE_ALLOWED_MENTIONS_PARSE_EXCLUSIVE", message);
    }
  });

const messageForm = z.object({
  content: text(0, MAX_CONTENT).nullish(),
  embeds: embeds.nullish(),
  components: z.array(z.unknown()).nullish(),
  allowed_mentions: allowedMentions.nullish(),
  message_reference: z
    .object({
      message_id: z.string(),
      channel_id: z.string().nullish(),
      fail_if_not_exists: z.boolean().nullish(),
    })
    .nullish(),
  attachments: z
    .array(
      z.looseObject({
        id: z.union([z.string(), z.number()]),
        description: text(0, 1024).nullish(),
      }),
    )
    .nullish(),
  flags: z.int().nullish(),
  nonce: z.union([text(0, 25), z.int()]).nullish(),
  enforce_nonce: z.boolean().nullish(),
  tts: z.boolean().nullish(),
});

/** Whom a message may ping (resources/message#allowed-mentions-object). */
export type AllowedMentions = z.output<typeof allowedMentions>;

/** The fields of a message as a bot may send them; undefined ones are left as they are. */
export interface MessageForm
  extends Omit<z.output<typeof messageForm>, "embeds" | "components" | "attachments"> {
  readonly embeds?: APIEmbed[] | null | undefined;
  readonly components?: APIMessageTopLevelComponent[] | null | undefined;
  /** Those already kept and those uploaded with this request. */
  readonly attachments?: APIAttachment[] | undefined;
}

/** A request's JSON and what it uploaded. */
export interface Upload {
  readonly body: unknown;
  readonly attachments: readonly APIAttachment[];
}

/** What a message already has, for an edit, which may leave fields out. */
export interface Standing {
  readonly flags: number;
  readonly content: string;
  readonly embeds: number;
  readonly components: number;
  readonly attachments: readonly APIAttachment[];
}

const NOTHING: Standing = { flags: 0, content: "", embeds: 0, components: 0, attachments: [] };

/**
 * The message a bot may send or an edit it may make. Throws 50035 for a broken limit and 50006
 * for a message with nothing in it. `under` is where the fields stand in the request.
 */
export function parseMessage(
  upload: Upload,
  under: readonly string[] = [],
  standing: Standing = NOTHING,
): MessageForm {
  const form = parseForm(messageForm, upload.body ?? {}, under);
  const layout = (((form.flags ?? 0) | standing.flags) & MessageFlags.IsComponentsV2) !== 0;
  const attachments = keptAndUploaded(form.attachments, upload.attachments, standing.attachments);
  const message = {
    ...form,
    embeds: form.embeds as APIEmbed[] | null | undefined,
    components: form.components && componentsOf(form.components, layout, under),
    attachments,
  };
  if (layout) refuseLegacyFields(message, under);
  const left = {
    content: form.content === undefined ? standing.content : form.content,
    embeds: form.embeds === undefined ? standing.embeds : form.embeds?.length,
    components: form.components === undefined ? standing.components : form.components?.length,
    attachments: attachments?.length ?? standing.attachments.length,
  };
  if (!left.content && !left.embeds && !left.components && !left.attachments) {
    throw refusals.emptyMessage();
  }
  return message;
}

function componentsOf(components: unknown[], layout: boolean, under: readonly string[]) {
  const schema = layout ? layoutComponents : legacyComponents;
  const parsed = parseForm(schema, components, [...under, "components"]);
  return parsed as unknown as APIMessageTopLevelComponent[];
}

function refuseLegacyFields(form: MessageForm, under: readonly string[]): void {
  const wrong = (["content", "embeds"] as const).filter((field) => form[field]?.length);
  if (wrong.length === 0) return;
  throw invalidForm(
    wrong.map((field) => ({
      path: [...under, field],
      error: {
        code: "MESSAGE_CANNOT_USE_LEGACY_FIELDS_WITH_COMPONENTS_V2",
        message: `The '${field}' field cannot be used when using MessageFlags.IS_COMPONENTS_V2`,
      },
    })),
  );
}

/** The attachments named in the form, kept or new; all of them when the form names none. */
function keptAndUploaded(
  named:
    | readonly { id: string | number; description?: string | null | undefined }[]
    | null
    | undefined,
  uploaded: readonly APIAttachment[],
  standing: readonly APIAttachment[],
): APIAttachment[] | undefined {
  if (!named) return uploaded.length ? [...standing, ...uploaded] : undefined;
  return named.flatMap(({ id, description }) => {
    const kept = standing.find((it) => it.id === String(id));
    const fresh = kept ?? uploaded[Number(id)];
    return fresh ? [description == null ? fresh : { ...fresh, description }] : [];
  });
}

interface EmbedTexts {
  title?: string | null | undefined;
  description?: string | null | undefined;
  fields?: readonly { name: string; value: string }[] | null | undefined;
  footer?: { text: string } | null | undefined;
  author?: { name: string } | null | undefined;
}

function embedText(embed: EmbedTexts): number {
  const fields = (embed.fields ?? []).flatMap(({ name, value }) => [name, value]);
  const texts = [embed.title, embed.description, embed.footer?.text, embed.author?.name, ...fields];
  return texts.reduce((sum, it) => sum + characters(it ?? ""), 0);
}
