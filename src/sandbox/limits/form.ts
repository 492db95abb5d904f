import * as z from "zod";
import { type FormError, type FormErrors, Refusal } from "../refusal.ts";

/**
 * What `schema` makes of `body`. Throws the refusal 50035 with the tree of wrong fields, found
 * below `under` (an interaction's message is `data`).
 */
export function parseForm<Schema extends z.ZodType>(
  schema: Schema,
  body: unknown,
  under: readonly string[] = [],
): z.output<Schema> {
  const parsed = schema.safeParse(body);
  if (parsed.success) return parsed.data;
  throw invalidForm(parsed.error.issues.flatMap((issue) => fieldErrors(issue, under)));
}

/** The refusal 50035 *Invalid Form Body* for the given fields. */
export function invalidForm(
  fields: readonly { readonly path: readonly PropertyKey[]; readonly error: FormError }[],
): Refusal {
  const tree: Record<string, unknown> = {};
  for (const { path, error } of fields) {
    let node = tree;
    for (const key of path) {
      node[String(key)] ??= {};
      node = node[String(key)] as Record<string, unknown>;
    }
    node._errors = [...((node._errors as FormError[] | undefined) ?? []), error];
  }
  return new Refusal(400, 50035, "Invalid Form Body", tree as FormErrors);
}

/** A string of `min` to `max` characters (code points, as Discord counts) without outer spaces. */
export function text(min: number, max: number): z.ZodString {
  return z
    .string()
    .trim()
    .refine((value) => within(characters(value), min, max), lengthError(min, max));
}

/** A string of `min` to `max` characters as it stands: ids and values keep their spaces. */
export function exactText(min: number, max: number): z.ZodString {
  return z.string().refine((value) => within(characters(value), min, max), lengthError(min, max));
}

/** A string that must not be empty; Discord calls an empty one missing. */
export function requiredText(max: number): z.ZodString {
  return z
    .string()
    .trim()
    .refine((value) => value !== "", {
      error: "This field is required",
      params: { code: "BASE_TYPE_REQUIRED" },
      abort: true,
    })
    .refine((value) => characters(value) <= max, lengthError(0, max));
}

/** An array of `min` to `max` items. */
export function list<Item extends z.ZodType>(min: number, max: number, item: Item) {
  return z.array(item).refine((items) => within(items.length, min, max), lengthError(min, max));
}

/** Reports a wrong field from inside a schema's `superRefine`. */
export function report(
  context: z.RefinementCtx,
  path: readonly PropertyKey[],
  code: string,
  message: string,
): void {
  context.addIssue({ code: "custom", path: [...path], message, params: { code } });
}

/** Length of `value` in code points. */
export function characters(value: string): number {
  return [...value].length;
}

function within(size: number, min: number, max: number): boolean {
  return size >= min && size <= max;
}

function lengthError(min: number, max: number) {
  return min === 0
    ? { error: `Must be ${max} or fewer in length.`, params: { code: "BASE_TYPE_MAX_LENGTH" } }
    : {
        error: `Must be between ${min} and ${max} in length.`,
        params: { code: "BASE_TYPE_BAD_LENGTH" },
      };
}

function fieldErrors(issue: z.core.$ZodIssue, under: readonly string[]) {
  return [{ path: [...under, ...issue.path], error: discordError(issue) }];
}

function discordError(issue: z.core.$ZodIssue): FormError {
  if (issue.code === "custom") {
    return { code: String(issue.params?.code), message: issue.message };
  }
  if (issue.code === "invalid_type" && issue.input === undefined) {
    return { code: "BASE_TYPE_REQUIRED", message: "This field is required" };
  }
  if (issue.code === "invalid_union") {
    return {
      code: "UNION_TYPE_CHOICES",
      message: 'Value of field "type" is not one of its choices.',
    };
  }
  if (issue.code === "invalid_value") {
    const choices = issue.values.map(String).join(", ");
    return { code: "BASE_TYPE_CHOICES", message: `Value must be one of (${choices}).` };
  }
  return (issue.code === "invalid_type" ? wrongType(issue) : outOfBounds(issue)) ?? OTHER;
}

const OTHER: FormError = { code: "BASE_TYPE_INVALID", message: "This field is invalid" };

/** What Discord says of a value of another type (discord.js reports them as `field[CODE]: …`). */
function wrongType({ expected, input }: z.core.$ZodIssueInvalidType): FormError | undefined {
  const value = JSON.stringify(input);
  switch (expected) {
    case "string":
      return { code: "STRING_TYPE_CONVERT", message: `Could not interpret "${value}" as string.` };
    case "int":
    case "number":
      return { code: "NUMBER_TYPE_COERCE", message: `Value ${value} is not int.` };
    case "boolean":
      return { code: "BOOLEAN_TYPE_CONVERT", message: "Must be either true or false." };
    case "array":
      return { code: "LIST_TYPE_CONVERT", message: "Only iterables may be used in a ListType" };
    case "object":
      return { code: "DICT_TYPE_CONVERT", message: "Only dictionaries may be used in a DictType" };
    default:
      return undefined;
  }
}

function outOfBounds(issue: z.core.$ZodIssue): FormError | undefined {
  if (issue.code === "too_small") {
    const message = `int value should be greater than or equal to ${issue.minimum}.`;
    return { code: "NUMBER_TYPE_MIN", message };
  }
  if (issue.code === "too_big") {
    const message = `int value should be less than or equal to ${issue.maximum}.`;
    return { code: "NUMBER_TYPE_MAX", message };
  }
  return undefined;
}
