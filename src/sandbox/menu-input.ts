import { type APISelectMenuComponent, ComponentType, type Snowflake } from "discord.js";
import type { Channel } from "./channel.ts";
import { isThread } from "./channel.ts";
import { canRead } from "./visibility.ts";
import type { World } from "./world.ts";

/** Whose choice it is, and where. */
export interface Chooser {
  readonly world: World;
  readonly userId: Snowflake;
  readonly channel: Channel;
}

/** Throws, as the client does not let it happen, when a menu does not permit these values. */
export function checkChoice(
  chooser: Chooser,
  menu: APISelectMenuComponent,
  values: readonly string[],
  isOptional = false,
): void {
  const { custom_id, min_values: min = 1, max_values: max = 1 } = menu;
  const isLeftOut = isOptional && values.length === 0;
  if (!isLeftOut && (values.length < min || values.length > max)) {
    throw new Error(`${custom_id} takes ${min} to ${max} values`);
  }
  const offered = choicesOf(chooser, menu);
  const unknown = values.find((value) => !offered.includes(value));
  if (unknown !== undefined) throw new Error(`${custom_id} does not offer ${unknown}`);
}

/** Everything a menu offers someone: values of options, or ids of what there is in the place. */
function choicesOf(
  { world, userId, channel }: Chooser,
  menu: APISelectMenuComponent,
): readonly string[] {
  if (menu.type === ComponentType.StringSelect) return menu.options.map(({ value }) => value);
  const guild = world.guildOf(channel);
  const users = guild ? [...guild.members.keys()] : [userId, world.bot.id];
  const roles = guild ? [...guild.roles.keys()] : [];
  switch (menu.type) {
    case ComponentType.UserSelect:
      return users;
    case ComponentType.RoleSelect:
      return roles;
    case ComponentType.MentionableSelect:
      return [...users, ...roles];
    default: {
      const threads = [...(guild?.threads.values() ?? [])].map((thread) => thread.channel);
      return [...(guild?.channels.values() ?? []), ...threads]
        .filter((it) => !isThread(it) || !it.thread_metadata.archived)
        .filter(({ type }) => menu.channel_types?.includes(type) ?? true)
        .filter((it) => canRead(world, userId, it))
        .map(({ id }) => id);
    }
  }
}
