import { randomBytes } from "node:crypto";
import { once } from "node:events";
import type { Server } from "node:http";
import type { AddressInfo } from "node:net";
import { createAdaptorServer } from "@hono/node-server";
import type { APIApplicationCommand, APITextChannel, APIUser } from "discord.js";
import { WebSocketServer } from "ws";
import { feedBot } from "./bot-feed.ts";
import { Commands } from "./commands.ts";
import { type Faults, faultsOf } from "./faults.ts";
import { Gateway } from "./gateway.ts";
import type { Guild } from "./guild.ts";
import type { Happening } from "./happening.ts";
import { Interactions } from "./interactions.ts";
import { type LocalGuild, localGuild } from "./local-guild.ts";
import type { Names } from "./markdown.ts";
import { Member } from "./member.ts";
import { join, joinBot } from "./membership.ts";
import { namesIn } from "./names.ts";
import { RateLimits } from "./rate-limits.ts";
import { RequestFaults } from "./request-faults.ts";
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
  /** Whether the bot is connected. */
  readonly online: boolean;
  /** Calls `listener` with everything that happens; returns how to stop that. */
  on(listener: (happening: Happening) => void): () => void;
  /** The registered commands, global ones and those of `guild`. */
  commands(guild?: LocalGuild): APIApplicationCommand[];
  /** Resolves when the bot is connected and has registered its commands. */
  waitForBot(): Promise<void>;
  /** Resolves with the first matching request, past or coming, when it has been handled. */
  waitForRequest(match: RequestMatch): Promise<RecordedRequest>;
  /** Ends every connection and pending wait, then the server. */
  close(): Promise<void>;
}

/** Starts a local Discord; it is ready for a bot when the promise resolves. */
export async function startLocalDiscord(options: LocalDiscordOptions = {}): Promise<LocalDiscord> {
  const { port = 0, token = randomBytes(24).toString("base64url"), deadline = 3000 } = options;
  const world = new World();
  const home = world.addGuild("The Reading Room", ["general", "library"]);
  joinBot(world, home);
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
      if (!guild.members.has(user.id)) join(world, guild, user, permissions);
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
    faults: faultsOf({ world, home, gateway, interactions, requests: requestFaults, limits }),
    get online() {
      return gateway.connected;
    },
    on: (listener) => world.feed.on(listener),
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
