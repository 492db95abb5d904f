import {
  type APIMessage,
  ComponentType,
  MessageFlags,
  MessageType,
  type Snowflake,
} from "discord.js";
import { nested } from "./component-tree.ts";
import type { Reaction } from "./reaction.ts";

/** A message as it stood at one moment; an edit makes a new one. */
export interface Message {
  readonly id: Snowflake;
  readonly channelId: Snowflake;
  readonly content: string;
  /** The message as Discord's API has it for someone who may see all of it. */
  readonly api: APIMessage;
  /** Everyone this message has pinged since it was first written. */
  readonly pinged: Pinged;
  readonly reactions: readonly Reaction[];
  /** The user who alone sees it (an ephemeral answer), null when the whole channel does. */
  readonly onlyFor: Snowflake | null;
  /** True for a deferred answer that shows "is thinking…". */
  readonly thinking: boolean;
  readonly deleted: boolean;
}

/** Who was notified by a message. */
export interface Pinged {
  readonly users: readonly Snowflake[];
  readonly roles: readonly Snowflake[];
  readonly everyone: boolean;
}

/** The message around `api`. */
export function toMessage(
  api: APIMessage,
  pinged: Pinged,
  onlyFor: Snowflake | null,
  reactions: readonly Reaction[] = [],
): Message {
  return {
    id: api.id,
    channelId: api.channel_id,
    content: api.content,
    api,
    pinged,
    reactions,
    onlyFor,
    thinking: ((api.flags ?? 0) & MessageFlags.Loading) !== 0,
    deleted: false,
  };
}

/** Whether Discord itself wrote it, to tell of something that happened. */
export function isSystem({ api }: Message): boolean {
  return !WRITTEN.has(api.type);
}

const WRITTEN: ReadonlySet<MessageType> = new Set([
  MessageType.Default,
  MessageType.Reply,
  MessageType.ChatInputCommand,
  MessageType.ContextMenuCommand,
]);

/** A button as a person sees it. */
export interface ShownButton {
  readonly label: string;
  /** Null for a button that opens a link. */
  readonly customId: string | null;
  readonly url: string | null;
  readonly disabled: boolean;
}

/** The buttons of a message in reading order. */
export function buttonsOf(message: Message): ShownButton[] {
  return [...nested(message.api.components ?? [])].flatMap(({ component }) => {
    if (component.type !== ComponentType.Button) return [];
    const label = "label" in component ? component.label : undefined;
    const emoji = "emoji" in component ? component.emoji?.name : undefined;
    return {
      label: [emoji, label].filter(Boolean).join(" "),
      customId: "custom_id" in component ? component.custom_id : null,
      url: "url" in component ? component.url : null,
      disabled: component.disabled === true,
    };
  });
}
