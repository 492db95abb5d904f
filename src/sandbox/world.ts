import type { APIApplication, APIDMChannel, APITextChannel, APIUser, Snowflake } from "discord.js";
import { ChannelType } from "discord.js";
import { Feed } from "./feed.ts";
import { addChannel, addMember, addRole, createGuild, type Guild, permissionsOf } from "./guild.ts";
import type { Happening } from "./happening.ts";
import type { Message } from "./message.ts";
import { refusals } from "./refusal.ts";
import { createSnowflakes } from "./snowflake.ts";

/** A text channel of the guild, or the direct messages of one user with the bot. */
export type Channel = APITextChannel | APIDMChannel;

/** Everything the local Discord knows: plain state, told to listeners as it changes. */
export class World {
  readonly newId = createSnowflakes();
  readonly feed = new Feed<Happening>();
  readonly users = new Map<Snowflake, APIUser>();
  readonly bot: APIUser;
  readonly guild: Guild;
  readonly #direct = new Map<Snowflake, APIDMChannel>();
  readonly #messages = new Map<Snowflake, Message>();

  constructor() {
    const owner = this.addUser("owner");
    this.bot = this.addUser("verbatim", true);
    this.guild = createGuild(this.newId(), owner.id, "The Reading Room");
    for (const name of ["general", "library"]) addChannel(this.guild, this.newId(), name);
    addMember(this.guild, owner, []);
    const role = addRole(this.guild, this.newId(), this.bot.username, 0n);
    role.managed = true;
    role.tags = { bot_id: this.bot.id };
    addMember(this.guild, this.bot, [role.id]);
  }

  /** The bot's application, whose id is the bot user's, as for every bot made since 2016. */
  get application(): APIApplication {
    return {
      id: this.bot.id,
      name: this.bot.username,
      icon: null,
      description: "",
      bot_public: false,
      bot_require_code_grant: false,
      bot: this.bot,
      owner: this.users.get(this.guild.ownerId) as APIUser,
      verify_key: "0".repeat(64),
      team: null,
      flags: 0,
      approximate_guild_count: 1,
      approximate_user_install_count: 0,
      summary: "",
      integration_types_config: { 0: {} },
    } as unknown as APIApplication;
  }

  addUser(name: string, bot = false): APIUser {
    const user: APIUser = {
      id: this.newId(),
      username: name.toLowerCase(),
      global_name: bot ? null : name,
      discriminator: bot ? "0001" : "0",
      avatar: null,
      ...(bot ? { bot } : {}),
    };
    this.users.set(user.id, user);
    return user;
  }

  /** A new person of the guild, with a role of their own when they may do more than everyone. */
  addPerson(name: string, permissions: bigint): APIUser {
    const user = this.addUser(name);
    const roles =
      permissions === 0n ? [] : [addRole(this.guild, this.newId(), name, permissions).id];
    addMember(this.guild, user, roles);
    return user;
  }

  /** The channel of direct messages between the bot and a user, made on first use. */
  directChannel(userId: Snowflake): APIDMChannel {
    const recipient = this.users.get(userId);
    if (!recipient) throw refusals.unknownUser();
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
    };
    this.#direct.set(channel.id, channel);
    return channel;
  }

  /** The channel with this id. Throws 10003 when there is none. */
  channel(id: Snowflake): Channel {
    const channel = this.guild.channels.get(id) ?? this.#direct.get(id);
    if (!channel) throw refusals.unknownChannel();
    return channel;
  }

  /** What a user may do in a channel; in direct messages everything. */
  permissions(userId: Snowflake, channel: Channel): bigint {
    return channel.type === ChannelType.DM ? ~0n : permissionsOf(this.guild, userId, channel);
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

  removeMessage(message: Message): void {
    this.#messages.delete(message.id);
    this.feed.emit({ type: "messageDeleted", message: { ...message, deleted: true } });
  }
}
