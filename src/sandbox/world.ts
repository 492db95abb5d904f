import {
  type APIDMChannel,
  type APITextChannel,
  type APIThreadChannel,
  type APIUser,
  type ChannelFlags,
  ChannelType,
  PermissionFlagsBits,
  type Snowflake,
  type UserFlags,
} from "discord.js";
import { type Channel, isDirect, isThread } from "./channel.ts";
import { Feed } from "./feed.ts";
import { addChannel, addMember, createGuild, type Guild } from "./guild.ts";
import type { Happening } from "./happening.ts";
import { isSystem, type Message } from "./message.ts";
import { permissionsOf } from "./permissions.ts";
import { refusals } from "./refusal.ts";
import { createSnowflakes } from "./snowflake.ts";
import { type Thread, type ThreadChannel, threadFor } from "./thread.ts";

/** Everything the local Discord knows: plain state, told to listeners as it changes. */
export class World {
  readonly newId = createSnowflakes();
  readonly feed = new Feed<Happening>();
  readonly users = new Map<Snowflake, APIUser>();
  readonly guilds = new Map<Snowflake, Guild>();
  readonly bot: APIUser;
  /** Who owns the guilds and the application. */
  readonly owner: APIUser;
  readonly #direct = new Map<Snowflake, APIDMChannel>();
  readonly #messages = new Map<Snowflake, Message>();

  constructor() {
    this.owner = this.addUser("owner");
    this.bot = this.addUser("verbatim", true);
  }

  addUser(name: string, bot = false): APIUser {
    const user: APIUser = {
      id: this.newId(),
      username: name.toLowerCase(),
      global_name: bot ? null : name,
      discriminator: bot ? "0001" : "0",
      avatar: null,
      flags: 0 as UserFlags,
      public_flags: 0 as UserFlags,
      primary_guild: null,
      ...(bot ? { bot } : {}),
    };
    this.users.set(user.id, user);
    return user;
  }

  /** A new server with these channels, without the bot and without people. */
  addGuild(name: string, channels: readonly string[]): Guild {
    const guild = createGuild(this.newId(), this.owner.id, name);
    for (const channel of channels) addChannel(guild, this.newId(), channel);
    addMember(guild, this.owner, []);
    this.guilds.set(guild.id, guild);
    return guild;
  }

  /** The guilds the bot is in, in the order of their ids. */
  botGuilds(): Guild[] {
    return [...this.guilds.values()].filter(({ members }) => members.has(this.bot.id));
  }

  /** The guild a channel belongs to; null for direct messages. */
  guildOf(channel: Channel): Guild | null {
    return isDirect(channel) ? null : (this.guilds.get(channel.guild_id as Snowflake) as Guild);
  }

  /** The channel of direct messages between the bot and a user, made on first use. */
  directChannel(userId: Snowflake): APIDMChannel {
    const recipient = this.users.get(userId) as APIUser;
    const known = [...this.#direct.values()].find(
      ({ recipients }) => recipients?.[0] === recipient,
    );
    if (known) return known;
    const channel: APIDMChannel = {
      id: this.newId(),
      type: ChannelType.DM,
      name: null,
      recipients: [recipient],
      last_message_id: null,
      flags: 0 as ChannelFlags,
    };
    this.#direct.set(channel.id, channel);
    return channel;
  }

  /** The channel with this id. Throws 10003 when there is none. */
  channel(id: Snowflake): Channel {
    const direct = this.#direct.get(id);
    if (direct) return direct;
    for (const { channels, threads } of this.guilds.values()) {
      const channel = channels.get(id) ?? threads.get(id)?.channel;
      if (channel) return channel;
    }
    throw refusals.unknownChannel();
  }

  /** The thread behind its channel. */
  thread({ guild_id, id }: ThreadChannel): Thread {
    return this.guilds.get(guild_id)?.threads.get(id) as Thread;
  }

  /** The channel a thread was started in. */
  parent({ guild_id, parent_id }: ThreadChannel): APITextChannel {
    return this.guilds.get(guild_id)?.channels.get(parent_id) as APITextChannel;
  }

  /** What a user may do in a channel; in direct messages everything. */
  permissions(userId: Snowflake, channel: Channel): bigint {
    const guild = this.guildOf(channel);
    if (!guild || isDirect(channel)) return ~0n;
    if (!isThread(channel)) return permissionsOf(guild, userId, channel);
    // A thread inherits those of its channel; a private one is for its members and moderators.
    const inherited = permissionsOf(guild, userId, this.parent(channel));
    const isOpen =
      channel.type === ChannelType.PublicThread ||
      this.thread(channel).members.has(userId) ||
      (inherited & PermissionFlagsBits.ManageThreads) !== 0n;
    return isOpen ? inherited : 0n;
  }

  /** Whether a user has all of `permissions` in a channel. */
  may(userId: Snowflake, channel: Channel, permissions: bigint): boolean {
    return (this.permissions(userId, channel) & permissions) === permissions;
  }

  /** The active threads of a guild that the bot may see, as it gets them. */
  threadsForBot({ threads }: Guild): APIThreadChannel[] {
    return [...threads.values()]
      .filter(({ channel }) => !channel.thread_metadata.archived)
      .filter(({ channel }) => this.may(this.bot.id, channel, PermissionFlagsBits.ViewChannel))
      .map((thread) => threadFor(thread, this.bot.id));
  }

  /** The message as it stands now, or undefined when it never was or was deleted. */
  message(id: Snowflake): Message | undefined {
    return this.#messages.get(id);
  }

  /** All messages, oldest first. */
  messages(): Message[] {
    return [...this.#messages.values()];
  }

  /** The messages of a channel, oldest first. */
  messagesIn(channelId: Snowflake): Message[] {
    return this.messages().filter((message) => message.channelId === channelId);
  }

  addMessage(message: Message): Message {
    this.#messages.set(message.id, message);
    this.channel(message.channelId).last_message_id = message.id;
    this.feed.emit({ type: "messageCreated", message });
    return message;
  }

  replaceMessage(message: Message): Message {
    this.#messages.set(message.id, message);
    this.feed.emit({ type: "messageUpdated", message });
    return message;
  }

  /** Stores a message whose reactions have changed, of which whoever changed them tells. */
  react(message: Message): Message {
    this.#messages.set(message.id, message);
    return message;
  }

  removeMessage(message: Message): void {
    this.#messages.delete(message.id);
    const channel = this.channel(message.channelId);
    const isCounted = message.onlyFor === null && !isSystem(message);
    if (isThread(channel) && isCounted) channel.message_count -= 1;
    this.feed.emit({ type: "messageDeleted", message: { ...message, deleted: true } });
  }

  /** Deletes a thread with all its messages, of which Discord sends no events of their own. */
  removeThread(thread: Thread): void {
    const { channel } = thread;
    this.feed.emit({ type: "threadDeleted", thread });
    for (const { id } of this.messagesIn(channel.id)) this.#messages.delete(id);
    this.guildOf(channel)?.threads.delete(channel.id);
  }
}
