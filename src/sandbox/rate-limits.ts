import type { MiddlewareHandler } from "hono";
import type { Target } from "./request-faults.ts";
import type { ApiContext, ApiEnv } from "./rest/api.ts";
import { matches } from "./rest/recorder.ts";

/** Who is limited: this bot on one route, everyone on a resource, or this bot on all routes. */
export type LimitScope = "user" | "shared" | "global";

/** How many requests are let through in how many seconds. */
export interface Rate {
  readonly requests: number;
  readonly seconds: number;
}

/** Requests of one kind counted together, for each channel, guild or webhook by itself. */
interface Bucket {
  readonly id: string;
  readonly match: Target;
  readonly rate: Rate;
  readonly windows: Map<string, Window>;
}

interface Window {
  remaining: number;
  /** Milliseconds since 1970 at which it ends. */
  readonly end: number;
}

/** What a request was counted against and what is left of it. */
interface Count {
  readonly exceeded: boolean;
  readonly remaining: number;
  /** Seconds to the end of the window. */
  readonly after: number;
}

/** Routes that no global limit counts (topics/rate-limits#global-rate-limit). */
const INTERACTIONS = /^\/(interactions|webhooks)\//;

/** The channel, guild or webhook of a path (topics/rate-limits). */
const TOP_LEVEL = /^\/(?:(?:channels|guilds)\/[^/]+|webhooks\/[^/]+\/[^/?]+)/;

/** Limits on the rate of the bot's requests (topics/rate-limits); there are none until they are set. */
export class RateLimits {
  readonly #buckets: Bucket[] = [];
  #global: Bucket | null = null;

  /** Limits the requests that `match` picks, and says so in the headers of every answer. */
  limit(match: Target, rate: Rate): void {
    const id = `bucket-${this.#buckets.length + 1}`;
    this.#buckets.push({ id, match, rate, windows: new Map() });
  }

  /** Limits all requests together but those that answer interactions. */
  limitAll(rate: Rate): void {
    this.#global = { id: "global", match: {}, rate, windows: new Map() };
  }

  /** Counts each request and turns it away once its limit is reached. */
  middleware(): MiddlewareHandler<ApiEnv> {
    return async (c, next) => {
      const request = c.get("request");
      if (this.#global && !INTERACTIONS.test(request.path)) {
        const { exceeded, after } = count(this.#global, "");
        if (exceeded) return tooManyRequests(c, after, "global");
      }
      const bucket = this.#buckets.find(({ match }) => matches(match, request));
      if (!bucket) return next();
      const counted = count(bucket, TOP_LEVEL.exec(request.path)?.[0] ?? "");
      if (counted.exceeded) {
        const refused = tooManyRequests(c, counted.after, "user");
        setHeaders(refused, bucket, counted);
        return refused;
      }
      await next();
      if (!c.get("lost")) setHeaders(c.res, bucket, counted);
    };
  }
}

/** The answer 429: wait `retryAfter` seconds. */
export function tooManyRequests(c: ApiContext, retryAfter: number, scope: LimitScope): Response {
  const global = scope === "global";
  c.header("Retry-After", String(retryAfter));
  c.header("X-RateLimit-Scope", scope);
  if (global) c.header("X-RateLimit-Global", "true");
  const what = scope === "shared" ? "The resource is" : "You are";
  return c.json({ message: `${what} being rate limited.`, retry_after: retryAfter, global }, 429);
}

function count({ rate, windows }: Bucket, resource: string): Count {
  const now = Date.now();
  const open = windows.get(resource);
  const window: Window =
    open && open.end > now
      ? open
      : { remaining: rate.requests, end: now + Math.round(rate.seconds * 1000) };
  windows.set(resource, window);
  const exceeded = window.remaining === 0;
  if (!exceeded) window.remaining -= 1;
  return { exceeded, remaining: window.remaining, after: (window.end - now) / 1000 };
}

/** The headers of topics/rate-limits#header-format. */
function setHeaders(
  { headers }: Response,
  { id, rate }: Bucket,
  { remaining, after }: Count,
): void {
  headers.set("X-RateLimit-Limit", String(rate.requests));
  headers.set("X-RateLimit-Remaining", String(remaining));
  headers.set("X-RateLimit-Reset", String(Date.now() / 1000 + after));
  headers.set("X-RateLimit-Reset-After", String(after));
  headers.set("X-RateLimit-Bucket", id);
}
