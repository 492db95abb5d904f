/** Words → quantity: what a figure in a text allows, as a range in one unit, so that two can be compared. */
import { type Figure, readFigures } from "./numerals.ts";
import { readUnit, type Unit } from "./units.ts";

/** A range of values, in the base unit of its dimension. */
export interface Quantity extends Unit {
  readonly low: number;
  /** Infinity for "more than four". */
  readonly high: number;
}

const ABOUT =
  /\b(?:about|around|approximately|approx|roughly|nearly|almost|some|circa|estimated|close to|or so)\b|~/;
const ABOVE =
  /\b(?:(?<!no )more than|over|at least|exceeding|above|upwards of|no less than|no fewer than|or more)\b|\+/;
const BELOW =
  /\b(?:(?<!no )less than|(?<!no )fewer than|under|below|at most|up to|as many as|as much as|no more than|or less|or fewer)\b/;
const LOOSE = 0.2; // "about 200" may be 160 and may be 240

/** The one quantity that `text` gives, as "about 200 people", "four to five hours", "70"; null where it gives none, or several. */
export function readQuantity(text: string): Quantity | null {
  const tokens = tokensOf(text);
  const [first, second, more] = readFigures(tokens);
  if (first === undefined || more !== undefined) return null;
  const given =
    second === undefined || isRange(tokens, first, second)
      ? readRange(tokens, first, second ?? first)
      : addParts(tokens, first, second);
  if (given === null) return null;
  const plain = tokens.join(" ");
  const [about, above, below] = [ABOUT, ABOVE, BELOW].map((pattern) => pattern.test(plain));
  const spread = about ? LOOSE * given.high : 0;
  return {
    ...given,
    low: below ? 0 : given.low - spread,
    high: above || first.vague || second?.vague ? Number.POSITIVE_INFINITY : given.high + spread,
  };
}

/** From the lower to the higher of two figures of one unit. */
function readRange(tokens: readonly string[], first: Figure, last: Figure): Quantity {
  const unit = readUnit(tokens, first.from, last.to);
  const [least, most] = [first.value, last.value].sort((a, b) => a - b) as [number, number];
  return { ...unit, low: least * unit.unit, high: most * unit.unit };
}

/** The sum of two figures with units of one dimension: "five hours and 20 minutes", "six feet two inches". */
function addParts(tokens: readonly string[], first: Figure, second: Figure): Quantity | null {
  const [a, b] = [
    readUnit(tokens.slice(0, second.from), first.from, first.to),
    readUnit(tokens, second.from, second.to),
  ];
  const rest = tokens.slice(first.to + 1, second.from).join(" ");
  if (!a.measured || a.dimension !== b.dimension || a.unit <= b.unit || !/^(?:and)?$/.test(rest)) {
    return null;
  }
  const sum = first.value * a.unit + second.value * b.unit;
  return { ...b, low: sum, high: sum };
}

function tokensOf(text: string): string[] {
  return (
    text
      .toLowerCase()
      .replace(/(?<=\d),(?=\d{3})/g, "")
      .replace(/per cent/g, "percent")
      .replace(/(?<=\d)\s*[-–—]\s*(?=\d)/g, " to ")
      .replace(/[-–—]/g, " ")
      .match(/\d+(?:\.\d+)?|[\p{L}]+|[$€£¥%°~+]/gu) ?? []
  );
}

function isRange(tokens: readonly string[], first: Figure, second: Figure): boolean {
  return /^(?:to|or|and)$/.test(tokens.slice(first.to, second.from).join(" "));
}
