import { type APIMessageComponent, type APISelectMenuComponent, ComponentType } from "discord.js";
import { resolve } from "./command-input.ts";
import { nested } from "./component-tree.ts";
import { type Chooser, checkChoice } from "./menu-input.ts";
import type { Message } from "./message.ts";

/** What pressing a button sends. Throws when it is not there or cannot be pressed. */
export function pressData(message: Message, customId: string) {
  const { type, id } = findComponent(message, customId);
  if (type !== ComponentType.Button) throw new Error(`${customId} is not a button`);
  return { id, custom_id: customId, component_type: type };
}

/** What choosing `values` from a menu sends. Throws when the menu does not permit that. */
export function selectData(
  chooser: Chooser,
  message: Message,
  customId: string,
  values: readonly string[],
) {
  const component = findComponent(message, customId);
  if (!isMenu(component)) throw new Error(`${customId} is not a menu`);
  checkChoice(chooser, component, values);
  const { type, id } = component;
  const data = { id, custom_id: customId, component_type: type, values };
  if (type === ComponentType.StringSelect) return data;
  return { ...data, resolved: resolve(chooser.world, chooser.channel, values) };
}

function findComponent({ api }: Message, customId: string): APIMessageComponent {
  for (const { component } of nested(api.components ?? [])) {
    if (!("custom_id" in component) || component.custom_id !== customId) continue;
    if (component.disabled) throw new Error(`${customId} is disabled`);
    return component;
  }
  throw new Error(`the message has no component ${customId}`);
}

function isMenu(component: APIMessageComponent): component is APISelectMenuComponent {
  return MENUS.has(component.type);
}

const MENUS: ReadonlySet<ComponentType> = new Set([
  ComponentType.StringSelect,
  ComponentType.UserSelect,
  ComponentType.RoleSelect,
  ComponentType.MentionableSelect,
  ComponentType.ChannelSelect,
]);
