/** Where wink's ends of sentences are mended: at quotations, abbreviations, and where two were glued. */
import { SAYING } from "./saying.ts";

/** One to three words of any kind, or a longer name with its titles: 'Sen. Lisa Ray (R-Alaska)'. */
const WORD = "[\\p{L}\\p{M}'’.-]+";
const SPEAKER = `(?:(?:${WORD} ){1,3}?|(?:(?:\\(?\\p{Lu}${WORD}\\)?|the|of|leader|president|minister|spokes\\p{L}+),? ){1,8}?)`;

/** What follows a quotation and belongs to its sentence: 'Putin said.', 'Mr Kim told reporters'. */
const ATTRIBUTION = new RegExp(
  `^${SPEAKER}(?:(?:asked|asks|told|tells)\\b|(?:${SAYING})(?:[.,;:!?]|$| (?:in|on|at|to|of|as|by|after|before|when|while|during|with|through|from|again|back|\\p{Ll}+ly)\\b))`,
  "u",
);
const SHORT_ATTRIBUTION = new RegExp(`^(?:${WORD} ){1,3}?(?:${SAYING})[.,]`, "u");

/** A word that opens a sentence far more often than it is somebody's name. */
const OPENING =
  "(?!(?:The|This|That|These|Those|There|An?|He|She|It|They|We|I|You|His|Her|Its|Their|But|And|So|In|On|At|As|After|Before|When|Then|If|No|Now)\\b)";

/**
 * Where wink ends a sentence too early: how the text before the boundary ends, and how the text
 * after it begins. Measured on wink-nlp 2.4.
 */
