import type { MiddlewareHandler } from "hono";
import type { Feed } from "../feed.ts";
import type { Happening } from "../happening.ts";
import type { ApiEnv } from "./api.ts";

/** One call of the bot to the REST API, as the local Discord saw it. */
export interface RecordedRequest {
  readonly method: string;
  /** Below `/api/v10`, with its query: `/channels/1234/messages?limit=1`. */
  readonly path: string;
  /** Its JSON; of a request with files the part `payload_json`. */
  readonly body: unknown;
  /** Null while it is unanswered, and for good when the answer was lost or never given. */
  readonly status: number | null;
  /** The JSON it was answered with, null for none. */
  readonly response: unknown;
  /** When it came, in milliseconds since the local Discord started. */
  readonly started: number;
  /** How long its answer took, in milliseconds; null while it is unanswered. */
  readonly took: number | null;
}

/** Picks requests: by method, by a part or pattern of the path, and by the answer's status. */
export interface RequestMatch {
  readonly method?: "GET" | "POST" | "PUT" | "PATCH" | "DELETE";
  readonly path?: string | RegExp;
  readonly status?: number;
}

/** Whether `match` picks a request; its status is null before it is answered. */
export function matches(
  match: RequestMatch,
  request: Pick<RecordedRequest, "method" | "path" | "status">,
): boolean {
  if (match.status !== undefined && match.status !== request.status) return false;
  if (match.method !== undefined && match.method !== request.method) return false;
  if (match.path === undefined) return true;
  return typeof match.path === "string"
    ? request.path.includes(match.path)
    : match.path.test(request.path);
}

/** Every request to the REST API, in the order in which they came. */
export class Recorder {
  readonly requests: RecordedRequest[] = [];
  readonly #feed: Feed<Happening>;
  readonly #began = performance.now();

  constructor(feed: Feed<Happening>) {
    this.#feed = feed;
  }

  /** Records each request when it comes, and its answer when that is given. */
  middleware(): MiddlewareHandler<ApiEnv> {
    return async (c, next) => {
      const request: OpenRequest = {
        method: c.req.method,
        path: c.req.path.replace(/^\/api\/v10/, "") + new URL(c.req.url).search,
        body: undefined,
        status: null,
        response: null,
        started: performance.now() - this.#began,
        took: null,
      };
      this.requests.push(request);
      c.set("request", request);
      await next();
      request.took = performance.now() - this.#began - request.started;
      if (!c.get("lost")) {
        request.status = c.res.status;
        request.response = await jsonOf(c.res.clone());
      }
      this.#feed.emit({ type: "requestHandled", request });
    };
  }
}

/** A recorded request while it is being handled. */
export type OpenRequest = { -readonly [Key in keyof RecordedRequest]: RecordedRequest[Key] };

async function jsonOf(response: Response): Promise<unknown> {
  const isJson = response.headers.get("content-type")?.startsWith("application/json");
  return isJson ? await response.json() : null;
}
