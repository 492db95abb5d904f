import { type APIMessageTopLevelComponent, ButtonStyle, ComponentType } from "discord.js";
import * as z from "zod";
import { nested } from "../component-tree.ts";
import { characters, exactText, list, report, requiredText, text } from "./form.ts";

/**
 * The components of a message (components/reference). Every schema keeps unknown fields: what a
 * bot sent is what it reads back.
 */

const customId = exactText(1, 100);
const emoji = z.looseObject({ id: z.string().nullish(), name: z.string().nullish() });

/** A web address a message may carry: at most `max` characters, with one of `schemes`. */
export function address(max: number, schemes: readonly string[]) {
  return text(0, max).superRefine((value, context) => {
    const url = parseUrl(value);
    if (!url) return report(context, [], "URL_TYPE_INVALID_URL", "Not a well formed URL.");
    const scheme = url.protocol.slice(0, -1);
    if (schemes.includes(scheme)) return;
    const allowed = schemes.map((name) => `'${name}'`).join(", ");
    report(
      context,
      [],
      "URL_TYPE_INVALID_SCHEME",
      `Scheme "${scheme}" is not supported. Scheme must be one of (${allowed}).`,
    );
  });
}

const button = z
  .looseObject({
    type: z.literal(ComponentType.Button),
    style: z.literal([1, 2, 3, 4, 5, 6]),
    label: text(0, 80).nullish(),
    emoji: emoji.nullish(),
    custom_id: customId.nullish(),
    url: address(512, ["http", "https", "discord"]).nullish(),
    sku_id: z.string().nullish(),
    disabled: z.boolean().nullish(),
  })
  .superRefine((it, context) => {
    if (it.style === ButtonStyle.Premium) return;
    if (it.custom_id != null && it.url != null) {
      const code = "BUTTON_COMPONENT_CUSTOM_ID_URL_MUTUALLY_EXCLUSIVE";
      report(context, [], code, "A custom id and url cannot both be specified");
    } else if (it.style === ButtonStyle.Link ? it.url == null : it.custom_id == null) {
      const code = "BUTTON_COMPONENT_CUSTOM_ID_REQUIRED";
      report(context, [], code, "A custom id or url is required");
    }
    if (!it.label && !it.emoji) report(context, ["label"], ...missing);
  });

const choiceCounts = {
  min_values: z.int().min(0).max(25).nullish(),
  max_values: z.int().min(1).max(25).nullish(),
};

/** A menu of options the bot names. */
export const stringSelect = z
  .looseObject({
    type: z.literal(ComponentType.StringSelect),
    custom_id: customId,
    placeholder: text(0, 150).nullish(),
    options: list(
      1,
      25,
      z.looseObject({
        label: text(1, 100),
        value: exactText(1, 100),
        description: text(0, 100).nullish(),
        emoji: emoji.nullish(),
        default: z.boolean().nullish(),
      }),
    ),
    ...choiceCounts,
  })
  .superRefine(refuseSameValues);

/** Throws out options of one value. */
export function refuseSameValues(
  { options }: { readonly options: readonly { readonly value: string }[] },
  context: z.RefinementCtx,
): void {
  const seen = new Set<string>();
  for (const [i, { value }] of options.entries()) {
    if (seen.has(value)) {
      const code = "SELECT_COMPONENT_OPTION_VALUE_DUPLICATED";
      report(context, ["options", i, "value"], code, "The specified option value is already used");
    }
    seen.add(value);
  }
}

/** The menus of users, roles, mentionables and channels, which Discord fills itself. */
export const entitySelect = z.looseObject({
  type: z.literal([
    ComponentType.UserSelect,
    ComponentType.RoleSelect,
    ComponentType.MentionableSelect,
    ComponentType.ChannelSelect,
  ]),
  custom_id: customId,
  placeholder: text(0, 150).nullish(),
  ...choiceCounts,
});

