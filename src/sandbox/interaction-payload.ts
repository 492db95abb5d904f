import {
  type APIInteraction,
  ApplicationIntegrationType,
  InteractionContextType,
  InteractionType,
  Locale,
} from "discord.js";
import type { Interaction } from "./interactions.ts";
import { asSeenByBot } from "./visibility.ts";
import type { World } from "./world.ts";

/** Bytes a file in an answer may have. */
export const ATTACHMENT_SIZE_LIMIT = 10 * 1024 * 1024;

/** What INTERACTION_CREATE tells the bot (receiving-and-responding#interaction-object). */
export function interactionPayload(world: World, interaction: Interaction): APIInteraction {
  const { id, token, type, user, channel, data, source } = interaction;
  const { bot } = world;
  const guild = world.guildOf(channel);
  const permissions = String(world.permissions(user.id, channel) & ALL);
  const place = guild
    ? {
        guild_id: guild.id,
        guild: { id: guild.id, locale: Locale.EnglishUS, features: [] },
        guild_locale: Locale.EnglishUS,
        member: { ...guild.members.get(user.id), permissions },
        context: InteractionContextType.Guild,
      }
    : { user, context: InteractionContextType.BotDM };
  return {
    id,
    application_id: bot.id,
    type,
    token,
    version: 1,
    ...(type === InteractionType.Ping ? {} : { data }),
    ...place,
    channel: { ...channel, permissions },
    channel_id: channel.id,
    ...(source ? { message: asSeenByBot(world, source) } : {}),
    app_permissions: String(world.permissions(bot.id, channel) & ALL),
    locale: Locale.EnglishUS,
    entitlements: [],
    authorizing_integration_owners: integrationOwners(world, interaction),
    attachment_size_limit: ATTACHMENT_SIZE_LIMIT,
  } as unknown as APIInteraction;
}

/** Which install answers for an interaction: the guild's, or `"0"` in the bot's direct messages. */
export function integrationOwners(world: World, { channel }: Pick<Interaction, "channel">) {
  const owner = world.guildOf(channel)?.id ?? "0";
  return { [ApplicationIntegrationType.GuildInstall]: owner };
}

/** As many bits as Discord sends. */
const ALL = (1n << 53n) - 1n;
