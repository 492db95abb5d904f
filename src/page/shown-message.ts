/** The sandbox's messages → what the page draws of them; pure, the same for the same person. */
import {
  type APIEmbed,
  type APIMessageTopLevelComponent,
  type APIUser,
  ButtonStyle,
  ComponentType,
  MessageType,
} from "discord.js";
import type { AnyComponent } from "../sandbox/component-tree.ts";
import type { Names } from "../sandbox/markdown.ts";
import type { Message } from "../sandbox/message.ts";
import { parseMarkdown, plainText } from "./markdown.ts";
import type {
  Choice,
  Markup,
  MenuField,
  Person,
  ShownComponent,
  ShownControl,
  ShownEmbed,
  ShownMessage,
  ShownReply,
} from "./protocol.ts";

/** Whom and what menus of users, roles and channels offer, and what ids are called. */
export interface Directory {
  readonly names: Names;
  readonly users: readonly Choice[];
  readonly roles: readonly Choice[];
  readonly channels: readonly Choice[];
}

/** `message` as the person `viewer` sees it; `isThere` says whether a message still exists. */
export function showMessage(
  message: Message,
  viewer: string,
  directory: Directory,
  isThere: (id: string) => boolean,
): ShownMessage {
  const { api } = message;
  const text = (markdown: string) => parseMarkdown(markdown, directory.names);
  return {
    id: message.id,
    author: showPerson(api.author),
    at: api.timestamp,
    edited: api.edited_timestamp !== null,
    text: text(api.content),
    embeds: api.embeds.map((embed) => showEmbed(embed, text)),
    files: api.attachments.map(({ filename, size }) => ({ name: filename, size })),
    components: showComponents(api.components ?? [], directory),
    reply: showReply(message, directory, isThere),
    reactions: message.reactions.map(({ emoji, userIds }) => ({
      emoji,
      count: userIds.length,
      mine: userIds.includes(viewer),
    })),
    command: showCommand(message),
    ephemeral: message.onlyFor !== null,
    thinking: message.thinking,
    mentionsMe:
      api.author.id !== viewer &&
      (message.pinged.everyone || message.pinged.users.includes(viewer)),
    pingable: api.webhook_id === undefined && api.author.id !== viewer,
  };
}

/** A user by the name people see. */
export function showPerson({ id, username, global_name, bot }: APIUser): Person {
  return { id, name: global_name ?? username, isBot: bot === true };
}

const REPLY_LENGTH = 200; // characters, more than the line of a reply has room for

function showReply(
  { api }: Message,
  { names }: Directory,
  isThere: (id: string) => boolean,
): ShownReply | "gone" | null {
  if (api.type !== MessageType.Reply) return null;
  const referenced = api.referenced_message;
  if (!referenced || !isThere(referenced.id)) return "gone";
  const text = plainText(parseMarkdown(referenced.content, names)).trim();
  return {
    id: referenced.id,
    author: showPerson(referenced.author),
    text: text.slice(0, REPLY_LENGTH) || "Click to see attachment",
  };
}

function showCommand({ api }: Message): ShownMessage["command"] {
  const used = api.interaction_metadata;
  const isCommand =
    api.type === MessageType.ChatInputCommand || api.type === MessageType.ContextMenuCommand;
  if (!used || !isCommand) return null;
  const { name } = used as { name?: string };
  return {
    by: showPerson(used.user),
    name: name ?? "command",
    menu: api.type === MessageType.ContextMenuCommand,
  };
}

function showEmbed(embed: APIEmbed, text: (markdown: string) => Markup[]): ShownEmbed {
  return {
    color: colorOf(embed.color),
    author: embed.author?.name ?? null,
    title: text(embed.title ?? ""),
    url: embed.url ?? null,
    text: text(embed.description ?? ""),
    fields: (embed.fields ?? []).map(({ name, value, inline = false }) => ({
      name: text(name),
      text: text(value),
      inline,
    })),
    footer: embed.footer?.text ?? null,
  };
}

function colorOf(color: number | null | undefined): string | null {
  return color == null ? null : `#${color.toString(16).padStart(6, "0")}`;
}

function showComponents(
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
