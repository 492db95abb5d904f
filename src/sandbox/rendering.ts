import {
  type APIEmbed,
  type APIMessageTopLevelComponent,
  type APISectionComponent,
  ComponentType,
} from "discord.js";
import { type Names, renderMarkdown, type Style } from "./markdown.ts";
import { buttonsOf, type Message, type ShownButton } from "./message.ts";

/** A message as a person reads it in a terminal: who wrote it, its text, its buttons by number. */
export function renderMessage(message: Message, style: Style, names: Names): string {
  const { api } = message;
  const author = style.bold(api.author.global_name ?? api.author.username);
  if (message.thinking) return withNotes(`${author} is thinking…`, notesOf(message), style);
  const text = (markdown: string) => renderMarkdown(markdown, style, names);
  const body = [
    api.content === "" ? "" : text(api.content),
    ...api.embeds.map((embed) => renderEmbed(embed, style, text)),
    ...(api.components ?? []).map((component) => renderLayout(component, style, text)),
    ...api.attachments.map(({ filename, url }) => `[${filename}: ${url}]`),
    renderButtons(message, style),
  ];
  const lines = body.filter((part) => part !== "").join("\n");
  return `${withNotes(author, notesOf(message), style)}\n${indent(lines)}`;
}

/** The buttons a person can press, in the order of their numbers. */
export function pressable(message: Message): ShownButton[] {
  return buttonsOf(message).filter(({ customId, disabled }) => customId !== null && !disabled);
}

function notesOf({ api, onlyFor }: Message): string[] {
  const edited = api.edited_timestamp === null ? [] : ["edited"];
  const ephemeral = onlyFor === null ? [] : ["Only you can see this"];
  return [...edited, ...ephemeral];
}

function withNotes(head: string, notes: readonly string[], style: Style): string {
  return notes.length === 0 ? head : `${head} ${style.dim(`· ${notes.join(" · ")}`)}`;
}

function renderButtons(message: Message, style: Style): string {
  const numbered = pressable(message);
  const shown = buttonsOf(message).map((button) => {
    const { label, url, disabled, customId } = button;
    if (url !== null) return `[${label}: ${url}]`;
    if (disabled) return style.dim(`[${label}]`);
    return `[${numbered.findIndex((it) => it.customId === customId) + 1} ${label}]`;
  });
  return shown.join(" ");
}

type Text = (markdown: string) => string;

function renderEmbed(embed: APIEmbed, style: Style, text: Text): string {
  const { author, title, url, description, fields = [], footer } = embed;
  const parts = [
    author?.name,
    title && style.bold(text(title)) + (url ? ` (${url})` : ""),
    description && text(description),
    ...fields.map(({ name, value }) => `${style.bold(text(name))}\n${text(value)}`),
    footer && style.dim(footer.text),
  ];
  const lines = parts.filter(Boolean).join("\n").split("\n");
  return lines.map((line) => `${style.dim("▌")} ${line}`).join("\n");
}

/** Everything a component shows except its buttons, which stand below the message. */
function renderLayout(
  component: APIMessageTopLevelComponent | APISectionComponent,
  style: Style,
  text: Text,
): string {
  switch (component.type) {
    case ComponentType.TextDisplay:
      return text(component.content);
    case ComponentType.Separator:
      return style.dim("───");
    case ComponentType.Section:
    case ComponentType.Container:
      return component.components
        .map((it) => renderLayout(it, style, text))
        .filter((part) => part !== "")
        .join("\n");
    case ComponentType.ActionRow:
      return component.components
        .flatMap((it) =>
          it.type === ComponentType.Button ? [] : `[menu: ${it.placeholder ?? it.custom_id}]`,
        )
        .join(" ");
    default:
      return "";
  }
}

function indent(text: string): string {
  return text
    .split("\n")
    .map((line) => (line === "" ? "" : `  ${line}`))
    .join("\n");
}
