import { type APITextChannel, type APIUser, PermissionFlagsBits, type Snowflake } from "discord.js";
import { addMember, addRole, type Guild } from "./guild.ts";
import { overwrite } from "./permissions.ts";
import type { World } from "./world.ts";

/** Who is in a guild, and what they may do there. */

/** Lets a person join a guild, with a role of their own when they may do more than everyone. */
export function join(world: World, guild: Guild, user: APIUser, permissions: bigint): void {
  if (permissions === 0n) {
    addMember(guild, user, []);
    return;
  }
  const role = addRole(guild, world.newId(), user.global_name as string, permissions);
  addMember(guild, user, [role.id]);
  world.feed.emit({ type: "roleCreated", guild, role });
}

/** Adds the bot to a guild, with the role that Discord makes for it. */
export function joinBot(world: World, guild: Guild): void {
  const role = addRole(guild, world.newId(), world.bot.username, 0n);
  role.managed = true;
  role.tags = { bot_id: world.bot.id };
  addMember(guild, world.bot, [role.id]);
  world.feed.emit({ type: "botJoined", guild });
}

/** Takes the bot out of a guild, and its role with it. */
export function removeBot(world: World, guild: Guild): void {
  for (const id of guild.members.get(world.bot.id)?.roles ?? []) guild.roles.delete(id);
  guild.members.delete(world.bot.id);
  world.feed.emit({ type: "botLeft", guild });
}

/** Allows or denies a member or role permissions in a channel. */
export function setPermissions(
  world: World,
  channel: APITextChannel,
  id: Snowflake,
  kind: "allow" | "deny",
  permissions: bigint,
): void {
  const guild = world.guildOf(channel) as Guild;
  const isSeen = () => world.may(world.bot.id, channel, PermissionFlagsBits.ViewChannel);
  const wasSeen = isSeen();
  overwrite(guild, channel, id, kind, permissions);
  world.feed.emit({ type: "channelChanged", channel, revealed: !wasSeen && isSeen() });
}
