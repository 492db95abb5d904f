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
import { applicationOf } from "./application.ts";
import { type Guild, guildCreate } from "./guild.ts";
import { Session } from "./session.ts";
import type { World } from "./world.ts";

/** Milliseconds between heartbeats, as Discord asks for. */
const HEARTBEAT_INTERVAL = 41_250;

/** Intents that need a switch in the developer portal, which this application does not have on. */
const PRIVILEGED =
  GatewayIntentBits.GuildMembers |
  GatewayIntentBits.GuildPresences |
  GatewayIntentBits.MessageContent;

const KNOWN_INTENTS = Object.values(GatewayIntentBits)
  .filter((bit) => typeof bit === "number")
  .reduce((all, bit) => all | bit, 0);

/** Close codes after which a session goes on (topics/opcodes-and-status-codes#gateway). */
const RESUMABLE: ReadonlySet<GatewayCloseCodes> = new Set([
  GatewayCloseCodes.UnknownError,
  GatewayCloseCodes.UnknownOpcode,
  GatewayCloseCodes.DecodeError,
  GatewayCloseCodes.NotAuthenticated,
  GatewayCloseCodes.AlreadyAuthenticated,
  GatewayCloseCodes.RateLimited,
]);

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
    for (let copies = again < 0 ? 1 : 2; copies > 0; copies--) session.emit(type, data);
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

  /** Closes the connection with a code; those after which nothing can be resumed end the session. */
  disconnect(code: GatewayCloseCodes): void {
    const socket = this.#session?.socket;
    if (!RESUMABLE.has(code)) this.#session = null;
    socket?.close(code);
  }

  /** Says that the session is invalid (opcode 9): it ends, unless it may be resumed. */
  invalidate(resumable = false): void {
    const socket = this.#session?.socket;
    if (!resumable) this.#session = null;
    else if (this.#session) this.#session.socket = null;
    if (socket) send(socket, GatewayOpcodes.InvalidSession, resumable);
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
      socket.close(GatewayCloseCodes.DecodeError);
    }
  }

  #act(socket: WebSocket, payload: GatewaySendPayload): void {
    if (payload.op === GatewayOpcodes.Heartbeat) {
      send(socket, GatewayOpcodes.HeartbeatAck, null);
      return;
    }
    const isIdentified = this.#session?.socket === socket;
    switch (payload.op) {
      case GatewayOpcodes.Identify:
        if (isIdentified) socket.close(GatewayCloseCodes.AlreadyAuthenticated);
        else this.#identify(socket, payload.d);
        break;
      case GatewayOpcodes.Resume:
        if (isIdentified) socket.close(GatewayCloseCodes.AlreadyAuthenticated);
        else this.#resume(socket, payload.d);
        break;
      case GatewayOpcodes.PresenceUpdate:
      case GatewayOpcodes.VoiceStateUpdate:
      case GatewayOpcodes.RequestGuildMembers:
      case GatewayOpcodes.RequestSoundboardSounds: // they change nothing here
        if (!isIdentified) socket.close(GatewayCloseCodes.NotAuthenticated);
        break;
      default:
        socket.close(GatewayCloseCodes.UnknownOpcode);
    }
  }

  #identify(socket: WebSocket, { token, intents, shard }: GatewayIdentifyData): void {
    if (!this.#authenticates(socket, token)) return;
    const wrong = identifyError(intents, shard);
    if (wrong !== null) {
      socket.close(wrong);
      return;
    }
    this.#session?.socket?.terminate();
    const session = new Session(intents, socket);
    this.#session = session;
    const { bot } = this.#world;
    const guilds = this.#world.botGuilds();
    const ready: GatewayReadyDispatchData = {
      v: 10,
      user: bot,
      guilds: guilds.map(({ id }) => ({ id, unavailable: true })),
      session_id: session.id,
      resume_gateway_url: this.#address(),
      application: applicationOf(this.#world),
      ...(shard ? { shard } : {}),
    };
    this.dispatch(GatewayDispatchEvents.Ready, ready);
    for (const guild of guilds) this.sendGuild(guild);
    this.#world.feed.emit({ type: "botConnected" });
  }

  #resume(socket: WebSocket, { token, session_id, seq }: GatewayResumeData): void {
    if (!this.#authenticates(socket, token)) return;
    const session = this.#session;
    if (session?.id === session_id && seq > session.sequence) {
      socket.close(GatewayCloseCodes.InvalidSeq);
      return;
    }
    const missed = session?.id === session_id ? session.since(seq) : null;
    if (!session || missed === null) {
      send(socket, GatewayOpcodes.InvalidSession, false);
      return;
    }
    session.socket?.terminate();
    session.socket = socket;
    for (const text of missed) socket.send(text);
    this.dispatch(GatewayDispatchEvents.Resumed, {});
    this.#world.feed.emit({ type: "botConnected" });
  }

  #authenticates(socket: WebSocket, token: string): boolean {
    if (token.replace(/^Bot /, "") === this.#token) return true;
    socket.close(GatewayCloseCodes.AuthenticationFailed);
    return false;
  }

  #lose(socket: WebSocket, code: number): void {
    this.#sockets.delete(socket);
    if (this.#session?.socket !== socket) return;
    this.#session.socket = null;
    this.#world.feed.emit({ type: "botDisconnected" });
    // A client that closes with 1000 or 1001 says goodbye: its session cannot be resumed.
    if (code === 1000 || code === 1001) this.#session = null;
  }
}

/** The close code for an IDENTIFY that asks for what there is not or may not be had; null for none. */
function identifyError(
  intents: number,
  [index, count]: readonly [number, number] = [0, 1],
): GatewayCloseCodes | null {
  if (index < 0 || index >= count) return GatewayCloseCodes.InvalidShard;
  if (intents & ~KNOWN_INTENTS) return GatewayCloseCodes.InvalidIntents;
  return intents & PRIVILEGED ? GatewayCloseCodes.DisallowedIntents : null;
}

function send(socket: WebSocket, op: GatewayOpcodes, d: unknown): void {
  socket.send(JSON.stringify({ op, d, s: null, t: null }));
}
