import { randomBytes } from "node:crypto";
import {
  GatewayCloseCodes,
  GatewayDispatchEvents,
  type GatewayIdentifyData,
  GatewayIntentBits,
  GatewayOpcodes,
  type GatewayReadyDispatchData,
  type GatewayResumeData,
  type GatewaySendPayload,
  type Snowflake,
} from "discord.js";
import type { WebSocket } from "ws";
import { type Guild, guildCreate } from "./guild.ts";
import type { World } from "./world.ts";

/** Milliseconds between heartbeats, as Discord asks for. */
const HEARTBEAT_INTERVAL = 41_250;

/** Events kept for a session that comes back. */
const MAX_REPLAY = 10_000;

/** Intents that need a switch in the developer portal, which this application does not have on. */
const PRIVILEGED =
  GatewayIntentBits.GuildMembers |
  GatewayIntentBits.GuildPresences |
  GatewayIntentBits.MessageContent;

/** An event as it was sent, whatever became of what it tells of since. */
interface Event {
  readonly sequence: number;
  readonly text: string;
}

interface Session {
  readonly id: string;
  readonly intents: number;
  readonly events: Event[];
  sequence: number;
  socket: WebSocket | null;
}

/** The gateway: sessions, heartbeats and events (events/gateway). */
export class Gateway {
  /** Guilds whose GUILD_CREATE is kept from the bot, as in an outage. */
  readonly withheld = new Set<Snowflake>();
  readonly #world: World;
  readonly #token: string;
  readonly #address: () => string;
  readonly #sockets = new Set<WebSocket>();
  readonly #repeated: string[] = [];
  #session: Session | null = null;

  constructor(world: World, token: string, address: () => string) {
    this.#world = world;
    this.#token = token;
    this.#address = address;
  }

  /** Whether a bot is identified and its connection open. */
  get connected(): boolean {
    return this.#session?.socket != null;
  }

  accept(socket: WebSocket): void {
    this.#sockets.add(socket);
    socket.on("message", (data) => this.#receive(socket, String(data)));
    socket.on("error", () => socket.terminate());
    socket.on("close", (code) => this.#lose(socket, code));
    send(socket, GatewayOpcodes.Hello, { heartbeat_interval: HEARTBEAT_INTERVAL });
  }

  /** Sends an event to the bot, now or when it resumes, if its intents include one of `intents`. */
  dispatch(type: string, data: unknown, intents = 0): void {
    const session = this.#session;
    if (!session || (intents !== 0 && (session.intents & intents) === 0)) return;
    const again = this.#repeated.indexOf(type);
    if (again >= 0) this.#repeated.splice(again, 1);
    for (let copies = again < 0 ? 1 : 2; copies > 0; copies--) emit(session, type, data);
  }

  /** Sends GUILD_CREATE, unless it is withheld. */
  sendGuild(guild: Guild): void {
    if (this.withheld.has(guild.id)) return;
    const data = guildCreate(guild, this.#world.bot.id, this.#world.threadsForBot(guild));
    this.dispatch(GatewayDispatchEvents.GuildCreate, data, GatewayIntentBits.Guilds);
  }

  /** Sends the next event of this type twice, which Discord's delivery permits. */
  repeatNext(type: string): void {
    this.#repeated.push(type);
  }

  /** Drops the connection without a close code; the session stays and may be resumed. */
  cut(): void {
    this.#session?.socket?.terminate();
  }

  /** Ends the session (opcode 9, not resumable): the bot has to identify anew. */
  invalidate(): void {
    const socket = this.#session?.socket;
    this.#session = null;
    if (socket) send(socket, GatewayOpcodes.InvalidSession, false);
  }

  /** Asks the bot to reconnect and resume (opcode 7). */
  askToReconnect(): void {
    const socket = this.#session?.socket;
    if (socket) send(socket, GatewayOpcodes.Reconnect, null);
  }

  close(): void {
    for (const socket of this.#sockets) socket.terminate();
    this.#session = null;
  }

  #receive(socket: WebSocket, text: string): void {
    try {
      this.#act(socket, JSON.parse(text) as GatewaySendPayload);
    } catch {
      socket.close(GatewayCloseCodes.DecodeError, "Error while decoding payload.");
    }
  }

  #act(socket: WebSocket, payload: GatewaySendPayload): void {
    switch (payload.op) {
      case GatewayOpcodes.Heartbeat:
        send(socket, GatewayOpcodes.HeartbeatAck, null);
        break;
      case GatewayOpcodes.Identify:
        this.#identify(socket, payload.d);
        break;
      case GatewayOpcodes.Resume:
        this.#resume(socket, payload.d);
        break;
      default: // presence, voice and member requests change nothing here
    }
  }

  #identify(socket: WebSocket, { token, intents, shard }: GatewayIdentifyData): void {
    if (!this.#authenticates(socket, token)) return;
    if (intents & PRIVILEGED) {
      socket.close(GatewayCloseCodes.DisallowedIntents, "Disallowed intent(s).");
      return;
    }
    this.#session?.socket?.terminate();
    const id = randomBytes(16).toString("hex");
    const session: Session = { id, intents, events: [], sequence: 0, socket };
    this.#session = session;
    const { bot, application } = this.#world;
    const guilds = this.#world.botGuilds();
    const ready: GatewayReadyDispatchData = {
      v: 10,
      user: bot,
      guilds: guilds.map(({ id }) => ({ id, unavailable: true })),
      session_id: session.id,
      resume_gateway_url: this.#address(),
      application,
      ...(shard ? { shard } : {}),
    };
    this.dispatch(GatewayDispatchEvents.Ready, ready);
    for (const guild of guilds) this.sendGuild(guild);
    this.#world.feed.emit({ type: "botConnected" });
  }

  #resume(socket: WebSocket, { token, session_id, seq }: GatewayResumeData): void {
    if (!this.#authenticates(socket, token)) return;
    const session = this.#session;
    const missed = session?.events.filter(({ sequence }) => sequence > seq) ?? [];
    if (session?.id !== session_id || session.sequence - seq !== missed.length) {
      send(socket, GatewayOpcodes.InvalidSession, false);
      return;
    }
    session.socket?.terminate();
    session.socket = socket;
    for (const { text } of missed) socket.send(text);
    this.dispatch(GatewayDispatchEvents.Resumed, {});
    this.#world.feed.emit({ type: "botConnected" });
  }

  #authenticates(socket: WebSocket, token: string): boolean {
    if (token.replace(/^Bot /, "") === this.#token) return true;
    socket.close(GatewayCloseCodes.AuthenticationFailed, "Authentication failed.");
    return false;
  }

  #lose(socket: WebSocket, code: number): void {
    this.#sockets.delete(socket);
    if (this.#session?.socket !== socket) return;
    this.#session.socket = null;
    // A client that closes with 1000 or 1001 says goodbye: its session cannot be resumed.
    if (code === 1000 || code === 1001) this.#session = null;
  }
}

function emit(session: Session, t: string, d: unknown): void {
  session.sequence += 1;
  const { sequence } = session;
  const text = JSON.stringify({ op: GatewayOpcodes.Dispatch, t, s: sequence, d });
  session.events.push({ sequence, text });
  if (session.events.length > MAX_REPLAY) session.events.shift();
  session.socket?.send(text);
}

function send(socket: WebSocket, op: GatewayOpcodes, d: unknown): void {
  socket.send(JSON.stringify({ op, d, s: null, t: null }));
}
