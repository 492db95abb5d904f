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

/** Discord did not answer at all; trying again later may help. */
export class UnreachableError extends Error {
  override name = "UnreachableError";
}

/** `error`, or what it means to the user where it is a refused token or no connection at all. */
export function explainAccess(error: unknown): unknown {
  if (isRefusal(error)) {
    return new ConfigError([
      "Discord refuses DISCORD_TOKEN: copy it again from the developer portal, Bot, Reset Token",
    ]);
  }
  // Node's and undici's errors of connection: ECONNREFUSED, ENOTFOUND, UND_ERR_SOCKET, …
  const code = error instanceof Error && "code" in error ? String(error.code) : "";
  if (!/^(?:E[A-Z]+|UND_ERR_\w+)$/.test(code)) return error;
  return new UnreachableError(
    `Discord cannot be reached (${code}): check the network, and DISCORD_API if it is set`,
    { cause: error },
  );
}

function isRefusal(error: unknown): boolean {
  return (
    (error instanceof DiscordjsError && error.code === DiscordjsErrorCodes.TokenInvalid) ||
    (error instanceof DiscordAPIError && error.status === 401)
  );
}
