/** Words → moment: what a date or time in a text allows, so that two can be compared. */
import * as chrono from "chrono-node";

/** What is certain of a moment; `null` for what is not said. */
interface Moment {
  /** First and last year, for "1874", "the 1990s", "the 19th century". */
  readonly years: readonly [number, number] | null;
  readonly month: number | null;
  readonly day: number | null;
  /** 0 for Sunday. */
  readonly weekday: number | null;
  /** Minutes after midnight. */
  readonly clock: number | null;
}

/** All that a text may mean: "Wednesday" is the last one or the next. */
export type Moments = readonly Moment[];

const RELATIVE =
  /\b(?:today|yesterday|tomorrow|tonight|ago|last|next|this|past|later|earlier|now|previous|following)\b/i;
const YEARS =
  /^(?:in |the |around |about |circa |year |early |mid-?|late )*(?<first>1\d{3}|20\d\d)(?<decade>s)?(?:\s?[-–]\s?(?<last>\d{2,4}))?$/i;
const CENTURY =
  /^(?:in )?(?:the )?(?:early |mid-?|late )?(?<number>\d{1,2})(?:st|nd|rd|th) century$/i;
// Reading a date costs more than all else that is done with an answer; most answers are none.
const MAY_BE_TIME =
  /\d[:./-]\d|\d ?[ap]\.?m\b|\b(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec|mon|tue|wed|thu|fri|sat|sun|today|yesterday|tomorrow|tonight|now|noon|midnight|morning|afternoon|evening|night|last|next|this|past|ago|later|earlier|week|month|year)/i;
const UNKNOWN: Moment = { years: null, month: null, day: null, weekday: null, clock: null };

/**
 * What `text` says of when, seen from the day its article was published (`YYYY-MM-DD`), which makes
 * "Wednesday" and "today" days; null where it says nothing that can be compared.
 */
export function readMoments(text: string, published: string | null): Moments | null {
  const plain = text.trim().replace(/^(?:on|early|late|by)\s+(?:on\s+)?/i, "");
  const years = readYears(plain);
  if (years) return [{ ...UNKNOWN, years }];
  if (!MAY_BE_TIME.test(plain)) return null;
  if (published === null && RELATIVE.test(plain)) return null;
  const [found, more] = chrono.en.casual.parse(plain, {
    instant: new Date(`${published ?? "2001-01-01"}T12:00:00Z`),
    timezone: 0,
  });
  if (!found || more || found.end || found.text.length < SHARE * plain.length) return null;
  return resolve(found.start, published);
}

const SHARE = 0.6; // of the words that must be the date, so that no date inside a clause counts as the answer

function readYears(text: string): [number, number] | null {
  const century = Number(CENTURY.exec(text)?.groups?.number);
  if (century) return [100 * century - 100, 100 * century];
  const { first, decade, last } = YEARS.exec(text)?.groups ?? {};
  if (first === undefined) return null;
  if (decade) return [Number(first), Number(first) + 9];
  return [Number(first), last ? Number(first.slice(0, -last.length) + last) : Number(first)];
}

function resolve(start: chrono.ParsedComponents, published: string | null): Moments | null {
  const certain = (part: "year" | "month" | "day" | "weekday" | "hour") =>
    start.isCertain(part) ? start.get(part) : null;
  const [year, month, day, weekday] = [
    certain("year"),
    certain("month"),
    certain("day"),
    certain("weekday"),
  ];
  const hour = certain("hour");
  const clock = hour === null ? null : 60 * hour + (start.get("minute") ?? 0);
  if (weekday !== null && day === null) {
    if (published === null) return [{ ...UNKNOWN, weekday, clock }];
    return daysNear(published, weekday).map((date) => ({ ...momentOf(date), clock }));
  }
  if (year !== null && month !== null && day !== null) {
    return [{ ...momentOf(new Date(Date.UTC(year, month - 1, day))), clock }];
  }
  const years = year === null ? null : ([year, year] as const);
  const moment: Moment = { years, month, day, weekday, clock };
  return Object.values(moment).every((part) => part === null) ? null : [moment];
}

/** The last day that was a `weekday` on the day of publication or before it, and the next one after. */
function daysNear(published: string, weekday: number): Date[] {
  const day = new Date(`${published}T00:00:00Z`);
  const back = (day.getUTCDay() - weekday + 7) % 7;
  return [-back, 7 - back].map((days) => new Date(day.getTime() + days * 86_400_000));
}

function momentOf(date: Date): Moment {
  const year = date.getUTCFullYear();
  return {
    years: [year, year],
    month: date.getUTCMonth() + 1,
    day: date.getUTCDate(),
    weekday: date.getUTCDay(),
    clock: null,
  };
}

/**
 * How two moments stand: `same` where both say something of the same part of the calendar and
 * nothing clashes, `different` where whatever they may mean clashes, else `compatible`. Symmetric.
 */
export function compareMoments(a: Moments, b: Moments): "same" | "compatible" | "different" {
  const pairs = a.flatMap((one) => b.map((other) => comparePair(one, other)));
  if (pairs.includes("same")) return "same";
  return pairs.includes("compatible") ? "compatible" : "different";
}

function comparePair(a: Moment, b: Moment): "same" | "compatible" | "different" {
  const { years: x, ...one } = a;
  const { years: y, ...other } = b;
  if (x && y && (x[0] > y[1] || y[0] > x[1])) return "different";
  const parts = ["month", "day", "weekday", "clock"] as const;
  const shared = parts.filter((part) => one[part] !== null && other[part] !== null);
  if (shared.some((part) => one[part] !== other[part])) return "different";
  return (x && y) || shared.length > 0 ? "same" : "compatible";
}
