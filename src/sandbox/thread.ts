import {
  type APITextChannel,
  type APIThreadChannel,
  type APIThreadMember,
  type APIThreadMetadata,
  type ChannelFlags,
  ChannelType,
  type Snowflake,
  type ThreadAutoArchiveDuration,
  ThreadMemberFlags,
} from "discord.js";

/** A thread as Discord's API has it (topics/threads#thread-fields). */
export interface ThreadChannel
  extends APIThreadChannel<ChannelType.PublicThread | ChannelType.PrivateThread> {
  guild_id: Snowflake;
  parent_id: Snowflake;
  owner_id: Snowflake;
  thread_metadata: APIThreadMetadata;
  message_count: number;
  total_message_sent: number;
  member_count: number;
}

/** A thread and who has joined it. */
export interface Thread {
  readonly channel: ThreadChannel;
  readonly members: Map<Snowflake, APIThreadMember>;
}

/** What whoever starts a thread decides. */
export interface ThreadSettings {
  readonly name: string;
  readonly type: ThreadChannel["type"];
  readonly auto_archive_duration: ThreadAutoArchiveDuration;
  readonly rate_limit_per_user: number;
  /** Of a private thread, whether members may add others. */
  readonly invitable: boolean;
}

/** A thread without messages or members. */
export function createThread(
  id: Snowflake,
  ownerId: Snowflake,
  parent: APITextChannel,
  { name, type, auto_archive_duration, rate_limit_per_user, invitable }: ThreadSettings,
): Thread {
  const now = new Date().toISOString();
  const channel: ThreadChannel = {
    id,
    type,
    guild_id: parent.guild_id as Snowflake,
    parent_id: parent.id,
    owner_id: ownerId,
    name,
    last_message_id: null,
    rate_limit_per_user,
    message_count: 0,
    member_count: 0,
    total_message_sent: 0,
    flags: 0 as ChannelFlags,
    thread_metadata: {
      archived: false,
      archive_timestamp: now,
      auto_archive_duration,
      locked: false,
      create_timestamp: now,
      ...(type === ChannelType.PrivateThread ? { invitable } : {}),
    },
  };
  return { channel, members: new Map() };
}

/** A membership that begins now. */
export function threadMember(threadId: Snowflake, userId: Snowflake): APIThreadMember {
  return {
    id: threadId,
    user_id: userId,
    join_timestamp: new Date().toISOString(),
    flags: ThreadMemberFlags.HasInteracted,
  };
}

/** The thread as one user gets it: with their own membership, if they have joined. */
export function threadFor({ channel, members }: Thread, userId: Snowflake): APIThreadChannel {
  const member = members.get(userId);
  return { ...channel, ...(member ? { member } : {}) };
}
