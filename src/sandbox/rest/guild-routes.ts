import { toApiGuild } from "../guild.ts";
import { refusals } from "../refusal.ts";
import type { Api, ApiContext, Services } from "./api.ts";

/** The gateway's address, users, the guild and its members, and direct channels. */
export function addGuildRoutes(api: Api, { world, gatewayAddress }: Services): void {
  api.get("/gateway", (c) => c.json({ url: gatewayAddress() }));
  api.get("/gateway/bot", (c) => {
    const limit = { total: 1000, remaining: 1000, reset_after: 86_400_000, max_concurrency: 1 };
    return c.json({ url: gatewayAddress(), shards: 1, session_start_limit: limit });
  });

  api.get("/users/@me", (c) => c.json({ ...world.bot, verified: true, mfa_enabled: false }));
  api.get("/users/:user", (c) => {
    const user = world.users.get(c.req.param("user"));
    if (!user) throw refusals.unknownUser();
    return c.json(user);
  });
  api.post("/users/@me/channels", (c) => {
    const { recipient_id } = (c.get("upload").body ?? {}) as { recipient_id?: string };
    if (recipient_id === world.bot.id) throw refusals.cannotMessageUser();
    return c.json(world.directChannel(String(recipient_id)));
  });

  api.get("/channels/:channel", (c) => c.json(world.channel(c.req.param("channel"))));

  const guildOf = (c: ApiContext) => {
    if (c.req.param("guild") !== world.guild.id) throw refusals.unknownGuild();
    return world.guild;
  };
  api.get("/guilds/:guild", (c) => c.json(toApiGuild(guildOf(c))));
  api.get("/guilds/:guild/channels", (c) => c.json([...guildOf(c).channels.values()]));
  api.get("/guilds/:guild/roles", (c) => c.json([...guildOf(c).roles.values()]));
  api.get("/guilds/:guild/members/:user", (c) => {
    const member = guildOf(c).members.get(c.req.param("user"));
    if (!member) throw refusals.unknownMember();
    return c.json(member);
  });
}
