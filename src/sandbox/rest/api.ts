import type { HttpBindings } from "@hono/node-server";
import type { Context, Hono } from "hono";
import type { Commands } from "../commands.ts";
import type { Interactions } from "../interactions.ts";
import type { Upload } from "../limits/message.ts";
import type { World } from "../world.ts";
import type { OpenRequest } from "./recorder.ts";

/** What every route of the REST API is given. */
export interface Services {
  readonly world: World;
  readonly commands: Commands;
  readonly interactions: Interactions;
  /** The gateway's `ws://` address. */
  readonly gatewayAddress: () => string;
}

/** What Hono carries from one handler to the next. */
export interface ApiEnv {
  Bindings: HttpBindings;
  Variables: {
    /** The record of this request. */
    request: OpenRequest;
    /** The request's JSON and files. */
    upload: Upload;
    /** Set when the answer was lost on its way to the bot. */
    lost: boolean;
  };
}

/** The API, to which routes are added. */
export type Api = Hono<ApiEnv>;
/** One request and what belongs to it. */
export type ApiContext = Context<ApiEnv>;

/** An answer without content, which must not claim to be JSON. */
export function noContent(c: ApiContext): Response {
  return c.body(null, 204);
}
