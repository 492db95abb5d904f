import {
  type APIUser,
  ChannelType,
  PermissionFlagsBits,
  ThreadAutoArchiveDuration,
} from "discord.js";
import { type Channel, isDirect, isThread } from "./channel.ts";
import type { Place } from "./member.ts";
import type { Message } from "./message.ts";
import type { Thread, ThreadChannel } from "./thread.ts";
import {
  addToThread,
  changeThread,
  mayChange,
  mayInvite,
  startThread,
  type ThreadChanges,
} from "./threads.ts";
import { mayWrite } from "./visibility.ts";
import type { World } from "./world.ts";

/** How a person starts a thread. */
export interface ThreadOptions {
  /** The message it is about. */
  readonly from?: Message;
  /** Where it is when it is about none. */
  readonly in?: Place;
  /** Whether those alone see it who are added. */
  readonly isPrivate?: boolean;
}

/** Starts a thread for a person. Throws, as the client does not offer it, where they may not. */
export function startForPerson(
  world: World,
  user: APIUser,
  channel: Channel,
  name: string,
  source: Message | null,
  { isPrivate = false }: ThreadOptions,
): Thread {
  const { CreatePublicThreads, CreatePrivateThreads } = PermissionFlagsBits;
  const needed = isPrivate ? CreatePrivateThreads : CreatePublicThreads;
  if (isDirect(channel) || isThread(channel) || !world.may(user.id, channel, needed)) {
    throw new Error(`${user.username} may not start a thread here`);
  }
  const settings = {
    name,
    type: isPrivate ? ChannelType.PrivateThread : ChannelType.PublicThread,
    auto_archive_duration: ThreadAutoArchiveDuration.OneDay,
    rate_limit_per_user: 0,
    invitable: true,
  } as const;
  return startThread(world, user, channel, settings, source);
}

/** Changes a thread for a person. Throws where they may not. */
export function changeForPerson(
  world: World,
  user: APIUser,
  channel: ThreadChannel,
  changes: ThreadChanges,
): void {
  const thread = world.thread(channel);
  if (!mayChange(world, thread, user.id, changes)) {
    throw new Error(`${user.username} may not change this thread`);
  }
  changeThread(world, thread, changes, user);
}

/** Adds someone to a thread for a person. Throws where they may not. */
export function invite(world: World, by: APIUser, channel: ThreadChannel, user: APIUser): void {
  const thread = world.thread(channel);
  if (!mayWrite(world, by.id, channel) || !mayInvite(world, thread, by.id)) {
    throw new Error(`${by.username} may not add anyone to this thread`);
  }
  addToThread(world, thread, user, by);
}
