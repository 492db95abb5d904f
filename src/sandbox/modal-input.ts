import {
  type APIModalInteractionResponseCallbackData,
  ComponentType,
  type ModalSubmitComponent,
} from "discord.js";

/** What a person fills into a form, by custom id: a text, or the chosen values of a menu. */
export type FieldValues = Readonly<Record<string, string | readonly string[]>>;

interface Field {
  readonly type: ComponentType;
  readonly custom_id: string;
  readonly required?: boolean;
  readonly min_length?: number;
  readonly max_length?: number;
  readonly value?: string;
}

/**
 * The components of a submitted form. Throws, as the client refuses to send, for a field that is
 * missing or out of its bounds.
 */
export function submittedComponents(
  modal: APIModalInteractionResponseCallbackData,
  given: FieldValues,
): ModalSubmitComponent[] {
  return modal.components.map((component) => {
    if (component.type === ComponentType.ActionRow) {
      const components = component.components.map((it) => fieldData(it as Field, given));
      return { type: component.type, id: 0, components };
    }
    if (component.type === ComponentType.Label) {
      return {
        type: component.type,
        id: 0,
        component: fieldData(component.component as Field, given),
      };
    }
    return { type: component.type, id: 0 };
  }) as unknown as ModalSubmitComponent[];
}

function fieldData(field: Field, given: FieldValues) {
  const { type, custom_id, required = true, min_length: min = 0, max_length: max = 4000 } = field;
  const value = given[custom_id] ?? (type === ComponentType.TextInput ? (field.value ?? "") : []);
  if (required && value.length === 0) throw new Error(`${custom_id} is required`);
  if (typeof value !== "string") return { type, id: 0, custom_id, values: value };
  if (value.length > max || (value !== "" && value.length < min)) {
    throw new Error(`${custom_id} must have ${min} to ${max} characters`);
  }
  return { type, id: 0, custom_id, value };
}
