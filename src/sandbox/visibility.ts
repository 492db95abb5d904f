import {
  type APIMessage,
  MessageReferenceType,
  PermissionFlagsBits,
  type Snowflake,
} from "discord.js";
import { type Channel, isDirect, isThread } from "./channel.ts";
import type { Message } from "./message.ts";
import { toApiReactions } from "./reaction.ts";
import type { World } from "./world.ts";

/** Whether a person sees the messages of a channel: in a guild by permission, direct ones their own. */
export function canRead(world: World, userId: Snowflake, channel: Channel): boolean {
  return isDirect(channel)
    ? channel.recipients?.[0]?.id === userId
    : world.may(userId, channel, PermissionFlagsBits.ViewChannel);
}

/** Whether someone may write in a channel; in a locked thread moderators alone (topics/threads). */
export function mayWrite(world: World, userId: Snowflake, channel: Channel): boolean {
  if (isDirect(channel)) return canRead(world, userId, channel);
  const { ManageThreads, ViewChannel } = PermissionFlagsBits;
  const isClosed = isThread(channel) && channel.thread_metadata.locked;
  return (
    world.may(userId, channel, ViewChannel | writingIn(channel)) &&
    (!isClosed || world.may(userId, channel, ManageThreads))
  );
}

/** The permission to write in a channel; threads have one of their own. */
export function writingIn(channel: Channel): bigint {
  return isThread(channel)
    ? PermissionFlagsBits.SendMessagesInThreads
    : PermissionFlagsBits.SendMessages;
}

/** Whether a person sees a message. */
export function canSee(world: World, userId: Snowflake, message: Message): boolean {
  if (message.onlyFor !== null) return message.onlyFor === userId;
  return canRead(world, userId, world.channel(message.channelId));
}

/**
 * The message as a bot without the intent `MESSAGE_CONTENT` gets it: what people write is empty
 * unless it is meant for the bot (events/gateway#message-content-intent). The message it replies to
 * is judged for itself. `isShown` is true of the target of a message command.
 */
export function asSeenByBot(
  world: World,
  message: Message,
  isShown = isForBot(world, message),
): APIMessage {
  const { referenced_message: _, ...api } = message.api;
  const reactions = toApiReactions(message.reactions, world.bot.id);
  const seen = {
    ...api,
    ...(isShown ? {} : HIDDEN),
    ...(reactions.length > 0 ? { reactions } : {}),
  };
  const reference = api.message_reference;
  if (!reference?.message_id || reference.type === MessageReferenceType.Forward) return seen;
  const referenced = world.message(reference.message_id);
  return { ...seen, referenced_message: referenced ? asSeenByBot(world, referenced) : null };
}

const HIDDEN = { content: "", embeds: [], attachments: [], components: [] };

function isForBot(world: World, message: Message): boolean {
  const { id } = world.bot;
  const isPrivate = isDirect(world.channel(message.channelId));
  return message.api.author.id === id || isPrivate || message.pinged.users.includes(id);
}
