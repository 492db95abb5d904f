import {
  type APIMessage,
  type APITextChannel,
  type APIUser,
  ChannelType,
  MessageFlags,
  MessageReferenceType,
  MessageType,
  PermissionFlagsBits,
  type Snowflake,
} from "discord.js";
import type { Channel } from "./channel.ts";
import { type Message, toMessage } from "./message.ts";
import { refusals } from "./refusal.ts";
import {
  createThread,
  type Thread,
  type ThreadChannel,
  type ThreadSettings,
  threadMember,
} from "./thread.ts";
import type { World } from "./world.ts";

/** Members a thread counts at most (topics/threads#thread-fields). */
const MAX_COUNTED = 50;

/**
 * Starts a thread with its owner in it: from a message, whose id it then shares, or on its own.
 * Throws 160004 for a message that has one.
 */
export function startThread(
  world: World,
  owner: APIUser,
  parent: APITextChannel,
  settings: ThreadSettings,
  source: Message | null = null,
): Thread {
  if (source?.api.thread) throw refusals.threadExists();
  const thread = createThread(source?.id ?? world.newId(), owner.id, parent, settings);
  const { channel } = thread;
  world.guildOf(parent)?.threads.set(channel.id, thread);
  world.feed.emit({ type: "threadCreated", thread });
  joinThread(world, thread, owner.id);
  if (source) {
    const flags = (source.api.flags ?? 0) | MessageFlags.HasThread;
    world.replaceMessage({ ...source, api: { ...source.api, thread: channel, flags } });
    announce(world, channel, owner, MessageType.ThreadStarterMessage, {
      message_reference: referenceTo(parent, source.id),
      referenced_message: source.api,
    });
  } else if (settings.type === ChannelType.PublicThread) {
    announce(world, parent, owner, MessageType.ThreadCreated, {
      content: channel.name,
      message_reference: referenceTo(channel),
    });
  }
  return thread;
}

/** What may be changed of a thread (resources/channel#modify-channel-json-params-thread). */
export type ThreadChanges = Partial<Omit<ThreadSettings, "type">> & {
  readonly archived?: boolean;
  readonly locked?: boolean;
};

/** Changes a thread and says so in it when it is renamed. */
export function changeThread(
  world: World,
  thread: Thread,
  changes: ThreadChanges,
  by: APIUser,
): void {
  const { channel } = thread;
  const { name = channel.name, rate_limit_per_user, ...metadata } = changes;
  const before = channel.thread_metadata;
  const renamed = name !== channel.name;
  const after = { ...before, ...metadata };
  const restarts =
    after.archived !== before.archived ||
    after.auto_archive_duration !== before.auto_archive_duration;
  Object.assign(channel, {
    name,
    rate_limit_per_user: rate_limit_per_user ?? channel.rate_limit_per_user,
    thread_metadata: {
      ...after,
      archive_timestamp: restarts ? new Date().toISOString() : before.archive_timestamp,
    },
  });
  const unarchived = before.archived && !after.archived;
  world.feed.emit({ type: "threadUpdated", thread, unarchived });
  if (renamed) announce(world, channel, by, MessageType.ChannelNameChange, { content: name });
}

/** Lets a user join a thread; nothing happens to one who has. */
export function joinThread(world: World, thread: Thread, userId: Snowflake): void {
  const { channel, members } = thread;
  if (members.has(userId)) return;
  members.set(userId, threadMember(channel.id, userId));
  channel.member_count = Math.min(members.size, MAX_COUNTED);
  world.feed.emit({ type: "threadJoined", thread, userId });
}

/** Adds another user to a thread, which says so. */
export function addToThread(world: World, thread: Thread, user: APIUser, by: APIUser): void {
  if (thread.members.has(user.id)) return;
  joinThread(world, thread, user.id);
  announce(world, thread.channel, by, MessageType.RecipientAdd, { mentions: [user] });
}

/** Takes a user out of a thread; nothing happens to one who is not in it. */
export function leaveThread(world: World, thread: Thread, userId: Snowflake): void {
  const { channel, members } = thread;
  if (!members.delete(userId)) return;
  channel.member_count = Math.min(members.size, MAX_COUNTED);
  world.feed.emit({ type: "threadLeft", thread, userId });
}

/**
 * What a new message does to its thread: unarchives it, adds its author and, of those it mentions,
 * whoever may see it.
 */
export function stirThread(
  world: World,
  channel: ThreadChannel,
  author: APIUser,
  mentioned: readonly Snowflake[],
): void {
  const thread = world.thread(channel);
  if (channel.thread_metadata.archived) changeThread(world, thread, { archived: false }, author);
  joinThread(world, thread, author.id);
  for (const id of mentioned) {
    const seesIt = world.may(id, world.parent(channel), PermissionFlagsBits.ViewChannel);
    if (seesIt && mayInvite(world, thread, author.id)) joinThread(world, thread, id);
  }
  channel.message_count += 1;
  channel.total_message_sent += 1;
}

/** Whether a user may add others: to a private thread only where it is `invitable`. */
export function mayInvite(world: World, { channel }: Thread, userId: Snowflake): boolean {
  const isModerator = world.may(userId, channel, PermissionFlagsBits.ManageThreads);
  return isModerator || channel.thread_metadata.invitable !== false;
}

/**
 * Whether a user may make `changes` to a thread (topics/threads#editing--deleting-threads): whoever
 * may write in it may unarchive it unless it is locked, its owner may also rename, archive and lock
 * it, a moderator everything.
 */
export function mayChange(
  world: World,
  { channel }: Thread,
  userId: Snowflake,
  { archived, rate_limit_per_user, ...others }: ThreadChanges,
): boolean {
  const { ManageThreads, SendMessagesInThreads } = PermissionFlagsBits;
  if (world.may(userId, channel, ManageThreads)) return true;
  if (rate_limit_per_user !== undefined || channel.thread_metadata.locked) return false;
  if (channel.owner_id === userId) return true;
  const onlyUnarchives = archived === false && Object.keys(others).length === 0;
  return onlyUnarchives && world.may(userId, channel, SendMessagesInThreads);
}

function referenceTo(channel: Channel, messageId?: Snowflake) {
  return {
    type: MessageReferenceType.Default,
    channel_id: channel.id,
    ...("guild_id" in channel ? { guild_id: channel.guild_id as Snowflake } : {}),
    ...(messageId === undefined ? {} : { message_id: messageId }),
  };
}

/** Puts a message of Discord's own into a channel, in the name of whoever caused it. */
function announce(
  world: World,
  channel: Channel,
  author: APIUser,
  type: MessageType,
  fields: Partial<APIMessage>,
): void {
  const api: APIMessage = {
    id: world.newId(),
    channel_id: channel.id,
    author,
    content: "",
    timestamp: new Date().toISOString(),
    edited_timestamp: null,
    tts: false,
    mention_everyone: false,
    mentions: [],
    mention_roles: [],
    attachments: [],
    embeds: [],
    components: [],
    pinned: false,
    flags: 0 as MessageFlags,
    type,
    ...fields,
  };
  world.addMessage(toMessage(api, { users: [], roles: [], everyone: false }, null));
}
