import { PermissionFlagsBits } from "discord.js";
import { pageOf, parsePage } from "../limits/page.ts";
import { addReaction, clearReactions, parseEmoji, removeReaction } from "../reaction.ts";
import { demand, findMessage, refuseArchived, visible } from "./access.ts";
import { type Api, type ApiContext, noContent, type Services } from "./api.ts";

/** Reactions to messages (resources/message#create-reaction and below). */
export function addReactionRoutes(api: Api, { world }: Services): void {
  const all = "/channels/:channel/messages/:message/reactions";
  const { AddReactions, ManageMessages, ReadMessageHistory } = PermissionFlagsBits;

  const open = (c: ApiContext) => {
    const { channel: channelId, message, emoji } = c.req.param() as Record<string, string>;
    const channel = visible(world, channelId as string);
    return { channel, message: findMessage(world, channel, message as string), emoji };
  };
  /** The same, where something is to be changed. */
  const openForChange = (c: ApiContext) => {
    const opened = open(c);
    refuseArchived(opened.channel);
    return opened;
  };

  api.put(`${all}/:emoji/@me`, (c) => {
    const { channel, message, emoji } = openForChange(c);
    const wanted = parseEmoji(emoji as string);
    // To join in with others' reactions needs no permission of its own.
    const isNew = !message.reactions.some((it) => it.emoji === wanted);
    demand(world, channel, isNew ? ReadMessageHistory | AddReactions : ReadMessageHistory);
    addReaction(world, message, world.bot.id, wanted);
    return noContent(c);
  });

  api.delete(`${all}/:emoji/:user`, (c) => {
    const { channel, message, emoji } = openForChange(c);
    const user = c.req.param("user");
    const isOwn = user === "@me" || user === world.bot.id;
    if (!isOwn) demand(world, channel, ManageMessages);
    removeReaction(world, message, isOwn ? world.bot.id : user, parseEmoji(emoji as string));
    return noContent(c);
  });

  api.on("DELETE", [all, `${all}/:emoji`], (c) => {
    const { channel, message, emoji } = openForChange(c);
    demand(world, channel, ManageMessages);
    clearReactions(world, message, emoji === undefined ? null : parseEmoji(emoji));
    return noContent(c);
  });

  api.get(`${all}/:emoji`, (c) => {
    const { message, emoji } = open(c);
    const page = parsePage(c.req.query(), 25);
    const wanted = parseEmoji(emoji as string);
    const ids = message.reactions.find((it) => it.emoji === wanted)?.userIds ?? [];
    const shown = pageOf([...ids].sort(byAge), { ...page, after: page.after ?? "0" }, (id) => id);
    return c.json(shown.map((id) => world.users.get(id)));
  });
}

function byAge(one: string, other: string): number {
  return BigInt(one) < BigInt(other) ? -1 : 1;
}
