import type { ServerResponse } from "node:http";
import { RESPONSE_ALREADY_SENT } from "@hono/node-server/utils/response";
import type { MiddlewareHandler } from "hono";
import type { ContentfulStatusCode } from "hono/utils/http-status";
import { type LimitScope, tooManyRequests } from "./rate-limits.ts";
import type { ApiEnv } from "./rest/api.ts";
import { matches, type RecordedRequest, type RequestMatch } from "./rest/recorder.ts";

/** How an answer is lost after Discord has acted on the request. */
export type Loss = "reset" | "502" | "silence";

/** Which request a fault is for. */
export type Target = Omit<RequestMatch, "status">;

/** A request that waits. One its client gives up in the meantime is dropped. */
export interface HeldRequest {
  /** Resolves when the request has come. */
  readonly arrived: Promise<RecordedRequest>;
  /** Lets Discord act on it and answer. */
  release(): void;
}

type Handle = MiddlewareHandler<ApiEnv>;

/** What goes wrong between the bot and the REST API, one request at a time. */
export class RequestFaults {
  readonly #planned: { readonly match: Target; readonly handle: Handle }[] = [];

  /**
   * Acts on the next matching request but loses the answer: the connection is reset, a proxy
   * answers 502, or nothing ever comes.
   */
  loseAnswer(match: Target, how: Loss = "reset"): void {
    this.#plan(match, async (c, next) => {
      await next();
      c.res = undefined; // or its headers would be kept
      if (how === "502") {
        c.res = new Response("Bad Gateway", { status: 502 });
        return;
      }
      c.set("lost", true);
      if (how === "reset") (c.env.outgoing as ServerResponse).socket?.resetAndDestroy();
      c.res = RESPONSE_ALREADY_SENT;
    });
  }

  /** Holds the next matching request before Discord acts on it, until it is released. */
  hold(match: Target): HeldRequest {
    const release = signal<void>();
    const arrival = signal<RecordedRequest>();
    this.#plan(match, async (c, next) => {
      const { outgoing } = c.env;
      const abandoned = new Promise<void>((resolve) => outgoing.once("close", () => resolve()));
      arrival.give(c.get("request"));
      await Promise.race([release.given, abandoned]);
      if (!outgoing.destroyed) return next();
      c.set("lost", true);
      c.res = RESPONSE_ALREADY_SENT;
    });
    return { arrived: arrival.given, release: () => release.give() };
  }

  /** Answers the next matching request with an error of Discord's and does not act on it. */
  refuse(match: Target, error: { status: number; code?: number; message?: string }): void {
    this.#plan(match, async (c) => {
      const { status, code = 0, message = `${status}: refused` } = error;
      return c.json({ code, message }, status as ContentfulStatusCode);
    });
  }

  /** Turns the next matching request away with 429, to be sent again after some seconds. */
  turnAway(match: Target, retryAfter: number, scope: LimitScope = "user"): void {
    this.#plan(match, async (c) => tooManyRequests(c, retryAfter, scope));
  }

  /** Applies the fault planned for a request, if any, once. */
  middleware(): Handle {
    return async (c, next) => {
      const planned = this.#planned.findIndex(({ match }) => matches(match, c.get("request")));
      const [fault] = planned < 0 ? [] : this.#planned.splice(planned, 1);
      return fault ? fault.handle(c, next) : next();
    };
  }

  #plan(match: Target, handle: Handle): void {
    this.#planned.push({ match, handle });
  }
}

function signal<T>(): { readonly given: Promise<T>; readonly give: (value: T) => void } {
  let give = (_: T) => {};
  const given = new Promise<T>((resolve) => {
    give = resolve;
  });
  return { given, give };
}
