import type { Names } from "./markdown.ts";
import type { World } from "./world.ts";

/** What users, roles and channels are called, by their ids. */
export function namesIn(world: World): Names {
  const guilds = () => [...world.guilds.values()];
  return {
    user: (id) => world.users.get(id)?.global_name ?? world.users.get(id)?.username,
    role: (id) =>
      guilds()
        .find(({ roles }) => roles.has(id))
        ?.roles.get(id)?.name,
    channel: (id) =>
      guilds()
        .map(({ channels, threads }) => channels.get(id) ?? threads.get(id)?.channel)
        .find((channel) => channel !== undefined)?.name,
  };
}
