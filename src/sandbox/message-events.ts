import { GatewayDispatchEvents, GatewayIntentBits, PermissionFlagsBits } from "discord.js";
import { type Channel, isDirect } from "./channel.ts";
import type { Gateway } from "./gateway.ts";
import type { Happening, ReactionChange } from "./happening.ts";
import { asSeenByBot } from "./visibility.ts";
import type { World } from "./world.ts";

type MessageChange = Extract<
  Happening,
  { type: "messageCreated" | "messageUpdated" | "messageDeleted" }
>;

const EVENTS: {
  readonly [Type in (MessageChange | ReactionChange)["type"]]: GatewayDispatchEvents;
} = {
  messageCreated: GatewayDispatchEvents.MessageCreate,
  messageUpdated: GatewayDispatchEvents.MessageUpdate,
  messageDeleted: GatewayDispatchEvents.MessageDelete,
  reactionAdded: GatewayDispatchEvents.MessageReactionAdd,
  reactionRemoved: GatewayDispatchEvents.MessageReactionRemove,
  reactionsCleared: GatewayDispatchEvents.MessageReactionRemoveAll,
};

const { GuildMessages, GuildMessageReactions, GuildMessageTyping } = GatewayIntentBits;
const { DirectMessages, DirectMessageReactions, DirectMessageTyping } = GatewayIntentBits;

/** Tells the bot of a message, if it may see its channel and asked for such events. */
export function tellOfMessage(world: World, gateway: Gateway, change: MessageChange): void {
  const { message } = change;
  const channel = world.channel(message.channelId);
  const isGone = change.type === "messageDeleted";
  const data = isGone
    ? { id: message.id, channel_id: channel.id }
    : { ...asSeenByBot(world, message), channel_type: channel.type };
  const event = EVENTS[change.type];
  // Discord sends ephemeral answers like direct messages, without a guild.
  if (message.onlyFor !== null) {
    gateway.dispatch(event, data, DirectMessages);
    return;
  }
  const member = isGone ? {} : memberIn(world, channel, message.api.author.id);
  send(world, gateway, channel, event, [GuildMessages, DirectMessages], { ...data, ...member });
}

/** Tells the bot of a change in a message's reactions. */
export function tellOfReaction(world: World, gateway: Gateway, change: ReactionChange): void {
  const channel = world.channel(change.message.channelId);
  const isOfOneEmoji = change.type === "reactionsCleared" && change.emoji !== null;
  const event = isOfOneEmoji
    ? GatewayDispatchEvents.MessageReactionRemoveEmoji
    : EVENTS[change.type];
  const emoji = change.emoji === null ? {} : { emoji: { id: null, name: change.emoji } };
  const by = "userId" in change ? { user_id: change.userId, burst: false, type: 0 } : {};
  const author =
    change.type === "reactionAdded"
      ? {
          message_author_id: change.message.api.author.id,
          ...memberIn(world, channel, change.userId, true),
        }
      : {};
  send(world, gateway, channel, event, [GuildMessageReactions, DirectMessageReactions], {
    channel_id: channel.id,
    message_id: change.message.id,
    ...emoji,
    ...by,
    ...author,
  });
}

/** Tells the bot that someone has begun to type. */
export function tellOfTyping(
  world: World,
  gateway: Gateway,
  { channelId, userId }: Extract<Happening, { type: "typing" }>,
): void {
  const channel = world.channel(channelId);
  const event = GatewayDispatchEvents.TypingStart;
  send(world, gateway, channel, event, [GuildMessageTyping, DirectMessageTyping], {
    channel_id: channel.id,
    user_id: userId,
    timestamp: Math.floor(Date.now() / 1000),
    ...memberIn(world, channel, userId, true),
  });
}

/** Sends an event of a channel the bot may see, with its guild, if it asked for such events. */
function send(
  world: World,
  gateway: Gateway,
  channel: Channel,
  event: GatewayDispatchEvents,
  [inGuilds, inDirect]: readonly [GatewayIntentBits, GatewayIntentBits],
  data: object,
): void {
  if (isDirect(channel)) gateway.dispatch(event, data, inDirect);
  else if (world.may(world.bot.id, channel, PermissionFlagsBits.ViewChannel)) {
    gateway.dispatch(event, { ...data, guild_id: channel.guild_id }, inGuilds);
  }
}

/** The field `member`, without its user unless asked for; nothing outside guilds. */
function memberIn(world: World, channel: Channel, userId: string, withUser = false) {
  const known = world.guildOf(channel)?.members.get(userId);
  if (!known) return {};
  const { user, ...member } = known;
  return { member: withUser ? { user, ...member } : member };
}
