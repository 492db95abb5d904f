import type { APIReaction, Snowflake } from "discord.js";
import type { Message } from "./message.ts";
import { refusals } from "./refusal.ts";
import type { World } from "./world.ts";

/** Who has reacted to a message with one emoji, in the order in which they did. */
export interface Reaction {
  /** The emoji itself: servers here have none of their own. */
  readonly emoji: string;
  readonly userIds: readonly Snowflake[];
}

/** Different emoji on one message (topics/opcodes-and-status-codes#json, 30010). */
const MAX_REACTIONS = 20;

/** One emoji of Unicode, also without the selector that asks for its coloured form. */
const WITH_SETS = "v"; // Node has the flag, the compiler's target does not
const EMOJI = new RegExp("^(?:\\p{RGI_Emoji}|\\p{Extended_Pictographic})$", WITH_SETS);

/** The emoji in a route. Throws 10014 for anything else, as for a name such as `:smile:`. */
export function parseEmoji(text: string): string {
  if (!EMOJI.test(text)) throw refusals.unknownEmoji();
  return text;
}

/** Adds a user's reaction, once. Throws 30010 for a twenty-first emoji. */
export function addReaction(
  world: World,
  message: Message,
  userId: Snowflake,
  emoji: string,
): void {
  const reactions = message.reactions;
  const same = reactions.find((it) => it.emoji === emoji);
  if (same?.userIds.includes(userId)) return;
  if (!same && reactions.length >= MAX_REACTIONS) throw refusals.tooManyReactions(MAX_REACTIONS);
  const after = same
    ? reactions.map((it) => (it === same ? { emoji, userIds: [...it.userIds, userId] } : it))
    : [...reactions, { emoji, userIds: [userId] }];
  const changed = world.react({ ...message, reactions: after });
  world.feed.emit({ type: "reactionAdded", message: changed, userId, emoji });
}

/** Takes a user's reaction back. Throws 10014 when there is none with this emoji at all. */
export function removeReaction(
  world: World,
  message: Message,
  userId: Snowflake,
  emoji: string,
): void {
  const same = message.reactions.find((it) => it.emoji === emoji);
  if (!same) throw refusals.unknownEmoji();
  if (!same.userIds.includes(userId)) return;
  const userIds = same.userIds.filter((id) => id !== userId);
  const after = message.reactions
    .map((it) => (it === same ? { emoji, userIds } : it))
    .filter((it) => it.userIds.length > 0);
  const changed = world.react({ ...message, reactions: after });
  world.feed.emit({ type: "reactionRemoved", message: changed, userId, emoji });
}

/** Removes every reaction, or those with one emoji. */
export function clearReactions(world: World, message: Message, emoji: string | null): void {
  const after = emoji === null ? [] : message.reactions.filter((it) => it.emoji !== emoji);
  const changed = world.react({ ...message, reactions: after });
  world.feed.emit({ type: "reactionsCleared", message: changed, emoji });
}

/** The reactions as Discord's API gives them to one user (resources/message#reaction-object). */
export function toApiReactions(reactions: readonly Reaction[], viewer: Snowflake): APIReaction[] {
  return reactions.map(({ emoji, userIds }) => ({
    emoji: { id: null, name: emoji },
    count: userIds.length,
    count_details: { burst: 0, normal: userIds.length },
    me: userIds.includes(viewer),
    me_burst: false,
    burst_colors: [],
  }));
}
