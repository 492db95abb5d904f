import {
  type APIGuild,
  type APIGuildMember,
  type APIRole,
  type APITextChannel,
  type APIThreadChannel,
  type APIUser,
  type ChannelFlags,
  ChannelType,
  type GatewayGuildCreateDispatchData,
  type GuildMemberFlags,
  Locale,
  PermissionFlagsBits,
  type RoleFlags,
  type Snowflake,
} from "discord.js";
import type { Thread } from "./thread.ts";

/** A server: its roles, channels, threads and members. */
export interface Guild {
  readonly id: Snowflake;
  readonly name: string;
  readonly ownerId: Snowflake;
  readonly roles: Map<Snowflake, APIRole>;
  readonly channels: Map<Snowflake, APITextChannel>;
  readonly threads: Map<Snowflake, Thread>;
  readonly members: Map<Snowflake, GuildMember>;
}

/** A member of the guild, with their user. */
export type GuildMember = APIGuildMember & { readonly user: APIUser };

/** What everyone may do in a new server. */
const EVERYONE =
  PermissionFlagsBits.ViewChannel |
  PermissionFlagsBits.SendMessages |
  PermissionFlagsBits.SendMessagesInThreads |
  PermissionFlagsBits.CreatePublicThreads |
  PermissionFlagsBits.CreatePrivateThreads |
  PermissionFlagsBits.ReadMessageHistory |
  PermissionFlagsBits.EmbedLinks |
  PermissionFlagsBits.AttachFiles |
  PermissionFlagsBits.AddReactions |
  PermissionFlagsBits.UseExternalEmojis |
  PermissionFlagsBits.UseApplicationCommands |
  PermissionFlagsBits.UseExternalApps |
  PermissionFlagsBits.MentionEveryone |
  PermissionFlagsBits.ChangeNickname;

/** A server with a role for everyone (its id is the server's) and no channels or members yet. */
export function createGuild(id: Snowflake, ownerId: Snowflake, name: string): Guild {
  const guild: Guild = {
    id,
    name,
    ownerId,
    roles: new Map(),
    channels: new Map(),
    threads: new Map(),
    members: new Map(),
  };
  addRole(guild, id, "@everyone", EVERYONE);
  return guild;
}

/** Adds a role above the others and returns it. */
export function addRole(guild: Guild, id: Snowflake, name: string, permissions: bigint): APIRole {
  const role: APIRole = {
    id,
    name,
    permissions: String(permissions),
    position: guild.roles.size,
    color: 0,
    colors: { primary_color: 0, secondary_color: null, tertiary_color: null },
    hoist: false,
    managed: false,
    mentionable: false,
    icon: null,
    unicode_emoji: null,
    flags: 0 as RoleFlags,
  };
  guild.roles.set(id, role);
  return role;
}

/** Adds a text channel below the others and returns it. */
export function addChannel(guild: Guild, id: Snowflake, name: string): APITextChannel {
  const channel: APITextChannel = {
    id,
    type: ChannelType.GuildText,
    guild_id: guild.id,
    name,
    position: guild.channels.size,
    permission_overwrites: [],
    nsfw: false,
    parent_id: null,
    topic: null,
    last_message_id: null,
    rate_limit_per_user: 0,
    flags: 0 as ChannelFlags,
  };
  guild.channels.set(id, channel);
  return channel;
}

/** Lets a user join with these roles, and returns them as a member. */
export function addMember(guild: Guild, user: APIUser, roles: readonly Snowflake[]): GuildMember {
  const member: GuildMember = {
    user,
    nick: null,
    avatar: null,
    banner: null,
    roles: [...roles],
    joined_at: new Date().toISOString(),
    premium_since: null,
    deaf: false,
    mute: false,
    flags: 0 as GuildMemberFlags,
    pending: false,
    communication_disabled_until: null,
  };
  guild.members.set(user.id, member);
  return member;
}

/** The server as `GET /guilds/{id}` gives it (resources/guild). */
export function toApiGuild(guild: Guild): APIGuild {
  return {
    id: guild.id,
    name: guild.name,
    icon: null,
    splash: null,
    discovery_splash: null,
    home_header: null,
    owner_id: guild.ownerId,
    afk_channel_id: null,
    afk_timeout: 300,
    region: "deprecated",
    widget_enabled: false,
    widget_channel_id: null,
    max_video_channel_users: 25,
    max_stage_video_channel_users: 50,
    nsfw: false,
    verification_level: 0,
    default_message_notifications: 0,
    explicit_content_filter: 0,
    roles: [...guild.roles.values()],
    emojis: [],
    features: [],
    mfa_level: 0,
    application_id: null,
    system_channel_id: null,
    system_channel_flags: 0,
    rules_channel_id: null,
    max_presences: null,
    max_members: 500_000,
    vanity_url_code: null,
    description: null,
    banner: null,
    premium_tier: 0,
    premium_subscription_count: 0,
    preferred_locale: Locale.EnglishUS,
    public_updates_channel_id: null,
    nsfw_level: 0,
    premium_progress_bar_enabled: false,
    safety_alerts_channel_id: null,
    stickers: [],
    incidents_data: null,
  } as unknown as APIGuild;
}

/**
 * What GUILD_CREATE tells a bot: the server, its channels and the given threads, and of the members
 * the bot alone.
 */
export function guildCreate(
  guild: Guild,
  botId: Snowflake,
  threads: readonly APIThreadChannel[],
): GatewayGuildCreateDispatchData {
  const bot = guild.members.get(botId) as GuildMember;
  return {
    ...toApiGuild(guild),
    joined_at: bot.joined_at,
    large: false,
    unavailable: false,
    member_count: guild.members.size,
    voice_states: [],
    members: [bot],
    channels: [...guild.channels.values()],
    threads,
    presences: [],
    stage_instances: [],
    guild_scheduled_events: [],
    soundboard_sounds: [],
  } as unknown as GatewayGuildCreateDispatchData;
}
