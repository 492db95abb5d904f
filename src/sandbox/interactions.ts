import { randomBytes } from "node:crypto";
import {
  type APIApplicationCommandOptionChoice,
  type APIInteraction,
  type APIUser,
  type ApplicationCommandType,
  GatewayDispatchEvents,
  type InteractionType,
  type Snowflake,
} from "discord.js";
import type { Channel } from "./channel.ts";
import type { Gateway } from "./gateway.ts";
import type { InteractionSummary, Modal } from "./happening.ts";
import { interactionPayload } from "./interaction-payload.ts";
import type { Message } from "./message.ts";
import { refusals } from "./refusal.ts";
import type { World } from "./world.ts";

/** Milliseconds in which an interaction's token may be used (receiving-and-responding). */
const TOKEN_LIFETIME = 15 * 60 * 1000;

/** What a person did, for the bot to answer. */
export interface Action {
  readonly type: InteractionType;
  readonly user: APIUser;
  readonly channel: Channel;
  readonly data: unknown;
  /** Of a command its type, and its name with its subcommands. */
  readonly command?: { readonly type: ApplicationCommandType; readonly name: string };
  /** The message whose component was used, or whose modal was filled in. */
  readonly source?: Message | null;
  /** Of a modal the interaction it was opened by. */
  readonly openedBy?: Snowflake;
}

/** How the bot answered first. */
export interface Answer {
  readonly state: "answered" | "thinking" | "updated" | "updating" | "choices" | "modal" | "failed";
  readonly message: Message | null;
  readonly modal: Modal | null;
  readonly choices: readonly APIApplicationCommandOptionChoice[];
}

/** One interaction, from a person's action to the end of its token. */
export interface Interaction extends Action {
  readonly id: Snowflake;
  readonly token: string;
  readonly sentAt: number;
  /** Of a modal the interaction it was opened by. */
  readonly trigger: Interaction | null;
  /** The message that `@original` stands for, once there is one. */
  original: Snowflake | null;
  readonly followUps: Set<Snowflake>;
  state: "waiting" | "acknowledged" | "failed";
  expired: boolean;
}

/** All interactions: sends them to the bot and settles each once, by its answer or the deadline. */
export class Interactions {
  readonly #world: World;
  readonly #gateway: Gateway;
  readonly #deadline: number;
  readonly #byToken = new Map<string, Interaction>();
  readonly #settle = new Map<Snowflake, (answer: Answer) => void>();

  /** `deadline`: milliseconds for the first answer. */
  constructor(world: World, gateway: Gateway, deadline: number) {
    this.#world = world;
    this.#gateway = gateway;
    this.#deadline = deadline;
  }

  /** Sends an interaction to the bot; `answer` settles when it is answered or has failed. */
  send(action: Action): { interaction: Interaction; answer: Promise<Answer> } {
    const interaction: Interaction = {
      ...action,
      id: this.#world.newId(),
      token: randomBytes(32).toString("base64url"),
      sentAt: Date.now(),
      trigger: this.#find(action.openedBy) ?? null,
      original: null,
      followUps: new Set(),
      state: "waiting",
      expired: false,
    };
    this.#byToken.set(interaction.token, interaction);
    const answer = new Promise<Answer>((resolve) => this.#settle.set(interaction.id, resolve));
    const timer = setTimeout(() => this.#fail(interaction), this.#deadline).unref();
    void answer.then(() => clearTimeout(timer));
    const payload: APIInteraction = interactionPayload(this.#world, interaction);
    const sent = { ...summary(interaction), token: interaction.token, payload };
    this.#world.feed.emit({ type: "interactionSent", interaction: sent });
    this.#gateway.dispatch(GatewayDispatchEvents.InteractionCreate, payload);
    return { interaction, answer };
  }

  /** The interaction waiting for its first answer. Throws 10062 and 40060. */
  waiting(id: Snowflake, token: string): Interaction {
    const interaction = this.#byToken.get(token);
    if (interaction?.id !== id || interaction.state === "failed") {
      throw refusals.unknownInteraction();
    }
    if (interaction.state === "acknowledged") throw refusals.alreadyAcknowledged();
    return interaction;
  }

  /** The answered interaction behind a webhook token. Throws 10015 and 50027. */
  answered(token: string): Interaction {
    const interaction = this.#byToken.get(token);
    if (!interaction) throw refusals.expiredToken();
    if (interaction.state !== "acknowledged") throw refusals.unknownWebhook();
    if (interaction.expired || Date.now() - interaction.sentAt > TOKEN_LIFETIME) {
      throw refusals.expiredToken();
    }
    return interaction;
  }

  /** Settles an interaction with its first answer. */
  acknowledge(interaction: Interaction, answer: Answer): void {
    interaction.state = "acknowledged";
    interaction.original = answer.message?.id ?? null;
    this.#settle.get(interaction.id)?.(answer);
    this.#settle.delete(interaction.id);
  }

  /** Ends the life of an interaction's token before its 15 minutes are over. */
  expire(id: Snowflake): void {
    const interaction = this.#find(id);
    if (interaction) interaction.expired = true;
  }

  /** Fails what is still unanswered. */
  close(): void {
    for (const interaction of this.#byToken.values()) this.#fail(interaction);
  }

  #find(id: Snowflake | undefined): Interaction | undefined {
    return [...this.#byToken.values()].find((it) => it.id === id);
  }

  #fail(interaction: Interaction): void {
    if (interaction.state !== "waiting") return;
    interaction.state = "failed";
    const failed: Answer = { state: "failed", message: null, modal: null, choices: [] };
    this.#settle.get(interaction.id)?.(failed);
    this.#settle.delete(interaction.id);
    this.#world.feed.emit({ type: "interactionFailed", interaction: summary(interaction) });
  }
}

/** Which interaction this is, for those who see what becomes of it. */
export function summary(interaction: Interaction): InteractionSummary {
  return {
    id: interaction.id,
    userId: interaction.user.id,
    channelId: interaction.channel.id,
    messageId: interaction.original ?? interaction.source?.id ?? null,
  };
}
