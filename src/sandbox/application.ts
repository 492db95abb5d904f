import type { APIApplication } from "discord.js";
import type { World } from "./world.ts";

/** The bot's application, whose id is the bot user's, as for every bot made since 2016. */
export function applicationOf(world: World): APIApplication {
  return {
    id: world.bot.id,
    name: world.bot.username,
    icon: null,
    description: "",
    type: null,
    bot_public: false,
    bot_require_code_grant: false,
    bot: world.bot,
    owner: world.owner,
    verify_key: "0".repeat(64),
    team: null,
    flags: 0,
    flags_new: "0",
    redirect_uris: [],
    interactions_endpoint_url: null,
    role_connections_verification_url: null,
    approximate_guild_count: world.botGuilds().length,
    approximate_user_install_count: 0,
    approximate_user_authorization_count: 0,
    explicit_content_filter: 0,
    eligible_oauth2_scopes: [],
    integration_types_config: { 0: {} },
  } as unknown as APIApplication;
}
