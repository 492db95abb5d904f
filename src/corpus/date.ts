import * as chrono from "chrono-node";

const LANGUAGES = [
  chrono.strict,
  ...[chrono.fr, chrono.de, chrono.es, chrono.pt, chrono.it, chrono.nl, chrono.sv].map(
    (language) => language.strict,
  ),
  chrono.ru.strict,
  chrono.uk.strict,
  chrono.ja.strict, // reads Chinese dates too
];

/** Any fixed moment: only dates that the text gives in full are taken, so it decides nothing. */
const REFERENCE = { instant: new Date(0), timezone: 0 };

const WEEKDAYS = ["sun", "mon", "tue", "wed", "thu", "fri", "sat"];
const WEEKDAY = new RegExp(`\\b(${WEEKDAYS.join("|")})`, "i");
const NUMERIC = /(?<!\d)(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})(?!\d)/;

/** What may stand beside the date in a line that only tells when something was published. */
const BESIDE_DATE =
  /\b(?:date|published|posted|updated|last|first|modified|created|issued|released?|on|at|by|the|a|p|m|am|pm|[A-Z]{2,4}|GMT|UTC|hrs?|\d{1,2}[:.h]\d{2}|(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?)\b/gi;

/** A day that a line gives in full. */
export interface FoundDate {
  /** `YYYY-MM-DD`, or null where day and month cannot be told apart. */
  readonly day: string | null;
  /** What the line says besides: empty where it only tells when something was published. */
  readonly rest: string;
}

const MAX_MARK = 100;
const MAX_REST = 30; // a name or an outlet beside the date
const SAYS_WHEN =
  /^[\W_]*(?:date|(?:first |last )?(?:published|posted|updated|created|issued)|publi\p{L}+|mis à jour|veröffentlicht|aktualisiert)(?!\p{L})/iu;
const SAYS_WHO = /^[\W_]*(?:by|par|por|von|vom)\s/i;

/**
 * Whether `line` tells when the article was published: it says so, or it stands above the body
 * (`onTop`) and holds little besides a date. Prose tells of other days.
 */
export function isDateMark(line: string, onTop: boolean): boolean {
  if (line.length > MAX_MARK || /\p{Ll}{2}\.$/u.test(line)) return false;
  if (!onTop && !SAYS_WHEN.test(line)) return false;
  return (findDate(line)?.rest.length ?? Number.POSITIVE_INFINITY) <= MAX_REST;
}

/** Whether `line` tells nothing but when, and perhaps by whom, the article was published. */
export function isDateLine(line: string): boolean {
  if (!isDateMark(line, true)) return false;
  return SAYS_WHEN.test(line) || SAYS_WHO.test(line) || findDate(line)?.rest === "";
}

/** The first day given in full in one of `lines`, `YYYY-MM-DD`, or null. */
export function findDay(lines: readonly string[]): string | null {
  for (const line of lines) {
    const day = findDate(line)?.day;
    if (day) return day;
  }
  return null;
}

/** The first full date in `line`, or null. Never looks at the clock or the time zone. */
export function findDate(line: string): FoundDate | null {
  if (!/(?<!\d)[12]\d{3}(?!\d)/.test(line)) return null;
  for (const language of LANGUAGES) {
    for (const { text, start } of language.parse(line, REFERENCE)) {
      const [year, month, day] = [start.get("year"), start.get("month"), start.get("day")];
      if (!year || !month || !day || !text.includes(String(year))) continue;
      if (!start.isCertain("month") || !start.isCertain("day")) continue;
      const rest = line.replace(text, " ").replace(BESIDE_DATE, " ");
      const numeric = NUMERIC.exec(text);
      return {
        day: numeric ? readNumeric(line, numeric.slice(1).map(Number)) : iso(year, month, day),
        rest: rest.replace(/[^\p{L}\p{N}]+/gu, " ").trim(),
      };
    }
  }
  return null;
}

/** `05/06/2023` is the day that the weekday in the line allows, or null where both remain. */
function readNumeric(line: string, [first = 0, second = 0, year = 0]: number[]): string | null {
  const weekday = WEEKDAYS.indexOf(WEEKDAY.exec(line)?.[1]?.toLowerCase() ?? "");
  const days = [iso(year, second, first), iso(year, first, second)].filter(
    (day) => day && (weekday < 0 || new Date(day).getUTCDay() === weekday),
  );
  return new Set(days).size === 1 ? (days[0] ?? null) : null;
}

/** The day as `YYYY-MM-DD`, or null where the calendar has no such day. */
function iso(year: number, month: number, day: number): string | null {
  const date = new Date(Date.UTC(year, month - 1, day));
  return date.getUTCMonth() === month - 1 ? date.toISOString().slice(0, 10) : null;
}