const FALSE_ENDS: readonly (readonly [before: RegExp, after: RegExp])[] = [
  // '"Who knows?" | he asked', '(D-Mass.) | said'
  [/[.!?…]\s?["”’»'）)\]]+$/u, /^\p{Ll}(?!\p{Lu})/u],
  // '“Is it over?” | Putin said in Moscow'
  [/[!?…]\s?["”’»']$/u, ATTRIBUTION],
  [/\.["”’»']$/u, SHORT_ATTRIBUTION],
  // 'Yahoo! | and Google', 'well... | and then'; but 'ok! | sure' where nobody writes capitals
  [/\p{Lu}\p{L}*!$/u, /^\p{Ll}/u],
  [/(?:\.\.\.|…)$/u, /^\p{Ll}/u],
  // 'et al. | 2003', 'et al. | (2003)', 'etc. | and'
  [/\b(?:al|approx|ca|cf)\.$/iu, /^[\p{Ll}\p{N}(]/u],
  [/\b(?:etc|incl|ibid|viz)\.$/iu, /^[\p{Ll}(]/u],
  // 'vol. | 3', 'No. | 5', 'pp. | 12'; but not 'the lines. | 12 of them'
  [/\b(?:[Vv]ols?|Nos?|nos|[Nn]r|pp?|[Ff]igs?|[Ss]ecs?|[Cc]h|[Aa]rt|[Ee]q|[Pp]ara)\.$/u, /^\p{N}/u],
  // 'pp. | iv', 'see p. | and'
  [/\b(?:pp?|vols?|figs?|eds?|vs?|cf)\.$/u, /^\p{Ll}/u],
  // 'Rt. | Hon.', 'St. | Louis'
  [
    /\b(?:Rt|Hon|Rev|Capt|Sgt|Cpl|Pvt|Pfc|Maj|Cmdr|Adm|Brig|Supt|Insp|Msgr|Messrs|Mme|Mlle|Pres|Gov|Sen|Rep|Gen|Col|Lt|Dr|Prof|Mr|Mrs|Ms|St|Mt|Ft)\.$/u,
    new RegExp(`^${OPENING}\\p{Lu}`, "u"),
  ],
  // 'the U.S. | and': wink takes such letters for an end or not, depending on what it read before
  [/\b(?:\p{Lu}\.){2,}$/u, /^\p{Ll}/u],
  // 'Ph. | D.'
  [/\bPh\.$/u, /^D\./u],
  // 'Bros. | & Co.'
  [/./su, /^[&,;:%)\]]/u],
];

/** Sentence ends without a space after them, where two paragraphs or sentences were glued. */
const GLUED = /[\p{Ll}\p{N})%][.!?]+["”’»)\]]*(?=["“‘«(]?(?:\p{Lu}\p{Ll}|[AI]\s))/gu;
const PART_OF_NAME = /[./@_\\][^\s.]*[.!?]+["”’»)\]]*$/u; // 'www.example.', 'java.lang.'
const NAME_GOES_ON = /^["“‘«(]?(?:\p{L}+[./@_(]\p{L}|(?:Com|Org|Net|Js|Io|Co|Tv|Ai)\b)/u;

/** Sentence ends that wink does not know: of other scripts, and before a footnote's number. */
const FULL_STOPS =
  /[。｡！？]+(?:[」』”’）】》]+(?=\s*[「『“‘（]))?(?![」』”’）】》、，。｡！？])\s*|[।॥۔؟]+\s+|[.!?](?:\[\d{1,3}\])+\s+(?=["“‘]?\p{Lu})/gu;

const CLOSING = /^\s*[”’»)\]]+(?=[\s”’»)\]]|$)\s*|^\s*”\s*/u;
const CLOSING_STRAIGHT = /^\s*"(?=\s|$)\s*/u;
const OPENING_LAST = /(?<=^|\s)[“‘«([]\s*$/u;
const OPENING_STRAIGHT = /(?<=^|\s)"\s*$|(?<=[.!?])"$/u;

/** Offsets of the sentences after the first in `text`, given those a splitter `proposed`. */
export function repairBoundaries(text: string, proposed: readonly number[]): number[] {
  const missed = findMissed(text);
  const candidates = [...new Set([...proposed, ...missed])].sort((a, b) => a - b);
  const quoteOpen = straightQuotes(text);
  const boundaries: number[] = [];
  let last = 0;
  let word = nextWord(text, 0);
  for (const candidate of candidates) {
    const at = settleQuotes(text, candidate, quoteOpen(candidate));
    if (at <= word || at >= text.length) continue;
    if (!missed.has(candidate) && isFalseEnd(text, last, at)) continue;
    boundaries.push(at);
    last = at;
    word = nextWord(text, at);
  }
  // What has no letter or digit is no sentence: it stays with the one before.
  if (word === text.length) boundaries.pop();
  return boundaries;
}

function isFalseEnd(text: string, last: number, at: number): boolean {
  const before = text.slice(Math.max(last, at - 60), at);
  const after = text.slice(at, at + 120).replace(/\s+/g, " ");
  if (!/\s$/.test(before) && !/^\s/.test(after)) return true; // 'example. | com'
  if (at - last < 8 && /^\s*\(?(?:\p{N}{1,3}|\p{L})[.)]\s*$/u.test(before)) return true; // '1. | First'
  const end = before.trimEnd();
  return FALSE_ENDS.some(([ends, begins]) => ends.test(end) && begins.test(after));
}

/** Sentence starts that have no space before them, or stand after a full stop wink does not know. */
function findMissed(text: string): Set<number> {
  const missed = new Set<number>();
  for (const end of text.matchAll(FULL_STOPS)) missed.add(end.index + end[0].length);
  for (const end of text.matchAll(GLUED)) {
    const at = end.index + end[0].length;
    const before = text.slice(Math.max(0, at - 40), at);
    if (!PART_OF_NAME.test(before) && !NAME_GOES_ON.test(text.slice(at, at + 40))) missed.add(at);
  }
  return missed;
}

/** Whether a straight quotation is open at an offset; ask in ascending order. */
function straightQuotes(text: string): (offset: number) => boolean {
  let open = false;
  let next = text.indexOf('"');
  return (offset) => {
    while (next >= 0 && next < offset) {
      open = !open;
      next = text.indexOf('"', next + 1);
    }
    return open;
  };
}

/** `at`, moved so that a closing quote ends the sentence before and an opening one begins the next. */
function settleQuotes(text: string, at: number, quoteOpen: boolean): number {
  const after = text.slice(at, at + 20);
  const closing = CLOSING.exec(after) ?? (quoteOpen ? CLOSING_STRAIGHT.exec(after) : null);
  if (closing) return at + closing[0].length;
  const before = text.slice(Math.max(0, at - 20), at);
  const opening = OPENING_LAST.exec(before) ?? (quoteOpen ? OPENING_STRAIGHT.exec(before) : null);
  return opening ? at - opening[0].length : at;
}

function nextWord(text: string, from: number): number {
  const word = /[\p{L}\p{N}]/gu;
  word.lastIndex = from;
  return word.exec(text)?.index ?? text.length;
}
