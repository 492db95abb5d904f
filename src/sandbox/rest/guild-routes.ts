import { type APIUser, Locale } from "discord.js";
import { isThread } from "../channel.ts";
import { toApiGuild } from "../guild.ts";
import { removeBot } from "../membership.ts";
import { refusals } from "../refusal.ts";
import { threadFor } from "../thread.ts";
import { joinedGuild, visible } from "./access.ts";
import { type Api, type ApiContext, noContent, type Services } from "./api.ts";

/** The gateway's address, users, guilds and their members, and channels. */
export function addGuildRoutes(api: Api, { world, gatewayAddress }: Services): void {
  api.get("/gateway", (c) => c.json({ url: gatewayAddress() }));
  api.get("/gateway/bot", (c) => {
    const limit = { total: 1000, remaining: 1000, reset_after: 86_400_000, max_concurrency: 1 };
    return c.json({ url: gatewayAddress(), shards: 1, session_start_limit: limit });
  });

  api.get("/users/@me", (c) => c.json(currentUser(world.bot)));
  api.delete("/users/@me/guilds/:guild", (c) => {
    removeBot(world, joinedGuild(world, c.req.param("guild")));
    return noContent(c);
  });
  api.get("/users/:user", (c) => {
    const user = world.users.get(c.req.param("user"));
    if (!user) throw refusals.unknownUser();
    return c.json(user);
  });
  api.post("/users/@me/channels", (c) => {
    const { recipient_id } = (c.get("upload").body ?? {}) as { recipient_id?: string };
    if (recipient_id === world.bot.id) throw refusals.cannotMessageUser();
    if (!world.users.has(String(recipient_id))) throw refusals.invalidRecipient();
    return c.json(world.directChannel(String(recipient_id)));
  });

  api.get("/channels/:channel", (c) => {
    const channel = visible(world, c.req.param("channel"));
    return c.json(isThread(channel) ? threadFor(world.thread(channel), world.bot.id) : channel);
  });

  const guildOf = (c: ApiContext) => joinedGuild(world, c.req.param("guild") as string);
  api.get("/guilds/:guild", (c) => c.json(toApiGuild(guildOf(c))));
  api.get("/guilds/:guild/channels", (c) => c.json([...guildOf(c).channels.values()]));
  api.get("/guilds/:guild/roles", (c) => c.json([...guildOf(c).roles.values()]));
  api.get("/guilds/:guild/members/:user", (c) => {
    const member = guildOf(c).members.get(c.req.param("user"));
    if (!member) throw refusals.unknownMember();
    return c.json(member);
  });
}

/** The bot as it sees itself. */
function currentUser(bot: APIUser): APIUser {
  return { ...bot, verified: true, mfa_enabled: false, locale: Locale.EnglishUS, email: null };
}
