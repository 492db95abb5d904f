import { type APIDMChannel, type APITextChannel, ChannelType } from "discord.js";
import type { ThreadChannel } from "./thread.ts";

/** A text channel of a guild, a thread in one, or the direct messages of one user with the bot. */
export type Channel = APITextChannel | ThreadChannel | APIDMChannel;

export function isThread(channel: Channel): channel is ThreadChannel {
  return channel.type === ChannelType.PublicThread || channel.type === ChannelType.PrivateThread;
}

export function isDirect(channel: Channel): channel is APIDMChannel {
  return channel.type === ChannelType.DM;
}
