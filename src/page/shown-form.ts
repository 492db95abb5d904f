/** A form the bot has opened → what the page draws of it. */
import { ComponentType, TextInputStyle } from "discord.js";
import type { Modal } from "../sandbox/happening.ts";
import { parseMarkdown } from "./markdown.ts";
import type { FormPart, ShownForm } from "./shown.ts";
import { type Directory, showMenu } from "./shown-components.ts";

interface Labelled {
  readonly label: string;
  readonly description: string;
}

interface Field {
  readonly type: ComponentType;
  readonly custom_id: string;
  readonly label?: string | null;
  readonly style?: TextInputStyle;
  readonly required?: boolean | null;
  readonly min_length?: number | null;
  readonly max_length?: number | null;
  readonly value?: string | null;
  readonly placeholder?: string | null;
  readonly default?: boolean;
}

/** `modal` with its fields in order. */
export function showForm({ api, openedBy }: Modal, directory: Directory): ShownForm {
  const parts = api.components.flatMap((component): FormPart[] => {
    if (component.type === ComponentType.TextDisplay) {
      return [{ type: "text", text: parseMarkdown(component.content, directory.names) }];
    }
    if (component.type === ComponentType.Label) {
      const { label, description } = component;
      const labelled = { label, description: description ?? "" };
      return showField(component.component as unknown as Field, labelled, directory);
    }
    if (component.type !== ComponentType.ActionRow) return [];
    return component.components.flatMap((it) => {
      const field = it as unknown as Field;
      return showField(field, { label: field.label ?? "", description: "" }, directory);
    });
  });
  return { id: openedBy.id, title: api.title, parts };
}

const MAX_LENGTH = 4000; // characters of a text field without a bound of its own, Discord

function showField(field: Field, labelled: Labelled, directory: Directory): FormPart[] {
  const required = field.required ?? true;
  const { custom_id: customId } = field;
  if (field.type === ComponentType.Checkbox) {
    return [{ type: "tick", ...labelled, customId, ticked: field.default ?? false }];
  }
  if (field.type === ComponentType.FileUpload) return [{ type: "files", ...labelled }];
  const alone = field.type === ComponentType.RadioGroup;
  const menu = showMenu(field, directory);
  if (menu) return [{ type: "menu", ...labelled, required, alone, ...menu }];
  if (field.type !== ComponentType.TextInput) return [];
  return [
    {
      type: "input",
      ...labelled,
      customId,
      long: field.style === TextInputStyle.Paragraph,
      required,
      min: field.min_length ?? 0,
      max: field.max_length ?? MAX_LENGTH,
      value: field.value ?? "",
      placeholder: field.placeholder ?? "",
    },
  ];
}
