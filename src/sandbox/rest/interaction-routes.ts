import { type APIMessage, MessageFlags } from "discord.js";
import { answerFirst, followUp, messageOf } from "../answers.ts";
import type { Answer, Interaction } from "../interactions.ts";
import { parseMessage } from "../limits/message.ts";
import { edit, standing } from "../posting.ts";
import { refusals } from "../refusal.ts";
import { type Api, type ApiContext, noContent, type Services } from "./api.ts";

/** Answers to interactions; their token is all the authority they need. */
export function addInteractionRoutes(api: Api, { world, interactions }: Services): void {
  api.post("/interactions/:id/:token/callback", (c) => {
    const interaction = interactions.waiting(c.req.param("id"), c.req.param("token"));
    const answer = answerFirst(world, interactions, interaction, c.get("upload"));
    if (c.req.query("with_response") !== "true") return noContent(c);
    return c.json(callbackResponse(interaction, answer, c));
  });

  const answered = (c: ApiContext) => {
    const { application, token } = c.req.param() as { application: string; token: string };
    if (application !== world.bot.id) throw refusals.unknownWebhook();
    return interactions.answered(token);
  };
  const message = (c: ApiContext) =>
    messageOf(world, answered(c), c.req.param("message") as string);

  api.post("/webhooks/:application/:token", (c) => {
    return c.json(followUp(world, answered(c), c.get("upload")).api);
  });
  api.get("/webhooks/:application/:token/messages/:message", (c) => c.json(message(c).api));
  api.patch("/webhooks/:application/:token/messages/:message", (c) => {
    const before = message(c);
    const form = parseMessage(c.get("upload"), [], standing(before));
    return c.json(edit(world, before, form, "answer").api);
  });
  api.delete("/webhooks/:application/:token/messages/:message", (c) => {
    world.removeMessage(message(c));
    return noContent(c);
  });
}

/** The body for `?with_response=true` (receiving-and-responding#interaction-callback-response). */
function callbackResponse({ id, type }: Interaction, answer: Answer, c: ApiContext) {
  const api: APIMessage | undefined = answer.message?.api;
  const flags = api?.flags ?? 0;
  const { type: callback } = c.get("upload").body as { type: number };
  return {
    interaction: {
      id,
      type,
      ...(api
        ? {
            response_message_id: api.id,
            response_message_loading: (flags & MessageFlags.Loading) !== 0,
            response_message_ephemeral: (flags & MessageFlags.Ephemeral) !== 0,
          }
        : {}),
    },
    ...(api ? { resource: { type: callback, message: api } } : {}),
  };
}
