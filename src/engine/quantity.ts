/** Words → quantity: what a figure in a text allows, as a range in one unit, so that two can be compared. */

/** A range of values, in the base unit of its dimension. */
export interface Quantity {
  readonly low: number;
  /** Infinity for "more than four". */
  readonly high: number;
  /** "time" in seconds, "length" in metres, …; for counts the noun behind the figure, null for a bare figure. */
  readonly dimension: string | null;
  /** Whether `dimension` names a unit of measure rather than what is counted. */
  readonly measured: boolean;
  /** The size of the unit that was used, in base units. */
  readonly unit: number;
}

// biome-ignore format: a table
const NUMBERS: Readonly<Record<string, number>> = {
  zero: 0, one: 1, two: 2, three: 3, four: 4, five: 5, six: 6, seven: 7, eight: 8, nine: 9, ten: 10,
  eleven: 11, twelve: 12, thirteen: 13, fourteen: 14, fifteen: 15, sixteen: 16, seventeen: 17,
  eighteen: 18, nineteen: 19, twenty: 20, thirty: 30, forty: 40, fifty: 50, sixty: 60, seventy: 70,
  eighty: 80, ninety: 90, once: 1, twice: 2,
};
// biome-ignore format: a table
const SCALES: Readonly<Record<string, number>> = {
  dozen: 12, hundred: 100, thousand: 1e3, k: 1e3, million: 1e6, mn: 1e6, billion: 1e9, bn: 1e9, trillion: 1e12,
};
// Behind a sign of money, where they are no metres and no bytes: "$3m".
const MONEY_SCALES: Readonly<Record<string, number>> = { m: 1e6, b: 1e9, tn: 1e12 };
// At least this many; nobody says how many more.
// biome-ignore format: a table
const VAGUE: Readonly<Record<string, number>> = {
  several: 2, few: 2, many: 3, couple: 2, tens: 20, dozens: 20, hundreds: 100, thousands: 1e3,
  millions: 1e6, billions: 1e9, scores: 40,
};

const HOUR = 3600;
const DAY = 24 * HOUR;
const YEAR = 365.25 * DAY;
// biome-ignore format: a table
const UNITS: readonly (readonly [pattern: RegExp, dimension: string, size: number])[] = [
  [/^(?:seconds?|secs?)$/, "time", 1], [/^(?:minutes?|mins?)$/, "time", 60], [/^(?:hours?|hrs?)$/, "time", HOUR],
  [/^(?:days?|nights?)$/, "time", DAY], [/^weeks?$/, "time", 7 * DAY], [/^months?$/, "time", YEAR / 12],
  [/^(?:years?|yrs?)$/, "time", YEAR], [/^decades?$/, "time", 10 * YEAR], [/^centur(?:y|ies)$/, "time", 100 * YEAR],
  [/^(?:millimet(?:er|re)s?|mm)$/, "length", 1e-3], [/^(?:centimet(?:er|re)s?|cm)$/, "length", 1e-2],
  [/^(?:met(?:er|re)s?|m)$/, "length", 1], [/^(?:kilomet(?:er|re)s?|kms?)$/, "length", 1e3],
  [/^(?:miles?|mi)$/, "length", 1609.344], [/^(?:feet|foot|ft)$/, "length", 0.3048],
  [/^(?:inch|inches)$/, "length", 0.0254], [/^(?:yards?|yd)$/, "length", 0.9144],
  [/^(?:grams?|g)$/, "mass", 1e-3], [/^(?:kilos?|kilograms?|kgs?)$/, "mass", 1], [/^(?:tonnes?)$/, "mass", 1e3],
  [/^(?:mph)$/, "speed", 0.44704], [/^(?:kmh|kph)$/, "speed", 1 / 3.6],
  [/^(?:%|percent|cent)$/, "percent", 1], [/^(?:\$|dollars?)$/, "dollars", 1], [/^(?:€|euros?)$/, "euros", 1],
  [/^(?:£|pounds?)$/, "pounds", 1], [/^(?:¥|yen|yuan)$/, "yen", 1], [/^(?:roubles?|rubles?)$/, "roubles", 1],
  [/^(?:litres?|liters?)$/, "volume", 1], [/^(?:barrels?)$/, "barrels", 1], [/^(?:tons?)$/, "tons", 1],
  [/^(?:times)$/, "times", 1], [/^(?:degrees?|°)$/, "degrees", 1],
];

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

