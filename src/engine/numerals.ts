/** Tokens → figures: the numbers of a text, in digits and in words. */
import { NUMBER_WORDS } from "./number-words.ts";
import { isUnit } from "./units.ts";

const NUMBERS: Readonly<Record<string, number>> = { ...NUMBER_WORDS, once: 1, twice: 2 };
// biome-ignore format: a table
const SCALES: Readonly<Record<string, number>> = {
  dozen: 12, hundred: 100, thousand: 1e3, k: 1e3, million: 1e6, mn: 1e6, billion: 1e9, bn: 1e9, trillion: 1e12,
};
// Behind a sign of money "m" and "b" are no metres and no bytes: "$3m".
const MONEY_SCALES: Readonly<Record<string, number>> = { ...SCALES, m: 1e6, b: 1e9, tn: 1e12 };
// At least this many; nobody says how many more.
// biome-ignore format: a table
const VAGUE: Readonly<Record<string, number>> = {
  several: 2, few: 2, many: 3, couple: 2, tens: 20, dozens: 20, hundreds: 100, thousands: 1e3,
  millions: 1e6, billions: 1e9, scores: 40,
};

/** A number in a text. */
export interface Figure {
  readonly value: number;
  /** Whether it is the least of what may be meant: "dozens". */
  readonly vague: boolean;
  /** Tokens `[from, to)`. */
  readonly from: number;
  readonly to: number;
}

/** The figures among `tokens`, at most three; "two and a half million" is one. */
export function readFigures(tokens: readonly string[]): Figure[] {
  const figures: Figure[] = [];
  for (let at = 0; at < tokens.length && figures.length < 3; ) {
    const figure = readFigure(tokens, at);
    if (figure) figures.push(figure);
    at = figure?.to ?? at + 1;
  }
  return figures;
}

function readFigure(tokens: readonly string[], from: number): Figure | null {
  const first = tokens[from] as string;
  const article = /^an?$/.test(first);
  const begins = article
    ? Object.hasOwn(SCALES, tokens[from + 1] ?? "") || isUnit(tokens[from + 1])
    : false;
  let value = article ? (begins ? 1 : Number.NaN) : numberOf(first);
  let vague = false;
  let to = from + 1;
  if (Object.hasOwn(VAGUE, first)) [value, vague] = [VAGUE[first] as number, true];
  if (first === "half") value = 0.5;
  if (Number.isNaN(value)) return null;
  if (first === "half" && /^an?$/.test(tokens[to] ?? "")) to++;
  const scales = /^[$€£¥]$/.test(tokens[from - 1] ?? "") ? MONEY_SCALES : SCALES;
  let group = value;
  let sum = 0;
  for (; to < tokens.length; to++) {
    const token = tokens[to] as string;
    if (Object.hasOwn(scales, token)) {
      const scale = scales[token] as number;
      if (scale === 100 || scale === 12) group *= scale;
      else [sum, group] = [sum + group * scale, 0];
    } else if (vague && token === "of" && Object.hasOwn(VAGUE, tokens[to + 1] ?? "")) {
      group *= VAGUE[tokens[++to] as string] as number;
    } else if (token === "and" && tokens[to + 1] === "a" && tokens[to + 2] === "half") {
      group += 0.5;
      to += 2;
    } else if (
      isWord(token) &&
      Object.hasOwn(NUMBERS, token) &&
      continues(group, numberOf(token))
    ) {
      group += numberOf(token);
    } else if (
      token === "and" &&
      group % 100 === 0 &&
      group > 0 &&
      isWord(tokens[to + 1] ?? "") &&
      numberOf(tokens[to + 1] ?? "") < 100
    ) {
      group += numberOf(tokens[++to] as string);
    } else break;
  }
  return { value: sum + group, vague, from, to };
}

const isWord = (token: string): boolean => /^\p{L}/u.test(token);

function numberOf(token: string): number {
  if (/^\d/.test(token)) return Number(token);
  return Object.hasOwn(NUMBERS, token) ? (NUMBERS[token] as number) : Number.NaN;
}

/** "twenty" goes on with "four", "hundred" with "six", a new thousand with anything. */
function continues(group: number, next: number): boolean {
  if (group === 0) return true;
  if (group % 100 === 0) return next < 100;
  return group % 10 === 0 && group % 100 >= 20 && next < 10;
}
