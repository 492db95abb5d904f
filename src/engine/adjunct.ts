/** Clause → where and when it happens, by the small words before places and times. */
import type { LemmaToken } from "./lemmas.ts";

/** A place or time, without its preposition. */
export interface Adjunct {
  readonly words: readonly LemmaToken[];
  readonly asks: "where" | "when";
}

const MAX_LEAD = 6; // words of an opening, by hand

/** `On Monday, …`: what goes before, and the rest. Null for another opening. */
export function readLead(
  tokens: readonly LemmaToken[],
): { adjuncts: Adjunct[]; tokens: readonly LemmaToken[] } | null {
  if (!/^(?:in|on|at|near)$/i.test(tokens[0]?.text ?? "")) return { adjuncts: [], tokens };
  const comma = tokens.findIndex(({ text }) => text === ",");
  if (comma < 0 || comma > MAX_LEAD) return null;
  const adjunct = findAdjunct(tokens.slice(0, comma));
  const isAll = adjunct && adjunct.words.length === comma - 1;
  return isAll ? { adjuncts: [adjunct], tokens: tokens.slice(comma + 1) } : null;
}

const DAY_OR_MONTH =
  /^(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|January|February|March|April|May|June|July|August|September|October|November|December|(?:1[5-9]|20)\d\d)$/;

/** The first place (`at the Old Mill`) or time (`on Tuesday`) in a clause, and where it starts. */
export function findAdjunct(
  clause: readonly LemmaToken[],
): (Adjunct & { readonly start: number }) | null {
  for (const [start, { text }] of clause.entries()) {
    if (!/^(?:in|at|on|near)$/i.test(text)) continue;
    const words = clause.slice(start + 1, phraseEnd(clause, start + 1));
    const isHour = /^at$/i.test(text) && words[0]?.pos === "NUM";
    if (isHour || words.some((word) => DAY_OR_MONTH.test(word.text))) {
      return { start, words, asks: "when" };
    }
    const isPlace = !/^on$/i.test(text) && words.some(({ pos }) => pos === "PROPN");
    if (isPlace) return { start, words, asks: "where" };
  }
  return null;
}

function phraseEnd(clause: readonly LemmaToken[], from: number): number {
  const end = clause.findIndex(
    ({ pos }, i) => i >= from && !/^(?:DET|ADJ|NOUN|PROPN|NUM|PART)$/.test(pos),
  );
  return end < 0 ? clause.length : end;
}
