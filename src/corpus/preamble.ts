/**
 * What stands before the words of an article: datelines, breadcrumbs, labels, front matter. Every
 * function returns the text of what it found at the very start of its argument, or an empty string.
 */

const CRUMBS =
  /^(?:.{0,60}?\s)?(?:home|homepage|front page) ?([/>»›|→]) .*(?<= )\1 (?=\S)|^(?:.{0,60}?\s)?(?:home|homepage|front page) ?[/>»›|→] /i;
const LABELS =
  /^(?:(?:date|published|posted|updated)(?: on)? ?:? ?\d{4}-\d{2}-\d{2}\S* )?(?:(?:title|headline): ?)?/i;

/** 'Home / World / ' and 'date 2023-09-14 Home / World / ' before a headline; 'Title: '. */
export function findLabels(paragraph: string): string {
  const start = paragraph.slice(0, 300).replace(/\s/g, " ");
  return paragraph.slice(0, (CRUMBS.exec(start) ?? LABELS.exec(start))?.[0].length ?? 0);
}

const PLACE = "\\p{Lu}[\\p{Lu}.'’-]{2,}(?:[ /]\\p{Lu}[\\p{Lu}.'’-]+){0,4}";
const REGION = "(?:, ?\\p{Lu}[\\p{L}.]*(?: \\p{Lu}[\\p{L}.]*)?)?"; // ', Ukraine', ', Calif.'
const DAY =
  "(?:, ?\\p{Lu}\\p{L}{2,8}\\.? \\d{1,2}(?:, ?\\d{4})?|, ?\\d{1,2} \\p{L}{3,9}\\.?(?: \\d{4})?)?";
const AGENCY = "(?:\\(\\p{Lu}[\\p{L} ./]{1,30}\\)|/\\p{Lu}[\\p{L} ]{1,30}/)";
const DASH = "(?: ?[–—]| ?--| -) ?";

/** 'SEOUL: ', 'MOSCOW/SEOUL: ', 'KYIV, Ukraine (AP) — ', 'LONDON, Sept 14 (Reuters) - ' */
const IN_CAPITALS = new RegExp(
  `^${PLACE}${REGION}${DAY}(?:,? ?${AGENCY})?(?:: |${DASH})(?=[\\p{L}\\p{N}"'“‘])`,
  "u",
);

/** 'Beijing, Sept. 14 (Xinhua) -- ', 'Washington (Reuters) - ': the agency gives it away. */
const WITH_AGENCY = new RegExp(
  `^\\p{Lu}\\p{Ll}+(?: \\p{Lu}\\p{Ll}+){0,2}${REGION}${DAY},? ?${AGENCY}${DASH}(?=[\\p{L}\\p{N}"'“‘])`,
  "u",
);

/** The place and day before the first sentence of a news report, with the mark after them. */
export function findDateline(paragraph: string): string {
  const start = paragraph.slice(0, 120).replace(/\s/g, " ");
  return paragraph.slice(0, (IN_CAPITALS.exec(start) ?? WITH_AGENCY.exec(start))?.[0].length ?? 0);
}

const FRONT_MATTER =
  /^\uFEFF?---[ \t]*(?:\r\n|[\r\n])(?:(?:[\w-]+:.*|[ \t]+\S.*|- .*)?(?:\r\n|[\r\n]))+?---[ \t]*(?=[\r\n]|$)/;

/** The keys and values between dashes at the head of many a Markdown file. */
export function findFrontMatter(text: string): string {
  return FRONT_MATTER.exec(text.slice(0, 10_000))?.[0] ?? "";
}

/** The value of `key` in front matter, without its quotes, or null where it has none. */
export function readFrontMatter(frontMatter: string, key: string): string | null {
  const value = new RegExp(`^${key}:[ \\t]*(.+)$`, "im").exec(frontMatter)?.[1]?.trim() ?? "";
  return value.replace(/^(["'])(.*)\1$/, "$2").trim() || null;
}
