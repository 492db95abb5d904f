/** How the program reaches Discord besides the bot's own connection. */
import { DiscordAPIError, DiscordjsError, DiscordjsErrorCodes, REST } from "discord.js";
import { ConfigError } from "../config.ts";

/** What to connect with. */
export interface Access {
  readonly token: string;
  /** REST base URL without a version, or null for Discord's own. */
  readonly api: string | null;
}

/** A REST client for work that may take its time, unlike the bot's own, which gives up after a second. */
export function createRest({ token, api }: Access): REST {
  return new REST(api === null ? {} : { api }).setToken(token);
}

/** `error`, or where it is a refused token a `ConfigError` that says what to do. */
export function explainRefusal(error: unknown): unknown {
  const refused =
    (error instanceof DiscordjsError && error.code === DiscordjsErrorCodes.TokenInvalid) ||
    (error instanceof DiscordAPIError && error.status === 401);
  if (!refused) return error;
  return new ConfigError([
    "Discord refuses DISCORD_TOKEN: copy it again from the developer portal, Bot, Reset Token",
  ]);
}