const actionRow = z
  .looseObject({
    type: z.literal(ComponentType.ActionRow),
    components: list(1, 5, z.discriminatedUnion("type", [button, stringSelect, entitySelect])),
  })
  .superRefine((row, context) => {
    const menu = row.components.findIndex((it) => it.type !== ComponentType.Button);
    if (menu < 0 || row.components.length === 1) return;
    const code = "COMPONENT_LAYOUT_WIDTH_EXCEEDED";
    report(
      context,
      ["components", menu],
      code,
      "The specified component exceeds the maximum width",
    );
  });

/** Text in a layout or a form. */
export const textDisplay = z.looseObject({
  type: z.literal(ComponentType.TextDisplay),
  content: requiredText(4000),
});

const media = z.looseObject({ url: address(2048, ["http", "https", "attachment"]) });
const description = text(0, 1024).nullish();

const thumbnail = z.looseObject({ type: z.literal(ComponentType.Thumbnail), media, description });

const section = z.looseObject({
  type: z.literal(ComponentType.Section),
  components: list(1, 3, textDisplay),
  accessory: z.discriminatedUnion("type", [button, thumbnail]),
});

const gallery = z.looseObject({
  type: z.literal(ComponentType.MediaGallery),
  items: list(1, 10, z.looseObject({ media, description })),
});

const file = z.looseObject({ type: z.literal(ComponentType.File), file: media });

const separator = z.looseObject({
  type: z.literal(ComponentType.Separator),
  divider: z.boolean().nullish(),
  spacing: z.literal([1, 2]).nullish(),
});

const blocks = [actionRow, section, textDisplay, gallery, file, separator] as const;

const container = z.looseObject({
  type: z.literal(ComponentType.Container),
  components: list(1, 40, z.discriminatedUnion("type", blocks)),
  accent_color: z.int().min(0).max(0xffffff).nullish(),
});

/** The components of a message without the flag `IS_COMPONENTS_V2`: at most five action rows. */
export const legacyComponents = list(0, 5, z.discriminatedUnion("type", [actionRow])).superRefine(
  refuseDuplicates,
);

/** The components of a message with the flag `IS_COMPONENTS_V2`. */
export const layoutComponents = z
  .array(z.discriminatedUnion("type", [...blocks, container]))
  .superRefine((components, context) => {
    refuseDuplicates(components, context);
    const all = [...nested(components as unknown as APIMessageTopLevelComponent[])];
    if (all.length > MAX_COMPONENTS) {
      const code = "COMPONENT_MAX_TOTAL_COMPONENTS_EXCEEDED";
      report(context, [], code, `The maximum of ${MAX_COMPONENTS} components is exceeded`);
    }
    const shown = all.reduce((sum, { component }) => {
      return component.type === ComponentType.TextDisplay
        ? sum + characters(component.content)
        : sum;
    }, 0);
    if (shown > MAX_SHOWN_TEXT) {
      const code = "COMPONENT_DISPLAYABLE_TEXT_SIZE_EXCEEDED";
      const message = `Components displayable text size exceeds maximum size of ${MAX_SHOWN_TEXT}`;
      report(context, [], code, message);
    }
  });

const MAX_COMPONENTS = 40; // counted with the nested ones
const MAX_SHOWN_TEXT = 4000; // characters of all text displays together

const missing = ["BASE_TYPE_REQUIRED", "This field is required"] as const;

function refuseDuplicates(components: readonly unknown[], context: z.RefinementCtx): void {
  const seen = new Set<string>();
  for (const { component, path } of nested(components as APIMessageTopLevelComponent[])) {
    const id = "custom_id" in component ? component.custom_id : undefined;
    if (id == null) continue;
    if (seen.has(id)) {
      const code = "COMPONENT_CUSTOM_ID_DUPLICATED";
      report(context, [...path, "custom_id"], code, "Component custom id cannot be duplicated");
    }
    seen.add(id);
  }
}

function parseUrl(value: string): URL | null {
  try {
    return new URL(value);
  } catch {
    return null;
  }
}
