import type {
  APIInteraction,
  APIModalInteractionResponseCallbackData,
  APIRole,
  APITextChannel,
  Snowflake,
} from "discord.js";
import type { Guild } from "./guild.ts";
import type { Message } from "./message.ts";
import type { RecordedRequest } from "./rest/recorder.ts";
import type { Thread } from "./thread.ts";

/** Something that happened in the local Discord. */
export type Happening =
  | { readonly type: "messageCreated"; readonly message: Message }
  | { readonly type: "messageUpdated"; readonly message: Message }
  | { readonly type: "messageDeleted"; readonly message: Message }
  | ReactionChange
  | { readonly type: "typing"; readonly channelId: Snowflake; readonly userId: Snowflake }
  | { readonly type: "interactionSent"; readonly interaction: SentInteraction }
  | { readonly type: "interactionFailed"; readonly interaction: InteractionSummary }
  | { readonly type: "modalOpened"; readonly modal: Modal }
  | ThreadChange
  | GuildChange
  | { readonly type: "commandsChanged" }
  | { readonly type: "botConnected" | "botDisconnected" }
  | { readonly type: "requestHandled"; readonly request: RecordedRequest };

/** Reactions of a message come and go; `message` is as it then stands. */
export type ReactionChange =
  | {
      readonly type: "reactionAdded" | "reactionRemoved";
      readonly message: Message;
      readonly userId: Snowflake;
      readonly emoji: string;
    }
  /** All reactions are gone, or those with one emoji. */
  | { readonly type: "reactionsCleared"; readonly message: Message; readonly emoji: string | null };

/** A thread begins, changes or ends; when it is told, a deleted one is still there. */
export type ThreadChange =
  | { readonly type: "threadCreated"; readonly thread: Thread }
  | { readonly type: "threadUpdated"; readonly thread: Thread; readonly unarchived: boolean }
  | { readonly type: "threadDeleted"; readonly thread: Thread }
  | { readonly type: "threadJoined"; readonly thread: Thread; readonly userId: Snowflake }
  | { readonly type: "threadLeft"; readonly thread: Thread; readonly userId: Snowflake };

/** The bot or something else comes into a guild, or changes there. */
export type GuildChange =
  | { readonly type: "botJoined"; readonly guild: Guild }
  | { readonly type: "botLeft"; readonly guild: Guild }
  | { readonly type: "roleCreated"; readonly guild: Guild; readonly role: APIRole }
  | { readonly type: "channelCreated"; readonly channel: APITextChannel }
  /** `revealed`: the bot sees it, and did not before. */
  | {
      readonly type: "channelChanged";
      readonly channel: APITextChannel;
      readonly revealed: boolean;
    };

/** Which interaction, whose, and where. */
export interface InteractionSummary {
  readonly id: Snowflake;
  readonly userId: Snowflake;
  readonly channelId: Snowflake;
  /** The message it answers or stems from, if there is one. */
  readonly messageId: Snowflake | null;
}

/** An interaction on its way to the bot. */
export interface SentInteraction extends InteractionSummary {
  readonly token: string;
  readonly payload: APIInteraction;
}

/** A form the bot has opened for one user. */
export interface Modal {
  readonly api: APIModalInteractionResponseCallbackData;
  readonly openedBy: InteractionSummary;
}
