import * as z from "zod";
import { parseForm } from "./form.ts";

const snowflake = z.string().regex(/^\d+$/).optional();

/** Which part of a long list is wanted. */
export interface Page {
  /** 1 to 100. */
  readonly limit: number;
  readonly before: string | undefined;
  readonly after: string | undefined;
}

/** The page a query asks for, of `defaultLimit` items when it does not say. Throws 50035. */
export function parsePage(query: Record<string, string>, defaultLimit: number): Page {
  const page = z.object({
    limit: z.coerce.number().int().min(1).max(100).default(defaultLimit),
    before: snowflake,
    after: snowflake,
  });
  const { limit, before, after } = parseForm(page, query);
  return { limit, before, after };
}

/** The items of a page, in the order of `items`, which is that of their ids. */
export function pageOf<Item>(
  items: readonly Item[],
  { limit, before, after }: Page,
  idOf: (item: Item) => string,
): Item[] {
  const between = items.filter((item) => {
    const id = BigInt(idOf(item));
    return (after === undefined || id > BigInt(after)) && (!before || id < BigInt(before));
  });
  return after === undefined ? between.slice(-limit) : between.slice(0, limit);
}
