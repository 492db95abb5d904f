import { randomBytes } from "node:crypto";
import { GatewayOpcodes } from "discord.js";
import type { WebSocket } from "ws";

/** Events kept for a session that comes back. */
const MAX_REPLAY = 10_000;

/** A bot's session on the gateway, over one connection after another. */
export class Session {
  readonly id = randomBytes(16).toString("hex");
  readonly intents: number;
  socket: WebSocket | null;
  /** The number of the last event. */
  sequence = 0;
  /** Events as they were sent, whatever became of what they tell of since. */
  readonly #sent: string[] = [];

  constructor(intents: number, socket: WebSocket) {
    this.intents = intents;
    this.socket = socket;
  }

  /** Sends an event, now or when the bot resumes. */
  emit(type: string, data: unknown): void {
    this.sequence += 1;
    const event = { op: GatewayOpcodes.Dispatch, t: type, s: this.sequence, d: data };
    const text = JSON.stringify(event);
    this.#sent.push(text);
    if (this.#sent.length > MAX_REPLAY) this.#sent.shift();
    this.socket?.send(text);
  }

  /** The events after the one with this number; null when they are no longer all there. */
  since(sequence: number): string[] | null {
    const missed = this.sequence - sequence;
    if (missed > this.#sent.length) return null;
    return missed === 0 ? [] : this.#sent.slice(-missed);
  }
}
