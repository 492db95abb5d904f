import { GatewayDispatchEvents, GatewayIntentBits } from "discord.js";
import type { Gateway } from "./gateway.ts";
import type { GuildChange } from "./happening.ts";
import type { World } from "./world.ts";

const { Guilds } = GatewayIntentBits;
const Events = GatewayDispatchEvents;

/** Tells the bot what changes in the guilds it is in. */
export function tellOfGuild(world: World, gateway: Gateway, change: GuildChange): void {
  switch (change.type) {
    case "botJoined":
      gateway.sendGuild(change.guild);
      break;
    case "botLeft":
      gateway.dispatch(Events.GuildDelete, { id: change.guild.id }, Guilds);
      break;
    case "roleCreated": {
      const { guild, role } = change;
      if (!guild.members.has(world.bot.id)) break;
      gateway.dispatch(Events.GuildRoleCreate, { guild_id: guild.id, role }, Guilds);
      break;
    }
    default: {
      const { channel, type } = change;
      const guild = world.guildOf(channel);
      if (!guild?.members.has(world.bot.id)) break;
      const event = type === "channelCreated" ? Events.ChannelCreate : Events.ChannelUpdate;
      gateway.dispatch(event, channel, Guilds);
      if (type === "channelCreated" || !change.revealed) break;
      const threads = world.threadsForBot(guild).filter((it) => it.parent_id === channel.id);
      const members = threads.flatMap(({ member }) => member ?? []);
      const sync = { guild_id: guild.id, channel_ids: [channel.id], threads, members };
      gateway.dispatch(Events.ThreadListSync, sync, Guilds);
    }
  }
}
