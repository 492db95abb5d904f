import { randomBytes } from "node:crypto";
import { once } from "node:events";
import type { Server } from "node:http";
import type { AddressInfo } from "node:net";
import { createAdaptorServer } from "@hono/node-server";
import {
  type APIApplicationCommand,
  type APIRole,
  type APITextChannel,
  type APIUser,
  GatewayDispatchEvents,
  type Snowflake,
} from "discord.js";
import { WebSocketServer } from "ws";
import { feedBot } from "./bot-feed.ts";
import { Commands } from "./commands.ts";
import type { Exchange } from "./exchange.ts";
import { RequestFaults } from "./faults.ts";
import { Gateway } from "./gateway.ts";
import { deny } from "./guild.ts";
import { Interactions } from "./interactions.ts";
import type { Names } from "./markdown.ts";
import { Member } from "./member.ts";
import { createApp } from "./rest/app.ts";
import { matches, type RecordedRequest, Recorder, type RequestMatch } from "./rest/recorder.ts";
import { Uploads } from "./rest/uploads.ts";
import { World } from "./world.ts";

const LOOPBACK = "127.0.0.1";

/** How to start a local Discord; every option has a default. */
export interface LocalDiscordOptions {
  /** 0 or absent for any free one. */
  readonly port?: number;
  /** The bot's token; made up when absent. */
  readonly token?: string;
  /** Milliseconds in which an interaction must be answered first; Discord's 3000 when absent. */
  readonly deadline?: number;
}

/** A stand-in for Discord on this computer: one server, one bot, and people to talk to it. */
export interface LocalDiscord {
  /** For discord.js's `rest: { api }`: `http://127.0.0.1:40123/api`. */
  readonly api: string;
  readonly token: string;
  readonly bot: APIUser;
  readonly guild: { readonly id: Snowflake; readonly name: string };
  /** Where members are when no place is said. */
  readonly channel: APITextChannel;
  readonly channels: readonly APITextChannel[];
  readonly roles: readonly APIRole[];
  /** What the ids in mentions are called. */
  readonly names: Names;
  /** Every REST call of the bot, in the order in which they came. */
  readonly requests: readonly RecordedRequest[];
  /** Those answered with a 4xx status. */
  readonly refused: readonly RecordedRequest[];
  readonly faults: Faults;
  /**
   * The person of this name, who joins on first use, then with `permissions` beyond everyone's (as
   * in `PermissionFlagsBits`).
   */
  member(name: string, permissions?: bigint): Member;
  /** The registered commands, global ones and the guild's. */
  commands(): APIApplicationCommand[];
  /** Resolves when the bot is connected and has registered its commands. */
  waitForBot(): Promise<void>;
  /** Resolves with the first matching request, past or coming, when it has been handled. */
  waitForRequest(match: RequestMatch): Promise<RecordedRequest>;
  /** Ends every connection and pending wait, then the server. */
  close(): Promise<void>;
}

/** What a test can let go wrong. */
export interface Faults
  extends Pick<RequestFaults, "loseAnswer" | "hold" | "refuse">,
    Pick<Gateway, "cut" | "invalidate" | "askToReconnect"> {
  /** Keeps GUILD_CREATE from the bot's coming sessions for good. */
  withholdGuild(): void;
  /** Sends the bot its next interaction or message twice. */
  repeatNext(event: "interaction" | "message"): void;
  /** Denies the bot these permissions (as in `PermissionFlagsBits`) in every channel. */
  takePermissions(permissions: bigint): void;
  /** Lets an interaction's token run out. */
  expire(exchange: Exchange): void;
}

/** Starts a local Discord; it is ready for a bot when the promise resolves. */
export async function startLocalDiscord(options: LocalDiscordOptions = {}): Promise<LocalDiscord> {
  const { port = 0, token = randomBytes(24).toString("base64url"), deadline = 3000 } = options;
  const world = new World();
  const host = () => `${LOOPBACK}:${(server.address() as AddressInfo).port}`;
  const gatewayAddress = () => `ws://${host()}`;
  const gateway = new Gateway(world, token, gatewayAddress);
  const interactions = new Interactions(world, gateway, deadline);
  const commands = new Commands(world);
  const recorder = new Recorder(world.feed);
  const requestFaults = new RequestFaults();
  const uploads = new Uploads(world.newId, () => `http://${host()}`);
  const services = { world, commands, interactions, gatewayAddress };
  const app = createApp(services, token, recorder, requestFaults, uploads);
  const server = createAdaptorServer({ fetch: app.fetch }) as Server;
  feedBot(world, gateway);
  server.listen(port, LOOPBACK);
  await once(server, "listening");
  const sockets = new WebSocketServer({ server });
  sockets.on("connection", (socket) => gateway.accept(socket));

  const channels = [...world.guild.channels.values()];
  const channel = channels[0] as APITextChannel;
  const members = new Map<string, Member>();
  const { requests } = recorder;
  return {
    api: `http://${host()}/api`,
    token,
    bot: world.bot,
    guild: world.guild,
    channel,
    channels,
    get roles() {
      return [...world.guild.roles.values()];
    },
    names: {
      user: (id) => world.users.get(id)?.global_name ?? world.users.get(id)?.username,
      role: (id) => world.guild.roles.get(id)?.name,
      channel: (id) => world.guild.channels.get(id)?.name,
    },
    requests,
    get refused() {
      return requests.filter(({ status }) => status !== null && status >= 400 && status < 500);
    },
    faults: faultsOf(world, gateway, interactions, requestFaults),
    member(name, permissions = 0n) {
      const known = members.get(name);
      if (known) return known;
      const user = world.addPerson(name, permissions);
      const member = new Member(user, world, commands, interactions, channel);
      members.set(name, member);
      return member;
    },
    commands: () => commands.offered(),
    async waitForBot() {
      const isThere = () => gateway.connected && commands.registered;
      if (!isThere()) await world.feed.next(() => isThere() || undefined);
    },
    async waitForRequest(match) {
      const handled = ({ took }: RecordedRequest) => took !== null;
      const past = requests.find((it) => handled(it) && matches(match, it));
      return (
        past ??
        (await world.feed.next((it) =>
          it.type === "requestHandled" && matches(match, it.request) ? it.request : undefined,
        ))
      );
    },
    async close() {
      interactions.close();
      world.feed.close();
      gateway.close();
      sockets.close();
      const closed = new Promise((resolve) => server.close(resolve));
      server.closeAllConnections();
      await closed;
    },
  };
}

function faultsOf(
  world: World,
  gateway: Gateway,
  interactions: Interactions,
  requests: RequestFaults,
): Faults {
  return {
    loseAnswer: (match, how) => requests.loseAnswer(match, how),
    hold: (match) => requests.hold(match),
    refuse: (match, error) => requests.refuse(match, error),
    cut: () => gateway.cut(),
    invalidate: () => gateway.invalidate(),
    askToReconnect: () => gateway.askToReconnect(),
    withholdGuild() {
      gateway.withholdsGuild = true;
    },
    repeatNext(event) {
      const { InteractionCreate, MessageCreate } = GatewayDispatchEvents;
      gateway.repeatNext(event === "interaction" ? InteractionCreate : MessageCreate);
    },
    takePermissions(permissions) {
      for (const channel of world.guild.channels.values()) {
        deny(channel, world.bot.id, permissions);
        world.feed.emit({ type: "channelChanged", channel });
      }
    },
    expire: ({ interactionId }) => interactions.expire(interactionId),
  };
}
