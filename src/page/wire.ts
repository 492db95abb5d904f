/**
 * What goes over the wire for each thing a person does: the interaction or message as the bot gets
 * it, the bot's REST calls for it with their times, and what Discord would have refused.
 */
import { type APIInteraction, ComponentType, InteractionType } from "discord.js";
import type { LocalDiscord } from "../sandbox/discord.ts";
import type { Happening, SentInteraction } from "../sandbox/happening.ts";
import type { Message } from "../sandbox/message.ts";
import type { RecordedRequest } from "../sandbox/rest/recorder.ts";
import type { ShownCall, ShownExchange } from "./shown.ts";

/** What a person did, whose it is, and where. */
interface Traced {
  readonly userId: string;
  readonly channelId: string;
  readonly token: string | null;
  /** `performance.now()` of the deed. */
  readonly start: number;
  shown: ShownExchange;
}

/** The record of what went over the wire. */
export interface Wire {
  /** What this person did, oldest first; the latest alone when there was much. */
  of(userId: string): ShownExchange[];
  stop(): void;
}

const KEPT = 200; // exchanges of all people together
const MAX_JSON = 20_000; // characters shown of one body

/** Records until stopped; `onChange` hears of each exchange that is new or has gone on. */
export function tapWire(
  discord: LocalDiscord,
  onChange: (userId: string, exchange: ShownExchange) => void,
): Wire {
  const traced = new Map<string, Traced>();

  function begin(id: string, it: Omit<Traced, "start" | "shown">, title: string, sent: unknown) {
    const shown: ShownExchange = {
      id,
      title,
      at: new Date().toISOString(),
      sent: toJson(sent),
      calls: [],
      acknowledged: null,
      answered: null,
      failed: false,
    };
    traced.set(id, { ...it, start: performance.now(), shown });
    const [oldest] = traced.keys();
    if (traced.size > KEPT && oldest !== undefined) traced.delete(oldest);
    onChange(it.userId, shown);
  }

  function goOn(it: Traced, change: Partial<ShownExchange>): void {
    it.shown = { ...it.shown, ...change };
    onChange(it.userId, it.shown);
  }

  function beginInteraction({ id, userId, channelId, token, payload }: SentInteraction): void {
    const sent = { ...payload, token: "…" };
    begin(id, { userId, channelId, token }, titleOf(payload), sent);
  }

  /** People's messages that the bot is meant to hear; of the others it gets no text. */
  function beginMessage({ id, channelId, api, pinged }: Message): void {
    const isForBot = isDirect(discord, channelId) || pinged.users.includes(discord.bot.id);
    if (api.author.bot || !isForBot) return;
    const title = `message to ${discord.bot.username}`;
    begin(id, { userId: api.author.id, channelId, token: null }, title, api);
  }

  function addCall(request: RecordedRequest): void {
    const it = causeOf(request, traced);
    if (!it) return;
    const call = showCall(request, performance.now() - it.start, it.token);
    const calls = [...it.shown.calls, call];
    const accepted = call.status !== null && call.status < 300;
    goOn(it, {
      calls,
      ...(accepted ? { acknowledged: it.shown.acknowledged ?? call.after } : {}),
      ...(accepted && isLastWord(request) ? { answered: call.after } : {}),
    });
  }

  function hear(happening: Happening): void {
    switch (happening.type) {
      case "interactionSent":
        beginInteraction(happening.interaction);
        break;
      case "messageCreated":
        beginMessage(happening.message);
        break;
      case "requestHandled":
        addCall(happening.request);
        break;
      case "interactionFailed": {
        const it = traced.get(happening.interaction.id);
        if (it) goOn(it, { failed: true });
        break;
      }
      default:
    }
  }

  const stop = discord.on(hear);
  return {
    of: (userId) =>
      [...traced.values()].filter((it) => it.userId === userId).map(({ shown }) => shown),
    stop,
  };
}

/** Whether a channel is nobody's but one person's and the bot's: channels of servers have names. */
function isDirect({ names }: LocalDiscord, channelId: string): boolean {
  return names.channel(channelId) === undefined;
}

/** What the person did that the bot makes this call for; undefined for its other calls. */
function causeOf(
  { path, body }: RecordedRequest,
  traced: ReadonlyMap<string, Traced>,
): Traced | undefined {
  const [, interactionId = ""] = /^\/interactions\/(\d+)\//.exec(path) ?? [];
  const [, token] = /^\/webhooks\/\d+\/([^/?]+)/.exec(path) ?? [];
  const byToken =
    token === undefined ? undefined : [...traced.values()].find((it) => it.token === token);
  const { message_reference: reference } = (body ?? {}) as {
    message_reference?: { message_id?: string };
  };
  const known = traced.get(interactionId) ?? byToken ?? traced.get(reference?.message_id ?? "");
  if (known) return known;
  // A sign of typing names only the channel.
  const [, channelId] = /^\/channels\/(\d+)\/typing/.exec(path) ?? [];
  return [...traced.values()].findLast((it) => it.token === null && it.channelId === channelId);
}

/** Whether the call says something, unlike a deferral or a sign of typing. */
function isLastWord({ path, body }: RecordedRequest): boolean {
  if (path.includes("/typing")) return false;
  if (!path.startsWith("/interactions/")) return true;
  const { type } = (body ?? {}) as { type?: number };
  return type !== 5 && type !== 6;
}

function titleOf(payload: APIInteraction): string {
  switch (payload.type) {
    case InteractionType.ApplicationCommand:
      return payload.data.type === 1 ? `/${payload.data.name}` : `Apps: ${payload.data.name}`;
    case InteractionType.ApplicationCommandAutocomplete:
      return `suggestions for /${payload.data.name}`;
    case InteractionType.MessageComponent: {
      const isButton = payload.data.component_type === ComponentType.Button;
      return `${isButton ? "button" : "menu"} ${payload.data.custom_id}`;
    }
    case InteractionType.ModalSubmit:
      return `form ${payload.data.custom_id}`;
    default:
      return "interaction";
  }
}

function showCall(request: RecordedRequest, after: number, token: string | null): ShownCall {
  const { method, path, status, took, body, response } = request;
  return {
    method,
    path: token === null ? path : path.replace(token, "…"),
    status,
    after,
    took: took ?? 0,
    body: body === undefined ? "" : toJson(body),
    refused: status !== null && status >= 400 ? faultsIn(response) : [],
  };
}

/** The sentences of Discord's error: its message, and each field's (reference#error-messages). */
function faultsIn(response: unknown): string[] {
  const { message, code, errors } = (response ?? {}) as {
    message?: string;
    code?: number;
    errors?: unknown;
  };
  return [`${message ?? "refused"}${code ? ` (${code})` : ""}`, ...fieldFaults(errors, [])];
}

function fieldFaults(node: unknown, path: readonly string[]): string[] {
  if (typeof node !== "object" || node === null) return [];
  return Object.entries(node).flatMap(([key, below]) =>
    key === "_errors" && Array.isArray(below)
      ? below.map(({ message }: { message: string }) => `${path.join(".")}: ${message}`)
      : fieldFaults(below, [...path, key]),
  );
}

function toJson(value: unknown): string {
  const json = JSON.stringify(value, null, 2) ?? "";
  return json.length <= MAX_JSON ? json : `${json.slice(0, MAX_JSON)}\n…`;
}
