import { type APITextChannel, PermissionFlagsBits, type Snowflake } from "discord.js";
import { type Channel, isDirect, isThread } from "../channel.ts";
import type { Guild } from "../guild.ts";
import type { Message } from "../message.ts";
import { refusals } from "../refusal.ts";
import type { ThreadChannel } from "../thread.ts";
import { writingIn } from "../visibility.ts";
import type { World } from "../world.ts";

/** What the bot may do with channels: each function throws the refusal that Discord answers. */

/** A channel the bot may see. Throws 10003 and 50001. */
export function visible(world: World, id: Snowflake): Channel {
  const channel = world.channel(id);
  if (!world.may(world.bot.id, channel, PermissionFlagsBits.ViewChannel)) {
    throw refusals.missingAccess();
  }
  return channel;
}

/** A channel whose messages the bot may read. Throws 10003, 50001 and 50013. */
export function readable(world: World, id: Snowflake): Channel {
  const channel = visible(world, id);
  demand(world, channel, PermissionFlagsBits.ReadMessageHistory);
  return channel;
}

/**
 * A channel the bot may write in. Throws 10003, 50001, 50013, 50278 for someone it shares no guild
 * with, 160005 for a locked thread, and 50083 for one that is archived too.
 */
export function writable(world: World, id: Snowflake): Channel {
  const channel = visible(world, id);
  if (isDirect(channel)) {
    if (!sharesGuild(world, channel.recipients?.[0]?.id as Snowflake)) {
      throw refusals.noMutualGuilds();
    }
    return channel;
  }
  demand(world, channel, writingIn(channel));
  refuseLocked(world, channel);
  return channel;
}

/** Throws 160005 or 50083 for a thread that is closed to all but moderators. */
export function refuseLocked(world: World, channel: Channel): void {
  if (!isThread(channel) || !channel.thread_metadata.locked) return;
  if (world.may(world.bot.id, channel, PermissionFlagsBits.ManageThreads)) return;
  throw channel.thread_metadata.archived ? refusals.threadArchived(403) : refusals.threadLocked();
}

/** Throws 50083 for an archived thread, in which nothing is done but writing. */
export function refuseArchived(channel: Channel): void {
  if (isThread(channel) && channel.thread_metadata.archived) throw refusals.threadArchived(400);
}

/** Throws 50013 when the bot lacks a permission. */
export function demand(world: World, channel: Channel, permission: bigint): void {
  if (!world.may(world.bot.id, channel, permission)) throw refusals.missingPermissions();
}

/** A text channel the bot may see. Throws 50024 for a thread or direct messages. */
export function textChannel(world: World, id: Snowflake): APITextChannel {
  const channel = visible(world, id);
  if (isThread(channel) || isDirect(channel)) throw refusals.wrongChannelType();
  return channel;
}

/** A thread the bot may see. Throws 50024 for another channel. */
export function threadChannel(world: World, id: Snowflake): ThreadChannel {
  const channel = visible(world, id);
  if (!isThread(channel)) throw refusals.wrongChannelType();
  return channel;
}

/** The message in `channel`, unless it is one only a user may see. Throws 10008. */
export function findMessage(world: World, channel: Channel, id: Snowflake): Message {
  const message = world.message(id);
  if (message?.channelId !== channel.id || message.onlyFor !== null) {
    throw refusals.unknownMessage();
  }
  return message;
}

/** A guild the bot is in. Throws 10004. */
export function joinedGuild(world: World, id: Snowflake): Guild {
  const guild = world.guilds.get(id);
  if (!guild?.members.has(world.bot.id)) throw refusals.unknownGuild();
  return guild;
}

function sharesGuild(world: World, userId: Snowflake): boolean {
  return world.botGuilds().some(({ members }) => members.has(userId));
}
