/** The units behind figures, and what else figures count. */

/** What a figure counts or measures. */
export interface Unit {
  /** "time" in seconds, "length" in metres, …; for counts the noun behind the figure, null for a bare figure. */
  readonly dimension: string | null;
  /** Whether `dimension` names a unit of measure rather than what is counted. */
  readonly measured: boolean;
  /** The size of the unit that was used, in base units. */
  readonly unit: number;
}

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

/** Whether `token` names a unit of measure. */
export function isUnit(token: string | undefined): boolean {
  return token !== undefined && UNITS.some(([pattern]) => pattern.test(token));
}

/** The unit behind the figure at `[from, to)`, or the sign of money before it; else the noun that is counted. */
export function readUnit(tokens: readonly string[], from: number, to: number): Unit {
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
