import type { APIRole, APITextChannel, Snowflake } from "discord.js";
import { addChannel, type Guild } from "./guild.ts";
import type { Member } from "./member.ts";
import { joinBot, removeBot } from "./membership.ts";
import type { World } from "./world.ts";

/** A server of the local Discord, as whoever plays with it sees and changes it. */
export interface LocalGuild {
  readonly id: Snowflake;
  readonly name: string;
  /** Where members are when no place is said: its first channel. */
  readonly channel: APITextChannel;
  readonly channels: readonly APITextChannel[];
  readonly roles: readonly APIRole[];
  /**
   * The person of this name, who joins on first use, then with `permissions` beyond everyone's (as
   * in `PermissionFlagsBits`). A person of two guilds is in the first one when no place is said.
   */
  member(name: string, permissions?: bigint): Member;
  addChannel(name: string): APITextChannel;
  /** Adds the bot, as someone does who follows its invitation. */
  inviteBot(): void;
  /** Throws the bot out. */
  removeBot(): void;
}

/** `guild` as a `LocalGuild`; `memberOf` finds or makes the people in it. */
export function localGuild(
  world: World,
  guild: Guild,
  memberOf: (name: string, permissions: bigint) => Member,
): LocalGuild {
  return {
    id: guild.id,
    name: guild.name,
    get channel() {
      return [...guild.channels.values()][0] as APITextChannel;
    },
    get channels() {
      return [...guild.channels.values()];
    },
    get roles() {
      return [...guild.roles.values()];
    },
    member: (name, permissions = 0n) => memberOf(name, permissions),
    addChannel(name) {
      const channel = addChannel(guild, world.newId(), name);
      world.feed.emit({ type: "channelCreated", channel });
      return channel;
    },
    inviteBot: () => joinBot(world, guild),
    removeBot: () => removeBot(world, guild),
  };
}
