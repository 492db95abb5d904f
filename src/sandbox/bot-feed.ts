import {
  ChannelType,
  GatewayDispatchEvents,
  GatewayIntentBits,
  PermissionFlagsBits,
} from "discord.js";
import type { Gateway } from "./gateway.ts";
import type { Message } from "./message.ts";
import { asSeenByBot } from "./visibility.ts";
import type { World } from "./world.ts";

const { MessageCreate, MessageUpdate, MessageDelete, ChannelUpdate } = GatewayDispatchEvents;

/** Tells the bot over the gateway what happens in the world, as far as it may know. */
export function feedBot(world: World, gateway: Gateway): void {
  const tell = (type: string, message: Message, data: object) => {
    tellOfMessage(world, gateway, type, message, data);
  };
  world.feed.on((happening) => {
    switch (happening.type) {
      case "messageCreated":
        tell(MessageCreate, happening.message, asSeenByBot(world, happening.message));
        break;
      case "messageUpdated":
        tell(MessageUpdate, happening.message, asSeenByBot(world, happening.message));
        break;
      case "messageDeleted":
        tell(MessageDelete, happening.message, {});
        break;
      case "channelChanged":
        gateway.dispatch(ChannelUpdate, happening.channel, GatewayIntentBits.Guilds);
        break;
      default:
    }
  });
}

/** Sends an event about a message, if the bot may see its channel and asked for such events. */
function tellOfMessage(
  world: World,
  gateway: Gateway,
  type: string,
  message: Message,
  data: object,
) {
  const channel = world.channel(message.channelId);
  const event = { ...data, id: message.id, channel_id: channel.id, channel_type: channel.type };
  // Discord sends ephemeral answers like direct messages, without a guild.
  if (channel.type === ChannelType.DM || message.onlyFor !== null) {
    gateway.dispatch(type, event, GatewayIntentBits.DirectMessages);
    return;
  }
  const permissions = world.permissions(world.bot.id, channel);
  if ((permissions & PermissionFlagsBits.ViewChannel) === 0n) return;
  const member = memberFields(world, message);
  gateway.dispatch(type, { ...event, guild_id: world.guild.id, ...member }, GUILD_MESSAGES);
}

const GUILD_MESSAGES = GatewayIntentBits.GuildMessages;

function memberFields(world: World, message: Message) {
  const author = world.guild.members.get(message.api.author.id);
  if (!author) return {};
  const { user: _, ...member } = author;
  return { member };
}
