import { type APIMessage, ChannelType, MessageReferenceType, type Snowflake } from "discord.js";
import type { Message } from "./message.ts";
import type { Channel, World } from "./world.ts";

/** Whether a person sees the messages of a channel: those of the guild all, direct ones their own. */
export function canRead(userId: Snowflake, channel: Channel): boolean {
  return channel.type !== ChannelType.DM || channel.recipients?.[0]?.id === userId;
}

/** Whether a person sees a message. */
export function canSee(world: World, userId: Snowflake, message: Message): boolean {
  if (message.onlyFor !== null) return message.onlyFor === userId;
  return canRead(userId, world.channel(message.channelId));
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
  const seen = isShown ? api : { ...api, ...HIDDEN };
  const reference = api.message_reference;
  if (!reference?.message_id || reference.type === MessageReferenceType.Forward) return seen;
  const referenced = world.message(reference.message_id);
  return { ...seen, referenced_message: referenced ? asSeenByBot(world, referenced) : null };
}

const HIDDEN = { content: "", embeds: [], attachments: [], components: [] };

function isForBot(world: World, message: Message): boolean {
  const { id } = world.bot;
  const isDirect = world.channel(message.channelId).type === ChannelType.DM;
  return message.api.author.id === id || isDirect || message.pinged.users.includes(id);
}
