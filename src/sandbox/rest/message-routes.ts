import { PermissionFlagsBits, type Snowflake } from "discord.js";
import { type Channel, isDirect } from "../channel.ts";
import { type MessageForm, parseMessage } from "../limits/message.ts";
import { pageOf, parsePage } from "../limits/page.ts";
import { isSystem } from "../message.ts";
import { edit, post, standing } from "../posting.ts";
import { refusals } from "../refusal.ts";
import { asSeenByBot } from "../visibility.ts";
import type { World } from "../world.ts";
import {
  demand,
  findMessage,
  readable,
  refuseArchived,
  refuseLocked,
  visible,
  writable,
} from "./access.ts";
import { type Api, noContent, type Services } from "./api.ts";

/** Messages of channels and direct messages (resources/message). */
export function addMessageRoutes(api: Api, { world }: Services): void {
  const byNonce = new Map<string, Snowflake>();

  api.get("/channels/:channel/messages", (c) => {
    const channel = visible(world, c.req.param("channel"));
    const page = parsePage(c.req.query(), 50);
    // Who may not read back gets an empty list, and no refusal.
    const mayRead = world.may(world.bot.id, channel, PermissionFlagsBits.ReadMessageHistory);
    const messages = mayRead ? world.messagesIn(channel.id) : [];
    const open = messages.filter(({ onlyFor }) => onlyFor === null);
    const wanted = pageOf(open, page, ({ id }) => id).reverse();
    return c.json(wanted.map((message) => asSeenByBot(world, message)));
  });

  api.get("/channels/:channel/messages/:message", (c) => {
    const channel = readable(world, c.req.param("channel"));
    return c.json(asSeenByBot(world, findMessage(world, channel, c.req.param("message"))));
  });

  api.post("/channels/:channel/messages", (c) => {
    const channel = writable(world, c.req.param("channel"));
    const form = parseMessage(c.get("upload"));
    refuseForbidden(world, channel, form);
    const nonce = form.enforce_nonce && form.nonce != null ? `${channel.id}:${form.nonce}` : null;
    const first = nonce === null ? undefined : world.message(byNonce.get(nonce) ?? "");
    if (first) return c.json(asSeenByBot(world, first));
    const message = post(world, { author: world.bot, channel, form, origin: "message" });
    if (nonce !== null) byNonce.set(nonce, message.id);
    return c.json(asSeenByBot(world, message));
  });

  api.patch("/channels/:channel/messages/:message", (c) => {
    const channel = visible(world, c.req.param("channel"));
    const message = findMessage(world, channel, c.req.param("message"));
    refuseArchived(channel);
    refuseLocked(world, channel);
    if (message.api.author.id !== world.bot.id) throw refusals.notTheAuthor();
    if (isSystem(message)) throw refusals.systemMessage();
    const form = parseMessage(c.get("upload"), [], standing(message));
    return c.json(asSeenByBot(world, edit(world, message, form, "message")));
  });

  api.delete("/channels/:channel/messages/:message", (c) => {
    const channel = visible(world, c.req.param("channel"));
    const message = findMessage(world, channel, c.req.param("message"));
    const isOwn = message.api.author.id === world.bot.id;
    if (!isOwn) demand(world, channel, PermissionFlagsBits.ManageMessages);
    world.removeMessage(message);
    return noContent(c);
  });

  api.post("/channels/:channel/typing", (c) => {
    const channel = writable(world, c.req.param("channel"));
    world.feed.emit({ type: "typing", channelId: channel.id, userId: world.bot.id });
    return noContent(c);
  });
}

function refuseForbidden(world: World, channel: Channel, form: MessageForm): void {
  if (isDirect(channel)) return;
  if (form.embeds?.length) demand(world, channel, PermissionFlagsBits.EmbedLinks);
  if (form.attachments?.length) demand(world, channel, PermissionFlagsBits.AttachFiles);
  const mayReadBack = world.may(world.bot.id, channel, PermissionFlagsBits.ReadMessageHistory);
  if (form.message_reference && !mayReadBack) throw refusals.noHistory();
}
