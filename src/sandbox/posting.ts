import {
  type APIEmbed,
  type APIMessage,
  type APIUser,
  ComponentType,
  EmbedType,
  MessageFlags,
  MessageReferenceType,
  MessageType,
  PermissionFlagsBits,
  type Snowflake,
} from "discord.js";
import { type Channel, isDirect, isThread } from "./channel.ts";
import { completeComponents } from "./component-defaults.ts";
import { nested } from "./component-tree.ts";
import { invalidForm } from "./limits/form.ts";
import type { AllowedMentions, MessageForm, Standing } from "./limits/message.ts";
import { allow, DEFAULT_ALLOWED, mentionsIn, union } from "./mentions.ts";
import { isSystem, type Message, type Pinged, toMessage } from "./message.ts";
import { stirThread } from "./threads.ts";
import type { World } from "./world.ts";

/** Where a message comes from, which decides whom it pings by default. */
export type Origin = keyof typeof DEFAULT_ALLOWED;

/** A message to be put into a channel. */
export interface Post {
  readonly author: APIUser;
  readonly channel: Channel;
  readonly form: MessageForm;
  readonly origin: Origin;
  /** The user who alone sees it; everyone when absent. */
  readonly onlyFor?: Snowflake | null;
  /** Fields that only some messages have, such as those of an interaction's answer. */
  readonly extra?: Partial<APIMessage>;
}

/** Flags an author may set; the others are Discord's own. */
const SETTABLE =
  MessageFlags.SuppressEmbeds | MessageFlags.SuppressNotifications | MessageFlags.IsComponentsV2;

/** Puts a message into a channel and returns it. Throws 50035 for a reply to an unknown message. */
export function post(world: World, given: Post): Message {
  const { author, channel, form, origin, onlyFor = null, extra } = given;
  const repliedTo = referenced(world, channel, form);
  const api: APIMessage = {
    id: world.newId(),
    channel_id: channel.id,
    author,
    content: form.content ?? "",
    timestamp: new Date().toISOString(),
    edited_timestamp: null,
    tts: form.tts ?? false,
    mention_everyone: false,
    mentions: [],
    mention_roles: [],
    attachments: [...(form.attachments ?? [])],
    embeds: richEmbeds(form.embeds),
    components: completeComponents(world, form.components ?? [], form.attachments ?? []),
    pinned: false,
    type: MessageType.Default,
    flags: ((form.flags ?? 0) & SETTABLE) | (onlyFor ? MessageFlags.Ephemeral : 0),
    ...(form.nonce == null ? {} : { nonce: form.nonce }),
    ...(repliedTo ? replyTo(repliedTo, channel) : {}),
    ...extra,
  };
  const pinged = pings(world, api, channel, form.allowed_mentions ?? DEFAULT_ALLOWED[origin]);
  if (isThread(channel) && onlyFor === null) stirThread(world, channel, author, pinged.users);
  return world.addMessage(toMessage({ ...api, ...mentionFields(world, pinged) }, pinged, onlyFor));
}

/** Changes the fields of a message that `form` names and returns it as it then stands. */
export function edit(world: World, message: Message, form: MessageForm, origin: Origin): Message {
  const { api } = message;
  const attachments = form.attachments ?? api.attachments;
  const kept = (api.flags ?? 0) & ~(MessageFlags.Loading | MessageFlags.SuppressEmbeds);
  const edited: APIMessage = {
    ...api,
    ...(form.content === undefined ? {} : { content: form.content ?? "" }),
    ...(form.embeds === undefined ? {} : { embeds: richEmbeds(form.embeds) }),
    ...(form.components === undefined
      ? {}
      : { components: completeComponents(world, form.components ?? [], attachments) }),
    attachments,
    flags:
      form.flags == null
        ? (api.flags ?? 0) & ~MessageFlags.Loading
        : kept | (form.flags & SETTABLE),
    edited_timestamp: message.thinking ? null : new Date().toISOString(),
  };
  const channel = world.channel(message.channelId);
  const pinged = pings(world, edited, channel, form.allowed_mentions ?? DEFAULT_ALLOWED[origin]);
  return world.replaceMessage(
    toMessage(
      { ...edited, ...mentionFields(world, pinged) },
      union(message.pinged, pinged),
      message.onlyFor,
      message.reactions,
    ),
  );
}

/** What an edit of `message` starts from. */
export function standing({ api }: Message): Standing {
  return {
    flags: api.flags ?? 0,
    content: api.content,
    embeds: api.embeds.length,
    components: api.components?.length ?? 0,
    attachments: api.attachments,
  };
}

/** The fields that make a message a reply to `message`. */
export function replyTo(message: Message, channel: Channel): Partial<APIMessage> {
  return {
    type: MessageType.Reply,
    message_reference: {
      type: MessageReferenceType.Default,
      message_id: message.id,
      channel_id: channel.id,
      ...(isDirect(channel) ? {} : { guild_id: channel.guild_id as Snowflake }),
    },
    referenced_message: message.api,
  };
}

function referenced(world: World, channel: Channel, form: MessageForm): Message | null {
  const reference = form.message_reference;
  if (!reference) return null;
  const message = world.message(reference.message_id);
  if (message && message.channelId === channel.id && message.onlyFor === null) {
    if (!isSystem(message)) return message;
    const code = "REPLIES_CANNOT_REPLY_TO_SYSTEM_MESSAGE";
    const error = { code, message: "Cannot reply to a system message" };
    throw invalidForm([{ path: ["message_reference"], error }]);
  }
  if (reference.fail_if_not_exists === false) return null;
  const error = { code: "REPLIES_UNKNOWN_MESSAGE", message: "Unknown message" };
  throw invalidForm([{ path: ["message_reference"], error }]);
}

/** Who is notified: those mentioned, allowed, known, and within the author's rights to ping. */
function pings(world: World, api: APIMessage, channel: Channel, allowed: AllowedMentions): Pinged {
  const replied = api.referenced_message;
  // An answer to an interaction is sent by a webhook, which nobody can ping.
  const repliedTo = replied && !replied.webhook_id && replied.author.id !== api.author.id;
  const wanted = allow(mentionsIn(spoken(api)), allowed, repliedTo ? replied.author.id : null);
  const guild = world.guildOf(channel);
  if (!guild) {
    const users = wanted.users.filter((id) => world.users.has(id));
    return { users, roles: [], everyone: false };
  }
  const mayPingAll = world.may(api.author.id, channel, PermissionFlagsBits.MentionEveryone);
  return {
    users: wanted.users.filter((id) => world.users.has(id)),
    roles: wanted.roles.filter((id) => {
      const role = guild.roles.get(id);
      return role !== undefined && (role.mentionable || mayPingAll);
    }),
    everyone: wanted.everyone && mayPingAll,
  };
}

/** Whatever a bot says of an embed's type, it is a rich one (resources/message#embed-object). */
function richEmbeds(embeds: readonly APIEmbed[] | null | undefined): APIEmbed[] {
  return (embeds ?? []).map((embed) => ({ ...embed, type: EmbedType.Rich }));
}

/** The text of a message that can mention someone: its content and its text displays. */
function spoken(api: APIMessage): string {
  const displays = [...nested(api.components ?? [])].flatMap(({ component }) =>
    component.type === ComponentType.TextDisplay ? component.content : [],
  );
  return [api.content, ...displays].join("\n");
}

function mentionFields(world: World, { users, roles, everyone }: Pinged) {
  return {
    mentions: users.map((id) => world.users.get(id) as APIUser),
    mention_roles: [...roles],
    mention_everyone: everyone,
  };
}
