/**
 * Text → words → terms: the one analysis that articles and questions share. What the index holds and
 * what a question asks for can only meet if both come through here.
 */
import irregularNouns from "wink-lexicon/src/wn-noun-exceptions.js";
import irregularVerbs from "wink-lexicon/src/wn-verb-exceptions.js";
import stem from "wink-porter2-stemmer";
import type { Span } from "./article.ts";
import { NUMBER_WORDS } from "./number-words.ts";
import { remember } from "./remember.ts";

/** A word where it stands in the text, with the term it counts as. */
export interface Word extends Span {
  readonly text: string;
  /** What the index knows it by: folded, lemmatised where irregular, stemmed. Never empty. */
  readonly term: string;
  /** A function word ("the", "did", "they"), which says little about what a sentence is about. */
  readonly stop: boolean;
}

// Letters and digits; inner dots and apostrophes stay inside (U.S., 3.5, Russia's, o'clock), and a
// hyphen does after a prefix that is written both ways (co-operation, cooperation).
const WORD =
  /(?:\b(?:co|re|pre|e|non)-(?=\p{L}))?[\p{L}\p{M}\p{N}]+(?:[.,'’][\p{L}\p{M}\p{N}]+)*/giu;

/** The words of `text` in reading order, spans relative to `text`. */
export function splitWords(text: string): Word[] {
  const words: Word[] = [];
  for (const match of text.matchAll(WORD)) {
    const word = match[0];
    const country = isUnitedStates(word, text, match.index);
    const folded = country ? "us" : fold(word);
    if (folded === "") continue;
    words.push({
      text: word,
      start: match.index,
      end: match.index + word.length,
      term: country ? "u.s" : termOf(folded.slice(0, MAX_TERM)),
      stop: !country && STOP_WORDS.has(folded),
    });
  }
  return words;
}

/** What two copies of a sentence have in common: their words, whatever the marks and spaces between. */
export function wordingOf(words: readonly Word[]): string {
  return words.map((word) => word.text.replace(/’/g, "'").toLowerCase()).join(" ");
}

// "us" is a pronoun; "US", "U.S.", "USA" and "the us" (nobody writes "the us" of themselves) are a country.
function isUnitedStates(word: string, text: string, start: number): boolean {
  if (/^(?:US|U\.S|USA|U\.S\.A)(?:['’]s)?$/.test(word)) return true;
  return (
    /^(?:us|u\.s|usa)(?:['’]s)?$/i.test(word) &&
    /\bthe\s$/i.test(text.slice(Math.max(0, start - 5), start))
  );
}

/** Lower case, one form for each letter, no accents, no possessive: `Kim’s` → `kim`, `Café` → `cafe`. */
function fold(word: string): string {
  const plain = word.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase().replace(/’/g, "'");
  if (/^\d/.test(plain)) return plain.replace(/(?<=\d),(?=\d{3})/g, "").replace(/'s?$/, "");
  return plain.replace(/'(?:s|d|m|re|ve|ll)?$/, "").replace(/[.'-]/g, "");
}

const MAX_REMEMBERED = 200_000; // words; a flood of made-up ones must not grow the process for months

const MAX_TERM = 64; // characters; the stemmer's time grows with the square of a word's length

const termOf = remember(MAX_REMEMBERED, (folded: string): string => {
  // "One" is more often a pronoun than a number.
  if (folded !== "one" && Object.hasOwn(NUMBER_WORDS, folded)) return String(NUMBER_WORDS[folded]);
  return stem(americanise(irregular(folded))) || folded;
});

// Past forms that are more often a word of their own ("wounded", "on the ground") stay as they are.
const OWN_WORDS = new Set(["wound", "ground", "bound", "bore"]);

function irregular(word: string): string {
  if (OWN_WORDS.has(word)) return word;
  if (Object.hasOwn(irregularVerbs, word)) return irregularVerbs[word] as string;
  if (Object.hasOwn(irregularNouns, word)) return irregularNouns[word] as string;
  return word;
}

/** British endings as American ones: what matters is only that both spellings meet in one term. */
function americanise(word: string): string {
  if (word.length < 6) return word;
  return word
    .replace(/our(?=(?:s|ed|ing|ite|able|al|hood)?$)/, "or")
    .replace(/tre(s?)$/, "ter$1")
    .replace(/(?<=[^aeiou])is(?=(?:e|ed|es|ing|ation|ations|er|ers)$)/, "iz")
    .replace(/ence(?=s?$)/, "ense")
    .replace(/amme(?=s?$)/, "am")
    .replace(/ogue(?=s?$)/, "og")
    .replace(/geing$/, "ging");
}

/** English function words, and the contractions of them that people type without apostrophes. */
const STOP_WORDS: ReadonlySet<string> = new Set(
  `a an the this that these those
  i me my mine myself we us our ours ourselves you your yours yourself yourselves u ur
  he him his himself she her hers herself it its itself they them their theirs themselves
  one ones each other another such same own any some all both either neither none every no not nor
  who whom whose which what when where why how whats wheres whos whens whys hows
  am is are was were be been being isnt arent wasnt werent im ive id ill youre theyre theyve hes shes
  do does did done doing dont doesnt didnt have has had having havent hasnt hadnt
  can could may might must shall should will would ought cannot cant couldnt wont wouldnt shouldnt
  and or but if then else than so as because while until unless though although whether
  of at by for with about against between into through during before after above below to from up
  down in out on off over under again further once upon within without toward towards per via
  here there now just only very too also still yet even ever never more most much many few less least
  thats theres lets s t re ve ll please tell`.split(/\s+/),
);
