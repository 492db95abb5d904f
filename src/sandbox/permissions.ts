import {
  type APIOverwrite,
  type APITextChannel,
  OverwriteType,
  PermissionFlagsBits,
  type Snowflake,
} from "discord.js";
import type { Guild } from "./guild.ts";

const EVERY_PERMISSION = Object.values(PermissionFlagsBits).reduce((all, bit) => all | bit, 0n);

/**
 * What a member may do in a channel, 0 for who is not in the guild: the roles' permissions, then
 * the channel's overwrites for everyone, for roles and for the member, in that order
 * (topics/permissions#permission-overwrites).
 */
export function permissionsOf(guild: Guild, userId: Snowflake, channel: APITextChannel): bigint {
  const member = guild.members.get(userId);
  if (!member) return 0n;
  if (userId === guild.ownerId) return EVERY_PERMISSION;
  const roles = [guild.id, ...member.roles].map((id) => guild.roles.get(id)?.permissions ?? "0");
  const base = roles.reduce((all, bits) => all | BigInt(bits), 0n);
  if (base & PermissionFlagsBits.Administrator) return EVERY_PERMISSION;
  const overwrites = channel.permission_overwrites ?? [];
  return [[guild.id], member.roles, [userId]].reduce((bits, ids) => {
    const these = overwrites.filter(({ id }) => ids.includes(id));
    const all = (kind: "allow" | "deny") => these.reduce((sum, it) => sum | BigInt(it[kind]), 0n);
    return (bits & ~all("deny")) | all("allow");
  }, base);
}

/** Allows or denies a member or role `permissions` in a channel, on top of those set before. */
export function overwrite(
  { members }: Guild,
  channel: APITextChannel,
  id: Snowflake,
  kind: "allow" | "deny",
  permissions: bigint,
): void {
  const overwrites = channel.permission_overwrites ?? [];
  const before = overwrites.find((it) => it.id === id) ?? { allow: "0", deny: "0" };
  const other = kind === "allow" ? "deny" : "allow";
  const after = {
    id,
    type: members.has(id) ? OverwriteType.Member : OverwriteType.Role,
    [kind]: String(BigInt(before[kind]) | permissions),
    [other]: String(BigInt(before[other]) & ~permissions),
  };
  const others = overwrites.filter((it) => it.id !== id);
  channel.permission_overwrites = [...others, after as unknown as APIOverwrite];
}