interface Figure {
  readonly value: number;
  readonly vague: boolean;
  /** Tokens `[from, to)`. */
  readonly from: number;
  readonly to: number;
}

/** The figures among `tokens`, at most three; "two and a half million" is one. */
function readFigures(tokens: readonly string[]): Figure[] {
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
  const scales = /^[$€£¥]$/.test(tokens[from - 1] ?? "") ? { ...SCALES, ...MONEY_SCALES } : SCALES;
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

function isRange(tokens: readonly string[], first: Figure, second: Figure): boolean {
  return /^(?:to|or|and)$/.test(tokens.slice(first.to, second.from).join(" "));
}

function isUnit(token: string | undefined): boolean {
  return token !== undefined && UNITS.some(([pattern]) => pattern.test(token));
}

type Unit = Pick<Quantity, "dimension" | "measured" | "unit">;

/** The unit behind the figure at `[from, to)`, or the sign of money before it; else the noun that is counted. */
function readUnit(tokens: readonly string[], from: number, to: number): Unit {
  const behind = tokens.slice(to).filter((token) => !FILLERS.test(token));
  const [near] = behind;
  if (/^(?:square|cubic|light)$/.test(near ?? "")) {
    return { dimension: behind.slice(0, 2).join(" "), measured: true, unit: 1 };
  }
  for (const token of [tokens[from - 1], near]) {
    const unit = UNITS.find(([pattern]) => token !== undefined && pattern.test(token));
    if (unit) return { dimension: unit[1], measured: true, unit: unit[2] };
  }
  return { dimension: near ?? null, measured: false, unit: 1 };
}

const FILLERS =
  /^(?:more|other|further|full|whole|long|straight|consecutive|of|the|us|or|so|less|fewer|per|old|a|an|his|her|their|its)$/;

/**
 * How two quantities stand: `same` where they overlap and both are definite, `different` where no
 * value fits both, `compatible` where that cannot be told. Symmetric.
 */
export function compareQuantities(a: Quantity, b: Quantity): "same" | "compatible" | "different" {
  const bare = a.dimension === null || b.dimension === null;
  if (a.dimension !== b.dimension && (a.measured || b.measured || !bare)) {
    // The unit of a bare figure may stand elsewhere; people and passengers may be the same ones.
    const counts = !a.measured && !b.measured;
    const equal = a.low / a.unit === b.low / b.unit && a.high / a.unit === b.high / b.unit;
    return equal && (bare || counts) ? "same" : "compatible";
  }
  const [x, y] = a.unit === b.unit ? [rounded(a), rounded(b)] : [converted(a), converted(b)];
  if (x.low > y.high || y.low > x.high) return "different";
  return isDefinite(a) && isDefinite(b) ? "same" : "compatible";
}

const DEFINITE = 1.55; // high over low, so that "about 200" and "four to five" still say a number

function isDefinite({ low, high }: Quantity): boolean {
  return low === high || (low > 0 && high <= DEFINITE * low);
}

const ROUNDING = 0.05; // of a figure, at most, that rounding may have cost it
const CONVERSION = 0.2; // the same where the unit was changed on top

/** Figures from 100 on that end in zeros are rounded more often than not: "200" may be 198. */
function rounded(quantity: Quantity): Quantity {
  return widen(quantity, (value) =>
    value < 100 || lastDigit(value) === 1 ? 0 : Math.min(0.49 * lastDigit(value), ROUNDING * value),
  );
}

/** After a change of unit the last digit is rounded whatever it is: "three miles", "five kilometres". */
function converted(quantity: Quantity): Quantity {
  return widen(quantity, (value) => Math.min(0.49 * lastDigit(value), CONVERSION * value));
}

function widen(quantity: Quantity, slackOf: (value: number) => number): Quantity {
  const { low, high, unit } = quantity;
  const slack = (value: number) =>
    Number.isFinite(value) && value > 0 ? slackOf(value / unit) * unit : 0;
  return { ...quantity, low: low - slack(low), high: high + slack(high) };
}

/** The worth of the last digit of `value` > 0 that is not zero: 100 for 1200, 0.1 for 3.5. */
function lastDigit(value: number): number {
  const size = Math.floor(Math.log10(value));
  let digits = 1;
  while (digits < 9 && Math.abs(Number(value.toPrecision(digits)) - value) > 1e-9 * value) digits++;
  return 10 ** (size - digits + 1);
}
