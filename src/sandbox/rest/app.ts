import { Hono } from "hono";
import type { ContentfulStatusCode } from "hono/utils/http-status";
import type { RateLimits } from "../rate-limits.ts";
import { Refusal, refusals } from "../refusal.ts";
import type { RequestFaults } from "../request-faults.ts";
import type { ApiContext, ApiEnv, Services } from "./api.ts";
import { addApplicationRoutes } from "./application-routes.ts";
import { addGuildRoutes } from "./guild-routes.ts";
import { addInteractionRoutes } from "./interaction-routes.ts";
import { addMessageRoutes } from "./message-routes.ts";
import { addReactionRoutes } from "./reaction-routes.ts";
import type { Recorder } from "./recorder.ts";
import { addThreadRoutes } from "./thread-routes.ts";
import type { Uploads } from "./uploads.ts";

/** Routes whose path holds a token of its own, and the one everyone may ask. */
const OPEN = /^\/api\/v10\/(interactions|webhooks)\/|^\/api\/v10\/gateway$/;

/** The REST API under `/api/v10` (reference#http-api). */
export function createApp(
  services: Services,
  token: string,
  recorder: Recorder,
  limits: RateLimits,
  faults: RequestFaults,
  uploads: Uploads,
): Hono<ApiEnv> {
  const app = new Hono<ApiEnv>();
  const api = app.basePath("/api/v10");
  api.use(recorder.middleware());
  api.use(uploads.middleware());
  api.use(limits.middleware());
  api.use(faults.middleware());
  api.use(async (c, next) => {
    const authorised = c.req.header("authorization") === `Bot ${token}`;
    if (!authorised && !OPEN.test(c.req.path)) throw refusals.unauthorized();
    await next();
  });
  addGuildRoutes(api, services);
  addApplicationRoutes(api, services);
  addMessageRoutes(api, services);
  addReactionRoutes(api, services);
  addThreadRoutes(api, services);
  addInteractionRoutes(api, services);
  uploads.serve(app);
  app.notFound((c) => refuse(c, refusals.notFound()));
  app.onError((error, c) => {
    if (error instanceof Refusal) return refuse(c, error);
    const message = error instanceof Error ? (error.stack ?? error.message) : String(error);
    return c.json({ code: 0, message: `500: Internal Server Error\n${message}` }, 500);
  });
  return app;
}

function refuse(c: ApiContext, refusal: Refusal): Response {
  return c.json(refusal.body, refusal.status as ContentfulStatusCode);
}
