/** Buttons, menus and the layout around them → what the page draws of them. */
import { type APIMessageTopLevelComponent, ButtonStyle, ComponentType } from "discord.js";
import type { AnyComponent } from "../sandbox/component-tree.ts";
import type { Names } from "../sandbox/markdown.ts";
import { parseMarkdown } from "./markdown.ts";
import type { Choice, MenuField, ShownComponent, ShownControl } from "./shown.ts";

/** Whom and what menus of users, roles and channels offer, and what ids are called. */
export interface Directory {
  readonly names: Names;
  readonly users: readonly Choice[];
  readonly roles: readonly Choice[];
  readonly channels: readonly Choice[];
}

/** `#rrggbb` of a colour as Discord has it, a number. */
export function colorOf(color: number | null | undefined): string | null {
  return color == null ? null : `#${color.toString(16).padStart(6, "0")}`;
}

/** The components of a message, those inside others too. */
export function showComponents(
  components: readonly AnyComponent[],
  directory: Directory,
): ShownComponent[] {
  return components.flatMap((it) => showComponent(it as APIMessageTopLevelComponent, directory));
}

function showComponent(
  component: APIMessageTopLevelComponent,
  directory: Directory,
): ShownComponent[] {
  switch (component.type) {
    case ComponentType.ActionRow:
      return [
        {
          type: "row",
          controls: component.components.flatMap((it) => showControl(it, directory) ?? []),
        },
      ];
    case ComponentType.TextDisplay:
      return [{ type: "text", text: parseMarkdown(component.content, directory.names) }];
    case ComponentType.Separator:
      return [{ type: "separator" }];
    case ComponentType.Section:
      return [
        {
          type: "section",
          inside: showComponents(component.components, directory),
          beside: showControl(component.accessory, directory),
        },
      ];
    case ComponentType.Container: {
      const color = colorOf(component.accent_color);
      return [
        { type: "container", color, inside: showComponents(component.components, directory) },
      ];
    }
    case ComponentType.MediaGallery:
      return [{ type: "media", names: component.items.map(({ media }) => media.url) }];
    case ComponentType.File:
      return [{ type: "media", names: [component.file.url] }];
    default:
      return [];
  }
}

const STYLES: Readonly<Record<number, "primary" | "secondary" | "success" | "destructive">> = {
  [ButtonStyle.Primary]: "primary",
  [ButtonStyle.Success]: "success",
  [ButtonStyle.Danger]: "destructive",
};

function showControl(component: AnyComponent, directory: Directory): ShownControl | null {
  if (component.type === ComponentType.Button) {
    const label = "label" in component ? component.label : undefined;
    const emoji = "emoji" in component ? component.emoji?.name : undefined;
    return {
      type: "button",
      customId: "custom_id" in component ? component.custom_id : null,
      url: "url" in component ? component.url : null,
      label: [emoji, label].filter(Boolean).join(" "),
      style: STYLES[component.style] ?? "secondary",
      disabled: component.disabled === true,
    };
  }
  const menu = showMenu(component, directory);
  return menu && { type: "menu", disabled: isDisabled(component), ...menu };
}

function isDisabled(component: AnyComponent): boolean {
  return "disabled" in component && component.disabled === true;
}

/** A menu of a message or form; null for a component that is none. */
export function showMenu(
  component: { readonly type: ComponentType },
  { users, roles, channels }: Directory,
): MenuField | null {
  const offered: Readonly<Record<number, readonly Choice[]>> = {
    [ComponentType.StringSelect]: [],
    [ComponentType.RadioGroup]: [],
    [ComponentType.CheckboxGroup]: [],
    [ComponentType.UserSelect]: users,
    [ComponentType.RoleSelect]: roles,
    [ComponentType.MentionableSelect]: [...users, ...roles],
    [ComponentType.ChannelSelect]: channels,
  };
  const choices = offered[component.type];
  if (choices === undefined) return null;
  const menu = component as unknown as {
    readonly custom_id: string;
    readonly placeholder?: string | null;
    readonly min_values?: number | null;
    readonly max_values?: number | null;
    readonly options?: readonly {
      readonly label: string;
      readonly value: string;
      readonly description?: string | null;
      readonly default?: boolean | null;
    }[];
    readonly default_values?: readonly { readonly id: string }[];
  };
  const { options = [], default_values: preset = [] } = menu;
  const isGroup = component.type === ComponentType.CheckboxGroup;
  return {
    customId: menu.custom_id,
    placeholder: menu.placeholder ?? "Make a selection",
    choices:
      choices.length === 0
        ? options.map(({ label, value, description }) => ({
            label,
            value,
            description: description ?? "",
          }))
        : choices,
    chosen: [
      ...options.filter((option) => option.default).map(({ value }) => value),
      ...preset.map(({ id }) => id),
    ],
    min: menu.min_values ?? 1,
    max: menu.max_values ?? (isGroup ? options.length : 1),
  };
}
