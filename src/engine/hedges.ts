/** Where a sentence says that it is not sure: hearsay, sources without a name, what only may be. */
import type { Span } from "./article.ts";
import { clauseEnd } from "./clauses.ts";

// Hearsay holds for the whole sentence. By hand, from the hedges that style guides of news agencies list.
const HEARSAY = [
  /\b(?:reportedly|allegedly|supposedly|purportedly|unconfirmed(?: reports?)?|rumou?red|(?:media )?reports (?:say|said|suggest|suggested))\b/gi,
  /\b(?:unidentified|unnamed|anonymous) (?:[\p{L}-]+ ){0,3}(?:officials?|sources?|persons?|diplomats?|employees?|aides?)\b/giu,
  /\bon condition of anonymity\b/gi,
  /\b(?:analysts|experts|sources|critics|observers|witnesses) (?:say|said|believe|believed|suggest|suggested)\b/gi,
];
const ACCORDING = /\baccording to\s+/gi;
// At the end of a sentence, with whoever reports it: ", the agency reported."
const REPORTED = /(?<=, )(?:[^,“”"]+ )?(?:reported|reports|claimed|claims)(?=[.”"]*$)/gi;

// "May" permits and "could" was able to as often as they doubt. They are sure to doubt the past, what
// something is, and what nobody needs leave or skill for; elsewhere nothing is said.
const PAST =
  "have (?:\\p{Ll}+ly |already |also |even )?(?:\\p{Ll}{2,}(?<!e)ed|been|gone|done|had|come|become|begun|brought|built|caught|cost|fallen|found|given|known|left|lost|made|meant|met|paid|said|seen|sent|sold|spent|stolen|taken|told|thought|won|written)";
const STATE = "be (?:an?|the|due|because|linked|behind|among|too|more|less|one of)";
const UNWILLED =
  "(?:become|cause|contain|cost|depend|die|explain|face|fail|happen|lead to|lose|mean|need|reflect|result|seem|suffer|surprise)";
const DOUBTFUL = new RegExp(
  `\\b(?:may|might|could(?! not\\b))(?= (?:(?:not|also|even|still|already|soon|well|yet|\\p{Ll}+ly) )*(?:${PAST}|${STATE}|${UNWILLED})\\b)`,
  "gu",
);

// What only may be holds for its own clause.
const DOUBT = [
  DOUBTFUL,
  /\bmay(?= (?:well|yet|already) \p{Ll})/gu,
  /(?<!\b(?:the|its|their|his|her|our|of|military|economic|political) )\bmight(?= \p{Ll})(?! (?:of|and|or|to|in|on|at|with|against|as|that|is|was|has|had)\b)/gu,
  /\b(?:is|are|was|were|been) (?:also |widely |still )?(?:expected|believed|thought|said|alleged|rumou?red|suspected|likely|unlikely|reported|estimated) to\b/gi,
  /\b(?:appears?|appeared|seems?|seemed) to\b/gi,
  /\b(?:in an )?apparent(?:ly)?\b/gi,
  /\b(?:probably|possibly|perhaps|presumably|likely|unlikely|alleged|suspected|purported)\b/gi,
  /\b(?:estimated|an estimated)\b/gi,
  /\b(?:claims?|claimed|alleges?) (?:that|to)\b/gi,
];

const HEDGES = 2; // told of one sentence; a reader on a phone has seen the point by then
const MAX_HEDGE = 80; // characters, by hand

/**
 * The words of `text` with which it takes back some certainty, in reading order, at most two, none
 * inside another; relative to it. Doubt that stands in another clause than `answer` does not concern
 * it; without an answer all does.
 */
export function findHedges(text: string, answer: Span | null): Span[] {
  const clause = answer === null ? { start: 0, end: text.length } : clauseAround(text, answer);
  const all = [
    ...HEARSAY.flatMap((pattern) => spansOf(text, pattern)),
    ...[...text.matchAll(ACCORDING)].map(({ 0: lead, index }) => ({
      start: index,
      end: clauseEnd(text, index + lead.length),
    })),
    ...spansOf(text, REPORTED),
    ...DOUBT.flatMap((pattern) => spansOf(text, pattern)).filter(
      ({ start, end }) => start >= clause.start && end <= clause.end,
    ),
  ].filter(({ start, end }) => end - start <= MAX_HEDGE);
  const told: Span[] = [];
  for (const hedge of all.sort((a, b) => a.start - b.start || b.end - a.end)) {
    // Who it is according to may be what was asked.
    if (answer && hedge.start < answer.end && answer.start < hedge.end && !isInside(hedge, answer))
      continue;
    if (hedge.start >= (told.at(-1)?.end ?? 0)) told.push(hedge);
  }
  return told.slice(0, HEDGES);
}

function isInside(one: Span, other: Span): boolean {
  return one.start >= other.start && one.end <= other.end;
}

function spansOf(text: string, pattern: RegExp): Span[] {
  return [...text.matchAll(pattern)].map(({ 0: words, index }) => ({
    start: index,
    end: index + words.length,
  }));
}

const CLAUSE_MARK =
  /[;:—–“”"]|, (?!and \p{Ll}|or \p{Ll})|\s(?=(?:which|who|whom|whose|where|while|although|because|after|before|as|when|that)\s)/gu;

/** The clause that holds `answer`: from the mark or joining word before it to the one behind it. */
function clauseAround(text: string, answer: Span): Span {
  const marks = [...text.matchAll(CLAUSE_MARK)].map(({ index }) => index);
  return {
    start: marks.findLast((at) => at < answer.start) ?? 0,
    end: marks.find((at) => at >= answer.end) ?? text.length,
  };
}
