import { type APIMessageComponent, ComponentType } from "discord.js";
import { resolve } from "./command-input.ts";
import { nested } from "./component-tree.ts";
import type { Message } from "./message.ts";
import type { World } from "./world.ts";

/** What pressing a button sends. Throws when it is not there or cannot be pressed. */
export function pressData(message: Message, customId: string) {
  const { type } = findComponent(message, customId);
  if (type !== ComponentType.Button) throw new Error(`${customId} is not a button`);
  return { custom_id: customId, component_type: type };
}

/** What choosing `values` from a menu sends. Throws when the menu does not permit that. */
export function selectData(
  world: World,
  message: Message,
  customId: string,
  values: readonly string[],
) {
  const component = findComponent(message, customId);
  if (!isMenu(component)) throw new Error(`${customId} is not a menu`);
  const { type, min_values: min = 1, max_values: max = 1 } = component;
  if (values.length < min || values.length > max) {
    throw new Error(`${customId} takes ${min} to ${max} values`);
  }
  const data = { custom_id: customId, component_type: type, values };
  if (type !== ComponentType.StringSelect)
    return { ...data, resolved: resolve(world, world.channel(message.channelId), values) };
  const unknown = values.find((it) => !component.options.some(({ value }) => value === it));
  if (unknown !== undefined) throw new Error(`${customId} does not offer ${unknown}`);
  return data;
}

function findComponent({ api }: Message, customId: string): APIMessageComponent {
  for (const { component } of nested(api.components ?? [])) {
    if (!("custom_id" in component) || component.custom_id !== customId) continue;
    if (component.disabled) throw new Error(`${customId} is disabled`);
    return component;
  }
  throw new Error(`the message has no component ${customId}`);
}

type Menu = Extract<APIMessageComponent, { max_values?: number }>;

function isMenu(component: APIMessageComponent): component is Menu {
  return MENUS.has(component.type);
}

const MENUS: ReadonlySet<ComponentType> = new Set([
  ComponentType.StringSelect,
  ComponentType.UserSelect,
  ComponentType.RoleSelect,
  ComponentType.MentionableSelect,
  ComponentType.ChannelSelect,
]);
