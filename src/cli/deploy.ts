/** `verbatim deploy`: registers the commands with Discord, for all servers or for one at once. */
import { type APIApplication, Routes } from "discord.js";
import { commands } from "../../commands/index.ts";
import { type Config, ConfigError } from "../config.ts";
import { deployCommands } from "../discord/deploy.ts";
import { createRest, explainAccess } from "./access.ts";

/** Registers the commands and says in one sentence what was done. */
export async function deploy({ token, api }: Config, guildId: string | null): Promise<string> {
  if (token === null) {
    throw new ConfigError([
      "DISCORD_TOKEN is not set: commands are registered in the bot's name, so its token is needed",
    ]);
  }
  const rest = createRest({ token, api });
  try {
    const { id } = (await rest.get(Routes.currentApplication())) as APIApplication;
    const outcome = await deployCommands(rest, id, commands, guildId);
    const names = commands.map(({ data }) => `/${data.name}`).join(", ");
    const where = guildId === null ? "all servers" : `server ${guildId}`;
    return outcome === "written"
      ? `Registered ${names} for ${where}.`
      : `${names} are registered for ${where} just so; nothing to do.`;
  } catch (error) {
    throw explainAccess(error);
  }
}
