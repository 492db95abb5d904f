/** Commands as declared → commands as registered with Discord, written only when they differ. */
import { type APIApplicationCommand, type REST, Routes } from "discord.js";
import type { Command } from "./command.ts";

type Declared = Command["data"];

/**
 * Registers `commands` for all servers, or for `guildId` alone, unless they are registered just so.
 * One request when equal, two when not; a bulk overwrite
 * (interactions/application-commands#bulk-overwrite-global-application-commands) also withdraws
 * commands that are no longer declared.
 */
export async function deployCommands(
  rest: REST,
  applicationId: string,
  commands: readonly Command[],
  guildId: string | null = null,
): Promise<"written" | "unchanged"> {
  const route =
    guildId === null
      ? Routes.applicationCommands(applicationId)
      : Routes.applicationGuildCommands(applicationId, guildId);
  // A server's own commands know neither contexts nor ways of installing.
  const declared = commands.map(({ data }): Declared => {
    if (guildId === null) return data;
    const { contexts: _, integration_types: __, ...rest } = data;
    return rest;
  });
  const registered = (await rest.get(route)) as APIApplicationCommand[];
  if (isSame(declared, registered, guildId === null)) return "unchanged";
  await rest.put(route, { body: declared });
  return "written";
}

function isSame(
  declared: readonly Declared[],
  registered: readonly APIApplicationCommand[],
  global: boolean,
): boolean {
  const normal = (commands: readonly (Declared | APIApplicationCommand)[]): string[] =>
    commands.map((command) => JSON.stringify(normalise(command, global))).sort();
  return JSON.stringify(normal(declared)) === JSON.stringify(normal(registered));
}

/** What of a command Discord gives back as it was written; absent fields by their defaults. */
function normalise(command: Declared | APIApplicationCommand, global: boolean): unknown {
  return {
    type: command.type ?? 1,
    name: command.name,
    description: command.description,
    permissions: command.default_member_permissions ?? null,
    nsfw: command.nsfw ?? false,
    options: (command.options ?? []).map(normaliseOption),
    ...(global && {
      contexts: [...(command.contexts ?? [])].sort(),
      installs: [...(command.integration_types ?? [0])].sort(),
    }),
  };
}

function normaliseOption(option: object): unknown {
  const defaults = { required: false, autocomplete: false };
  const entries = Object.entries({ ...defaults, ...option } as Record<string, unknown>)
    .filter(([key, value]) => value !== null && !/locali[sz]/.test(key))
    .map(
      ([key, value]) => [key, Array.isArray(value) ? value.map(normaliseOption) : value] as const,
    );
  return Object.fromEntries(entries.sort(([a], [b]) => (a < b ? -1 : 1)));
}
