import { randomBytes } from "node:crypto";
import { once } from "node:events";
import type { Server } from "node:http";
import type { AddressInfo } from "node:net";
import { createAdaptorServer } from "@hono/node-server";
import {
  type APIApplicationCommand,
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
import type { Guild } from "./guild.ts";
import { Interactions } from "./interactions.ts";
import { type LocalGuild, localGuild } from "./local-guild.ts";
import type { Names } from "./markdown.ts";
import { Member } from "./member.ts";
import { RateLimits } from "./rate-limits.ts";
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

/** A stand-in for Discord on this computer: servers, one bot, and people to talk to it. */
export interface LocalDiscord
  extends Pick<LocalGuild, "channel" | "channels" | "roles" | "member"> {
  /** For discord.js's `rest: { api }`: `http://127.0.0.1:40123/api`. */
  readonly api: string;
  readonly token: string;
  readonly bot: APIUser;
  /** The server that is there from the start with the bot in it; `channel`, `member` are its. */
  readonly guild: LocalGuild;
  /** What the ids in mentions are called. */
  readonly names: Names;
  /** Every REST call of the bot, in the order in which they came. */
  readonly requests: readonly RecordedRequest[];
  /** Those answered with a 4xx status. */
  readonly refused: readonly RecordedRequest[];
  readonly faults: Faults;
  /** Another server with one channel; the bot comes when it is invited. */
  createGuild(name: string): LocalGuild;
  /** The registered commands, global ones and those of `guild`. */
  commands(guild?: LocalGuild): APIApplicationCommand[];
  /** Resolves when the bot is connected and has registered its commands. */
  waitForBot(): Promise<void>;
  /** Resolves with the first matching request, past or coming, when it has been handled. */
  waitForRequest(match: RequestMatch): Promise<RecordedRequest>;
  /** Ends every connection and pending wait, then the server. */
  close(): Promise<void>;
}

/** What a test can let go wrong. */
export interface Faults
  extends Pick<RequestFaults, "loseAnswer" | "hold" | "refuse" | "turnAway">,
    Pick<RateLimits, "limit" | "limitAll">,
    Pick<Gateway, "cut" | "disconnect" | "invalidate" | "askToReconnect"> {
  /** Keeps the first guild's GUILD_CREATE from the bot's coming sessions for good. */
  withholdGuild(): void;
  /** Sends the bot its next interaction or message twice. */
  repeatNext(event: "interaction" | "message"): void;
  /** Denies these permissions (as in `PermissionFlagsBits`) to the bot, or to whom it is said. */
  takePermissions(permissions: bigint, where?: PermissionScope): void;
  /** Grants these permissions, also where they were taken. */
  givePermissions(permissions: bigint, where?: PermissionScope): void;
  /** Lets an interaction's token run out. */
  expire(exchange: Exchange): void;
}

/** Whose permissions, and where. */
export interface PermissionScope {
  /** One channel; every channel of every guild when absent. */
  readonly in?: APITextChannel;
  /** A member or role; the bot when absent. */
  readonly of?: Snowflake;
}

/** Starts a local Discord; it is ready for a bot when the promise resolves. */
export async function startLocalDiscord(options: LocalDiscordOptions = {}): Promise<LocalDiscord> {
  const { port = 0, token = randomBytes(24).toString("base64url"), deadline = 3000 } = options;
  const world = new World();
  const home = world.addGuild("The Reading Room", ["general", "library"]);
  world.joinBot(home);
  const host = () => `${LOOPBACK}:${(server.address() as AddressInfo).port}`;
  const gatewayAddress = () => `ws://${host()}`;
  const gateway = new Gateway(world, token, gatewayAddress);
  const interactions = new Interactions(world, gateway, deadline);
  const commands = new Commands(world);
  const recorder = new Recorder(world.feed);
  const requestFaults = new RequestFaults();
  const limits = new RateLimits();
  const uploads = new Uploads(world.newId, () => `http://${host()}`);
  const services = { world, commands, interactions, gatewayAddress };
  const app = createApp(services, token, recorder, limits, requestFaults, uploads);
  const server = createAdaptorServer({ fetch: app.fetch }) as Server;
  feedBot(world, gateway);
  server.listen(port, LOOPBACK);
  await once(server, "listening");
  const sockets = new WebSocketServer({ server });
  sockets.on("connection", (socket) => gateway.accept(socket));

  const members = new Map<string, Member>();
  const keep = (file: File) => uploads.keep(file);
  const localGuildOf = (guild: Guild) =>
    localGuild(world, guild, (name, permissions) => {
      const known = members.get(name);
      const user = known?.user ?? world.addUser(name);
      if (!guild.members.has(user.id)) world.join(guild, user, permissions);
      const [first] = guild.channels.values();
      const member =
        known ?? new Member(user, world, commands, interactions, first as APITextChannel, keep);
      members.set(name, member);
      return member;
    });
  const guild = localGuildOf(home);
  const { requests } = recorder;
  return {
    api: `http://${host()}/api`,
    token,
    bot: world.bot,
    guild,
    channel: guild.channel,
    get channels() {
      return guild.channels;
    },
    get roles() {
      return guild.roles;
    },
    member: guild.member,
    createGuild: (name) => localGuildOf(world.addGuild(name, ["general"])),
    names: namesIn(world),
    requests,
    get refused() {
      return requests.filter(({ status }) => status !== null && status >= 400 && status < 500);
    },
    faults: {
      ...networkFaults(requestFaults, limits, gateway),
      ...worldFaults(world, home, gateway, interactions),
    },
    commands: ({ id } = guild) => commands.offered(id),
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

function namesIn(world: World): Names {
  const guilds = () => [...world.guilds.values()];
  return {
    user: (id) => world.users.get(id)?.global_name ?? world.users.get(id)?.username,
    role: (id) =>
      guilds()
        .find(({ roles }) => roles.has(id))
        ?.roles.get(id)?.name,
    channel: (id) =>
      guilds()
        .map(({ channels, threads }) => channels.get(id) ?? threads.get(id)?.channel)
        .find((channel) => channel !== undefined)?.name,
  };
}

function networkFaults(requests: RequestFaults, limits: RateLimits, gateway: Gateway) {
  return {
    loseAnswer: requests.loseAnswer.bind(requests),
    hold: requests.hold.bind(requests),
    refuse: requests.refuse.bind(requests),
    turnAway: requests.turnAway.bind(requests),
    limit: limits.limit.bind(limits),
    limitAll: limits.limitAll.bind(limits),
    cut: gateway.cut.bind(gateway),
    disconnect: gateway.disconnect.bind(gateway),
    invalidate: gateway.invalidate.bind(gateway),
    askToReconnect: gateway.askToReconnect.bind(gateway),
  };
}

function worldFaults(world: World, home: Guild, gateway: Gateway, interactions: Interactions) {
  const setPermissions =
    (kind: "allow" | "deny") =>
    (permissions: bigint, { in: place, of = world.bot.id }: PermissionScope = {}) => {
      for (const guild of world.guilds.values()) {
        const channels = place ? [place] : guild.channels.values();
        for (const channel of channels) {
          if (!guild.channels.has(channel.id)) continue;
          world.setPermissions(guild, channel, of, kind, permissions);
        }
      }
    };
  return {
    withholdGuild() {
      gateway.withheld.add(home.id);
    },
    repeatNext(event: "interaction" | "message") {
      const { InteractionCreate, MessageCreate } = GatewayDispatchEvents;
      gateway.repeatNext(event === "interaction" ? InteractionCreate : MessageCreate);
    },
    takePermissions: setPermissions("deny"),
    givePermissions: setPermissions("allow"),
    expire: ({ interactionId }: Exchange) => interactions.expire(interactionId),
  };
}
