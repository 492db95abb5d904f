import type {
  APIModalInteractionResponseCallbackData,
  APITextChannel,
  Snowflake,
} from "discord.js";
import type { Message } from "./message.ts";
import type { RecordedRequest } from "./rest/recorder.ts";

/** Something that happened in the local Discord. */
export type Happening =
  | { readonly type: "messageCreated"; readonly message: Message }
  | { readonly type: "messageUpdated"; readonly message: Message }
  | { readonly type: "messageDeleted"; readonly message: Message }
  | { readonly type: "botTyping"; readonly channelId: Snowflake }
  | { readonly type: "interactionFailed"; readonly interaction: InteractionSummary }
  | { readonly type: "modalOpened"; readonly modal: Modal }
  | { readonly type: "channelChanged"; readonly channel: APITextChannel }
  | { readonly type: "commandsChanged" }
  | { readonly type: "botConnected" }
  | { readonly type: "requestHandled"; readonly request: RecordedRequest };

/** Which interaction, whose, and where. */
export interface InteractionSummary {
  readonly id: Snowflake;
  readonly userId: Snowflake;
  readonly channelId: Snowflake;
  /** The message it answers or stems from, if there is one. */
  readonly messageId: Snowflake | null;
}

/** A form the bot has opened for one user. */
export interface Modal {
  readonly api: APIModalInteractionResponseCallbackData;
  readonly openedBy: InteractionSummary;
}
