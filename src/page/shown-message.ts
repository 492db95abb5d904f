/** The sandbox's messages → what the page draws of them; pure, the same for the same person. */
import { type APIEmbed, type APIUser, MessageType } from "discord.js";
import type { Message } from "../sandbox/message.ts";
import { parseMarkdown, plainText } from "./markdown.ts";
import type { Markup, Person, ShownEmbed, ShownMessage, ShownReply } from "./shown.ts";
import { colorOf, type Directory, showComponents } from "./shown-components.ts";

/** `message` as the person `viewer` sees it; `isThere` says whether a message still exists. */
export function showMessage(
  message: Message,
  viewer: string,
  directory: Directory,
  isThere: (id: string) => boolean,
): ShownMessage {
  const { api } = message;
  const text = (markdown: string) => parseMarkdown(markdown, directory.names);
  return {
    id: message.id,
    author: showPerson(api.author),
    at: api.timestamp,
    edited: api.edited_timestamp !== null,
    text: text(api.content),
    embeds: api.embeds.map((embed) => showEmbed(embed, text)),
    files: api.attachments.map(({ filename, size }) => ({ name: filename, size })),
    components: showComponents(api.components ?? [], directory),
    reply: showReply(message, directory, isThere),
    reactions: message.reactions.map(({ emoji, userIds }) => ({
      emoji,
      count: userIds.length,
      mine: userIds.includes(viewer),
    })),
    command: showCommand(message),
    ephemeral: message.onlyFor !== null,
    thinking: message.thinking,
    mentionsMe:
      api.author.id !== viewer &&
      (message.pinged.everyone || message.pinged.users.includes(viewer)),
    pingable: api.webhook_id === undefined && api.author.id !== viewer,
  };
}

/** A user by the name people see. */
export function showPerson({ id, username, global_name, bot }: APIUser): Person {
  return { id, name: global_name ?? username, isBot: bot === true };
}

const REPLY_LENGTH = 200; // characters, more than the line of a reply has room for

function showReply(
  { api }: Message,
  { names }: Directory,
  isThere: (id: string) => boolean,
): ShownReply | "gone" | null {
  if (api.type !== MessageType.Reply) return null;
  const referenced = api.referenced_message;
  if (!referenced || !isThere(referenced.id)) return "gone";
  const text = plainText(parseMarkdown(referenced.content, names)).trim();
  return {
    id: referenced.id,
    author: showPerson(referenced.author),
    text: text.slice(0, REPLY_LENGTH) || "Click to see attachment",
  };
}

function showCommand({ api }: Message): ShownMessage["command"] {
  const used = api.interaction_metadata;
  const isCommand =
    api.type === MessageType.ChatInputCommand || api.type === MessageType.ContextMenuCommand;
  if (!used || !isCommand) return null;
  const { name } = used as { name?: string };
  return {
    by: showPerson(used.user),
    name: name ?? "command",
    menu: api.type === MessageType.ContextMenuCommand,
  };
}

function showEmbed(embed: APIEmbed, text: (markdown: string) => Markup[]): ShownEmbed {
  return {
    color: colorOf(embed.color),
    author: embed.author?.name ?? null,
    title: text(embed.title ?? ""),
    url: embed.url ?? null,
    text: text(embed.description ?? ""),
    fields: (embed.fields ?? []).map(({ name, value, inline = false }) => ({
      name: text(name),
      text: text(value),
      inline,
    })),
    footer: embed.footer?.text ?? null,
  };
}
