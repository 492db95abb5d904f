import {
  type APIModalInteractionResponseCallbackData,
  ComponentType,
  TextInputStyle,
} from "discord.js";
import * as z from "zod";
import { entitySelect, refuseSameValues, stringSelect, textDisplay } from "./components.ts";
import { exactText, list, parseForm, report, text } from "./form.ts";

/**
 * The forms a bot opens (components/reference). A text input stands in a label, or as it once was
 * in an action row; everything else in a label.
 */

const DATA = ["data"];

const customId = exactText(1, 100);

const textInput = z.looseObject({
  type: z.literal(ComponentType.TextInput),
  custom_id: customId,
  style: z.literal([TextInputStyle.Short, TextInputStyle.Paragraph]),
  label: text(1, 45).nullish(),
  min_length: z.int().min(0).max(4000).nullish(),
  max_length: z.int().min(1).max(4000).nullish(),
  required: z.boolean().nullish(),
  value: text(0, 4000).nullish(),
  placeholder: text(0, 100).nullish(),
});

const option = z.looseObject({
  label: text(1, 100),
  value: exactText(1, 100),
  description: text(0, 100).nullish(),
  default: z.boolean().nullish(),
});

const required = z.boolean().nullish();

/** What a form asks for at least and at most, of ten. */
const counts = {
  min_values: z.int().min(0).max(10).nullish(),
  max_values: z.int().min(1).max(10).nullish(),
};

const radioGroup = z
  .looseObject({
    type: z.literal(ComponentType.RadioGroup),
    custom_id: customId,
    options: list(2, 10, option),
    required,
  })
  .superRefine(refuseSameValues);

const checkboxGroup = z
  .looseObject({
    type: z.literal(ComponentType.CheckboxGroup),
    custom_id: customId,
    options: list(1, 10, option),
    ...counts,
    required,
  })
  .superRefine(refuseSameValues)
  .superRefine(refuseNone);

const checkbox = z.looseObject({
  type: z.literal(ComponentType.Checkbox),
  custom_id: customId,
  default: z.boolean().nullish(),
});

const fileUpload = z
  .looseObject({
    type: z.literal(ComponentType.FileUpload),
    custom_id: customId,
    ...counts,
    required,
  })
  .superRefine(refuseNone);

/** A menu in a form may be optional, and cannot be disabled. */
const inForm = { required, disabled: z.literal(false).nullish() };

const label = z.looseObject({
  type: z.literal(ComponentType.Label),
  label: text(1, 45),
  description: text(0, 100).nullish(),
  component: z.discriminatedUnion("type", [
    textInput,
    stringSelect.safeExtend(inForm).superRefine(refuseNone),
    entitySelect.safeExtend(inForm).superRefine(refuseNone),
    radioGroup,
    checkboxGroup,
    checkbox,
    fileUpload,
  ]),
});

const actionRow = z.looseObject({
  type: z.literal(ComponentType.ActionRow),
  components: list(1, 1, textInput.extend({ label: text(1, 45) })),
});

const modal = z.looseObject({
  custom_id: customId,
  title: text(1, 45),
  components: list(1, 5, z.discriminatedUnion("type", [actionRow, label, textDisplay])).superRefine(
    (components, context) => {
      const seen = new Set<string>();
      for (const [i, component] of components.entries()) {
        const field = "component" in component ? component.component : component.components;
        const id = (Array.isArray(field) ? field[0] : field)?.custom_id;
        if (id !== undefined && seen.has(id)) {
          const code = "COMPONENT_CUSTOM_ID_DUPLICATED";
          report(context, [i, "custom_id"], code, "Component custom id cannot be duplicated");
        }
        if (id !== undefined) seen.add(id);
      }
    },
  ),
});

/** The form a bot opens: title at most 45 characters, one to five components. */
export function parseModal(data: unknown): APIModalInteractionResponseCallbackData {
  return parseForm(modal, data, DATA) as unknown as APIModalInteractionResponseCallbackData;
}

interface Countable {
  readonly min_values?: number | null | undefined;
  readonly required?: boolean | null | undefined;
}

/** What must be answered cannot be answered with nothing. */
function refuseNone({ min_values, required = true }: Countable, context: z.RefinementCtx): void {
  if (min_values !== 0 || required === false) return;
  const message = "int value should be greater than or equal to 1.";
  report(context, ["min_values"], "NUMBER_TYPE_MIN", message);
}
