import {
  type APIAttachment,
  type APIComponentInModalActionRow,
  type APIInteractionDataResolved,
  type APIModalInteractionResponseCallbackData,
  type APISelectMenuComponent,
  ComponentType,
  type ModalSubmitComponent,
} from "discord.js";
import { resolve } from "./command-input.ts";
import { type Chooser, checkChoice } from "./menu-input.ts";

/**
 * What a person fills into a form, by custom id: a text, the value of a radio group, the values of
 * a menu or of checkboxes, whether a checkbox is ticked, files.
 */
export type FieldValues = Readonly<
  Record<string, string | boolean | readonly string[] | readonly File[]>
>;

/** A component of a form that a person fills in. */
type Field = APIComponentInModalActionRow | InLabel;
type InLabel = Extract<
  APIModalInteractionResponseCallbackData["components"][number],
  { type: ComponentType.Label }
>["component"];

/** The data of a submitted form. */
export interface Submission {
  readonly components: readonly unknown[];
  readonly resolved: APIInteractionDataResolved;
}

/**
 * What sending a form sends; `keep` takes a file in. Throws, as the client refuses to send, for a
 * field that is missing or out of its bounds.
 */
export function submission(
  chooser: Chooser,
  { components }: APIModalInteractionResponseCallbackData,
  given: FieldValues,
  keep: (file: File) => APIAttachment,
): Submission {
  let last = 0;
  const idOf = ({ id }: { readonly id?: number }) => {
    last += 1;
    return id || last;
  };
  const values: string[] = [];
  const attachments: Record<string, APIAttachment> = {};
  const fill = (field: Field) => {
    const id = idOf(field);
    const answer = answerTo(chooser, field, given[field.custom_id], (file) => {
      const attachment = keep(file);
      attachments[attachment.id] = attachment;
      return attachment.id;
    });
    if ("values" in answer) values.push(...answer.values);
    return { id, type: field.type, custom_id: field.custom_id, ...answer };
  };
  const filled = components.map((component) => {
    const { type } = component;
    const id = idOf(component);
    if (type === ComponentType.TextDisplay) return { id, type };
    return type === ComponentType.Label
      ? { id, type, component: fill(component.component) }
      : { id, type, components: component.components.map(fill) };
  });
  const resolved = resolve(chooser.world, chooser.channel, values);
  return { components: filled, resolved: { ...resolved, attachments } };
}

type Answer =
  | Pick<Extract<ModalSubmitComponent, { value: unknown }>, "value">
  | {
      readonly values: readonly string[];
    };

function answerTo(
  chooser: Chooser,
  field: Field,
  given: FieldValues[string] | undefined,
  keep: (file: File) => string,
): Answer {
  switch (field.type) {
    case ComponentType.TextInput:
      return { value: checkText(field, (given as string | undefined) ?? field.value ?? "") };
    case ComponentType.Checkbox:
      return { value: (given as boolean | undefined) ?? field.default ?? false };
    case ComponentType.RadioGroup: {
      const preset = field.options.find((it) => it.default)?.value;
      const value = (given as string | undefined) ?? preset ?? null;
      if (value === null && field.required !== false) throw missing(field);
      if (value !== null) checkOffered(field, [value]);
      return { value };
    }
    case ComponentType.CheckboxGroup: {
      const preset = field.options.filter((it) => it.default).map(({ value }) => value);
      const values = (given as readonly string[] | undefined) ?? preset;
      checkCount(field, values.length);
      checkOffered(field, values);
      return { values };
    }
    case ComponentType.FileUpload: {
      const files = (given as readonly File[] | undefined) ?? [];
      checkCount(field, files.length);
      return { values: files.map(keep) };
    }
    default: {
      const values = (given as readonly string[] | undefined) ?? presetOf(field);
      if (values.length === 0 && field.required !== false) throw missing(field);
      checkChoice(chooser, field, values, field.required === false);
      return { values };
    }
  }
}

function presetOf(menu: APISelectMenuComponent): readonly string[] {
  return menu.type === ComponentType.StringSelect
    ? menu.options.filter((it) => it.default).map(({ value }) => value)
    : (menu.default_values ?? []).map(({ id }) => id);
}

function checkText(
  field: Extract<Field, { type: ComponentType.TextInput }>,
  value: string,
): string {
  const { custom_id, required = true, min_length: min = 0, max_length: max = 4000 } = field;
  if (required && value === "") throw missing(field);
  if (value.length > max || (value !== "" && value.length < min)) {
    throw new Error(`${custom_id} must have ${min} to ${max} characters`);
  }
  return value;
}

function checkCount(
  field: Extract<Field, { type: ComponentType.CheckboxGroup | ComponentType.FileUpload }>,
  count: number,
): void {
  const all = "options" in field ? field.options.length : 1;
  const { custom_id, required = true, min_values: min = 1, max_values: max = all } = field;
  if (count === 0 && !required) return;
  if (count === 0) throw missing(field);
  if (count < min || count > max) throw new Error(`${custom_id} takes ${min} to ${max} values`);
}

function checkOffered(
  field: Extract<Field, { type: ComponentType.RadioGroup | ComponentType.CheckboxGroup }>,
  values: readonly string[],
): void {
  const unknown = values.find((value) => !field.options.some((it) => it.value === value));
  if (unknown !== undefined) throw new Error(`${field.custom_id} does not offer ${unknown}`);
}

function missing({ custom_id }: Field): Error {
  return new Error(`${custom_id} is required`);
}
