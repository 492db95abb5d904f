import {
  type APIGuild,
  type APIGuildMember,
  type APIOverwrite,
  type APIRole,
  type APITextChannel,
  type APIUser,
  ChannelType,
  type GatewayGuildCreateDispatchData,
  type GuildMemberFlags,
  Locale,
  PermissionFlagsBits,
  type RoleFlags,
  type Snowflake,
} from "discord.js";

/** The one server of the local Discord, its roles, channels and members. */
export interface Guild {
  readonly id: Snowflake;
  readonly name: string;
  readonly ownerId: Snowflake;
  readonly joinedAt: string;
  readonly roles: Map<Snowflake, APIRole>;
  readonly channels: Map<Snowflake, APITextChannel>;
  readonly members: Map<Snowflake, GuildMember>;
}

/** A member of the guild, with their user. */
export type GuildMember = APIGuildMember & { readonly user: APIUser };

/** What everyone may do in a new server. */
const EVERYONE =
  PermissionFlagsBits.ViewChannel |
  PermissionFlagsBits.SendMessages |
  PermissionFlagsBits.SendMessagesInThreads |
  PermissionFlagsBits.ReadMessageHistory |
  PermissionFlagsBits.EmbedLinks |
  PermissionFlagsBits.AttachFiles |
  PermissionFlagsBits.AddReactions |
  PermissionFlagsBits.UseExternalEmojis |
  PermissionFlagsBits.UseApplicationCommands |
  PermissionFlagsBits.UseExternalApps |
  PermissionFlagsBits.MentionEveryone |
  PermissionFlagsBits.ChangeNickname;

const EVERY_PERMISSION = Object.values(PermissionFlagsBits).reduce((all, bit) => all | bit, 0n);

/** A server with a role for everyone (its id is the server's) and no channels or members yet. */
export function createGuild(id: Snowflake, ownerId: Snowflake, name: string): Guild {
  const guild: Guild = {
    id,
    name,
    ownerId,
    joinedAt: new Date().toISOString(),
    roles: new Map(),
    channels: new Map(),
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

/** What a member may do in a channel (topics/permissions#permission-overwrites). */
export function permissionsOf(guild: Guild, userId: Snowflake, channel: APITextChannel): bigint {
  const member = guild.members.get(userId);
  if (!member) return 0n;
  if (userId === guild.ownerId) return EVERY_PERMISSION;
  const roles = [guild.id, ...member.roles].map((id) => guild.roles.get(id)?.permissions ?? "0");
  const base = roles.reduce((all, bits) => all | BigInt(bits), 0n);
  if (base & PermissionFlagsBits.Administrator) return EVERY_PERMISSION;
  const overwrite = channel.permission_overwrites?.find(({ id }) => id === userId);
  if (!overwrite) return base;
  return (base & ~BigInt(overwrite.deny)) | BigInt(overwrite.allow);
}

/** Denies a member `permissions` in a channel, on top of those denied before. */
export function deny(channel: APITextChannel, userId: Snowflake, permissions: bigint): void {
  const overwrites = channel.permission_overwrites ?? [];
  const before = overwrites.find(({ id }) => id === userId);
  const denied = BigInt(before?.deny ?? 0) | permissions;
  const overwrite: APIOverwrite = { id: userId, type: 1, allow: "0", deny: String(denied) };
  channel.permission_overwrites = [...overwrites.filter((it) => it !== before), overwrite];
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

/** What GUILD_CREATE tells a bot: the server, its channels, and of the members the bot alone. */
export function guildCreate(guild: Guild, botId: Snowflake): GatewayGuildCreateDispatchData {
  const bot = guild.members.get(botId);
  return {
    ...toApiGuild(guild),
    joined_at: guild.joinedAt,
    large: false,
    unavailable: false,
    member_count: guild.members.size,
    voice_states: [],
    members: bot ? [bot] : [],
    channels: [...guild.channels.values()],
    threads: [],
    presences: [],
    stage_instances: [],
    guild_scheduled_events: [],
    soundboard_sounds: [],
  } as unknown as GatewayGuildCreateDispatchData;
}
