import { GatewayDispatchEvents, GatewayIntentBits, PermissionFlagsBits } from "discord.js";
import type { Gateway } from "./gateway.ts";
import type { ThreadChange } from "./happening.ts";
import { type Thread, threadFor } from "./thread.ts";
import type { World } from "./world.ts";

const Events = GatewayDispatchEvents;

/** Tells the bot of threads it may see (topics/threads#gateway-events). */
export function tellOfThread(world: World, gateway: Gateway, change: ThreadChange): void {
  const { id: botId } = world.bot;
  const { thread } = change;
  const { channel, members } = thread;
  const { id, guild_id, parent_id, type } = channel;
  const tell = (event: GatewayDispatchEvents, data: object) =>
    gateway.dispatch(event, data, GatewayIntentBits.Guilds);
  // Without the intent GUILD_MEMBERS a bot hears of its own coming and going alone, and of that
  // also where it sees the thread no more.
  if ("userId" in change && change.userId !== botId) return;
  if (change.type === "threadLeft") {
    tell(Events.ThreadMembersUpdate, { ...countOf(thread), removed_member_ids: [botId] });
    return;
  }
  if (!world.may(botId, channel, PermissionFlagsBits.ViewChannel)) return;
  const membership = members.get(botId);
  switch (change.type) {
    case "threadCreated":
      tell(Events.ThreadCreate, { ...threadFor(thread, botId), newly_created: true });
      break;
    case "threadDeleted":
      tell(Events.ThreadDelete, { id, guild_id, parent_id, type });
      break;
    case "threadUpdated":
      tell(Events.ThreadUpdate, threadFor(thread, botId));
      if (change.unarchived && membership) {
        tell(Events.ThreadMemberUpdate, { ...membership, guild_id });
      }
      break;
    default: {
      const member = world.guildOf(channel)?.members.get(botId);
      const added_members = [{ ...membership, member, presence: null }];
      tell(Events.ThreadCreate, threadFor(thread, botId));
      tell(Events.ThreadMembersUpdate, { ...countOf(thread), added_members });
    }
  }
}

function countOf({ channel: { id, guild_id, member_count } }: Thread) {
  return { id, guild_id, member_count };
}
