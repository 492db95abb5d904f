import { type APITextChannel, GatewayDispatchEvents, type Snowflake } from "discord.js";
import type { Exchange } from "./exchange.ts";
import type { Gateway } from "./gateway.ts";
import type { Guild } from "./guild.ts";
import type { Interactions } from "./interactions.ts";
import { setPermissions } from "./membership.ts";
import type { RateLimits } from "./rate-limits.ts";
import type { RequestFaults } from "./request-faults.ts";
import type { World } from "./world.ts";

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

/** The parts of a local Discord that can fail. */
interface Parts {
  readonly world: World;
  /** The first guild. */
  readonly home: Guild;
  readonly gateway: Gateway;
  readonly interactions: Interactions;
  readonly requests: RequestFaults;
  readonly limits: RateLimits;
}

/** The ways in which these parts fail on request. */
export function faultsOf({ world, home, gateway, interactions, requests, limits }: Parts): Faults {
  return {
    loseAnswer: (...given) => requests.loseAnswer(...given),
    hold: (match) => requests.hold(match),
    refuse: (match, error) => requests.refuse(match, error),
    turnAway: (...given) => requests.turnAway(...given),
    limit: (match, rate) => limits.limit(match, rate),
    limitAll: (rate) => limits.limitAll(rate),
    cut: () => gateway.cut(),
    disconnect: (code) => gateway.disconnect(code),
    invalidate: (resumable) => gateway.invalidate(resumable),
    askToReconnect: () => gateway.askToReconnect(),
    withholdGuild() {
      gateway.withheld.add(home.id);
    },
    repeatNext(event) {
      const { InteractionCreate, MessageCreate } = GatewayDispatchEvents;
      gateway.repeatNext(event === "interaction" ? InteractionCreate : MessageCreate);
    },
    takePermissions: (permissions, where) => change(world, "deny", permissions, where),
    givePermissions: (permissions, where) => change(world, "allow", permissions, where),
    expire: ({ interactionId }) => interactions.expire(interactionId),
  };
}

function change(
  world: World,
  kind: "allow" | "deny",
  permissions: bigint,
  { in: place, of = world.bot.id }: PermissionScope = {},
): void {
  for (const guild of world.guilds.values()) {
    const channels = [...guild.channels.values()].filter(({ id }) => !place || id === place.id);
    for (const channel of channels) setPermissions(world, channel, of, kind, permissions);
  }
}
