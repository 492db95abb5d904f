/**
 * Where in a sentence something of the wanted kind stands: names, places, dates, figures, clauses.
 * Each finder returns spans relative to the sentence, in reading order, and says nothing about
 * whether they answer; the reader weighs that.
 */
import type { Span } from "./article.ts";
import type { TaggedWord } from "./tagger.ts";

/** A possible answer: where it stands and how typical it is of its kind, 0 to 1. */
export interface Phrase extends Span {
  readonly typical: number;
}

// biome-ignore format: a table
const NUMBER = String.raw`(?:\d+(?:[.,]\d+)*|(?:(?:twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety)[- ])?(?:one|two|three|four|five|six|seven|eight|nine)|ten|eleven|twelve|(?:thir|four|fif|six|seven|eigh|nine)teen|twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety|a dozen|dozens|hundreds|thousands|millions|billions|tens|several|a few|many|half)`;
const SCALE = String.raw`(?:[- ](?:hundred|thousand|million|billion|trillion)|[kmb]n?\b| of (?:dozens|hundreds|thousands|millions|billions))`;
const ABOUT =
  "(?:(?:about|around|approximately|roughly|nearly|almost|over|under|some|at least|at most|up to|more than|less than|fewer than|as many as|an estimated|only|just) )";
const FIGURE = `${ABOUT}?${NUMBER}${SCALE}?(?:(?: to |-|–| or | and a )${NUMBER}${SCALE}?)?`;
const PERIOD = "(?:second|minute|hour|day|night|week|month|year|decade|centur(?:y|ie)|season)s?";
const MONTH =
  "(?:Jan(?:uary|\\.)?|Feb(?:ruary|\\.)?|Mar(?:ch|\\.)?|Apr(?:il|\\.)?|May|June?|July?|Aug(?:ust|\\.)?|Sept?(?:ember|\\.)?|Oct(?:ober|\\.)?|Nov(?:ember|\\.)?|Dec(?:ember|\\.)?)";
const WEEKDAY = "(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day";
const YEAR = "(?:1\\d|20)\\d\\d";

const DATE = new RegExp(
  [
    `(?:(?:early|late) )?(?:on )?(?:${WEEKDAY},? )?(?:${MONTH} \\d{1,2}(?:st|nd|rd|th)?(?:,? ${YEAR})?|\\d{1,2}(?:st|nd|rd|th)?(?: of)? ${MONTH}(?:,? ${YEAR})?)`,
    `\\d{4}-\\d{2}-\\d{2}|\\d{1,2}/\\d{1,2}/${YEAR}`,
    `(?:${MONTH}|spring|summer|autumn|fall|winter)(?: of)?,? ${YEAR}`,
    `(?:the )?(?:early |mid-?|late )?${YEAR}(?:s|[-–]\\d{2,4})?(?: (?:BCE?|AD|CE))?\\b`,
    `(?:(?:early|late|last|next|this|on) )*${WEEKDAY}(?: (?:morning|afternoon|evening|night))?`,
    `(?:at )?\\d{1,2}(?:[:.]\\d{2})? ?(?:a\\.?m|p\\.?m)\\b\\.?|(?:at )?\\d{1,2}:\\d{2}`,
    `\\b(?:today|yesterday|tomorrow|tonight|midnight|noon)\\b`,
    `(?:last|next|this|past|previous|following) (?:${PERIOD}|spring|summer|autumn|winter|weekend)|(?:in )?recent (?:days|weeks|months|years)|${FIGURE} ${PERIOD} (?:ago|later|earlier)`,
    `(?:in|during) ${MONTH}\\b`,
    `(?:the )?(?:\\d{1,2}(?:st|nd|rd|th)|first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|\\w+teenth|twentieth|twenty-first) century`,
  ].join("|"),
  "g",
);
const DURATION = new RegExp(
  `(?:for )?(?:the (?:past|last) )?${FIGURE}[- ](?:more |full |long )?${PERIOD}(?:-long| long)?|(?:for )?(?:an?|one) (?:whole |full |half )?${PERIOD}|all (?:day|night|week|year)|decades|centuries|(?:for|several|many) ${PERIOD}`,
  "gi",
);
const DISTANCE = new RegExp(
  `${FIGURE}[- ]?(?:square |nautical )?(?:kilomet(?:er|re)s?|km|met(?:er|re)s?|miles?|mi|m|feet|foot|ft|yards?|centimet(?:er|re)s?|cm|inch(?:es)?|light[- ]years?)\\b`,
  "gi",
);
const AGE = new RegExp(
  `\\b(?:aged? (?:of )?)?\\d{1,3}[- ]years?[- ]old|\\baged? (?:of )?\\d{1,3}\\b|(?<=\\p{L}, )\\d{1,3}(?=[,.;)])|(?<=\\p{L} \\()\\d{1,3}(?=\\))|${NUMBER} years? old|\\d{1,3}(?:st|nd|rd|th) (?:birthday|anniversary)`,
  "giu",
);
const FREQUENCY = new RegExp(
  `\\b(?:once|twice|${NUMBER} times|every (?:other )?(?:${NUMBER} )?${PERIOD}|(?:once|twice|${NUMBER} times)? ?(?:a|per|each) ${PERIOD}|daily|weekly|monthly|yearly|annually|hourly|repeatedly|regularly|often|rarely|never|always)\\b`,
  "gi",
);
const AMOUNT = new RegExp(
  `${ABOUT}?(?:(?:US|A|C|NZ)?[$€£¥]|(?:USD|EUR|GBP|Rs\\.?) ?)\\d+(?:[.,]\\d+)*${SCALE}?|${FIGURE} ?(?:%|per ?cent(?:age points)?|dollars?|euros?|pounds?|roubles?|rubles?|yen|yuan|rupees?|francs?|kilos?|kg|kilograms?|grams?|tons?|tonnes?|lit(?:er|re)s?|barrels?|degrees?|volts?|watts?|mph|km/h)`,
  "gi",
);

/** Dates, times of day, years and days named by their distance from today. */
export function findTimes(text: string): Phrase[] {
  return matches(text, DATE, 1);
}

/** Lengths of time: "four to five hours", "more than 18 months". */
export function findDurations(text: string): Phrase[] {
  return matches(text, DURATION, 1);
}

/** Lengths in space with their unit. */
export function findDistances(text: string): Phrase[] {
  return matches(text, DISTANCE, 1);
}

/** Ages: "aged 70", "a 42-year-old", and the bare figure after a name ("Putin, 70,"). */
export function findAges(text: string): Phrase[] {
  return matches(text, AGE, 1);
}

/** How often: "twice", "every day", "repeatedly". */
export function findFrequencies(text: string): Phrase[] {
  return matches(text, FREQUENCY, 1);
}

/** Sums, shares and measures; where there is none, plain figures. */
export function findAmounts(text: string): Phrase[] {
  const amounts = matches(text, AMOUNT, 1);
  return amounts.length > 0 ? amounts : matches(text, new RegExp(`\\b${FIGURE}`, "gi"), 0.5);
}

/** Figures with the noun they count, as far as it follows directly: "24 people", "tens of millions". */
export function findCounts(text: string, words: readonly TaggedWord[]): Phrase[] {
  return matches(text, new RegExp(`\\b${FIGURE}\\b`, "gi"), 1).flatMap((figure) => {
    if (isYear(text.slice(figure.start, figure.end))) return [];
    const next = words.findIndex((word) => word.start >= figure.end);
    let end = figure.end;
    for (const word of words.slice(next < 0 ? words.length : next, next + 3)) {
      if (!/^\s?$/.test(text.slice(end, word.start))) break;
      if (word.pos === "NOUN") {
        return [{ start: figure.start, end: word.end, typical: 1 }];
      }
      if (word.pos !== "ADJ") break;
      end = word.end;
    }
    return [{ ...figure, typical: 0.6 }];
  });
}

function isYear(text: string): boolean {
  return new RegExp(`^${YEAR}$`).test(text);
}

function matches(text: string, pattern: RegExp, typical: number): Phrase[] {
  return [...text.matchAll(pattern)].map((match) => {
    const lead = /^(?:on|at|in|for|during)\s/i.exec(match[0])?.[0].length ?? 0;
    const length = match[0].trimEnd().length;
    return { start: match.index + lead, end: match.index + length, typical };
  });
}

/** Names: runs of capitalised words, with the small words that stand inside names ("of", "de"). */
export function findNames(text: string, words: readonly TaggedWord[]): Phrase[] {
  const names: Phrase[] = [];
  for (let i = 0; i < words.length; i++) {
    if (!isName(words, i, text)) continue;
    let last = i;
    for (let j = i + 1; j < words.length; j++) {
      const gap = text.slice((words[j - 1] as TaggedWord).end, (words[j] as TaggedWord).start);
      if (!/^(?:\s+|-|\. )$/.test(gap)) break;
      const inside = /^(?:of|de|del|da|di|la|le|van|von|der|den|bin|al|el|the)$/.test(
        (words[j] as TaggedWord).text,
      );
      if (isName(words, j, text)) last = j;
      else if (!inside) break;
      // A possessive ends the name that owns ("North Korea's Kim Jong Un" is two names).
      if (last === j && /['’]s?$/.test((words[j] as TaggedWord).text)) break;
    }
    const end = (words[last] as TaggedWord).end;
    const owner = /['’]s?$/.exec(text.slice((words[last] as TaggedWord).start, end));
    names.push({
      start: (words[i] as TaggedWord).start,
      end: end - (owner?.[0].length ?? 0),
      typical: last > i ? 1 : 0.8,
    });
    i = last;
  }
  return names;
}

// A capital makes a name, but for the first word of the sentence, which has one anyway.
function isName(words: readonly TaggedWord[], i: number, text: string): boolean {
  const word = words[i] as TaggedWord;
  if (!/^\p{Lu}/u.test(word.text) || /^I(?:['’]|$)/.test(word.text)) return false;
  if (isTimeWord(word.text)) return false;
  const opens = i === 0 || /[.!?:“"‘]\s*$/.test(text.slice(0, word.start));
  return !word.stop && (!opens || word.pos === "PROPN" || startsName(words, i));
}

function startsName(words: readonly TaggedWord[], i: number): boolean {
  const next = words[i + 1];
  return words[i]?.pos === "NOUN" && next?.pos === "PROPN";
}

const TIME_WORD = new RegExp(`^(?:${WEEKDAY}|${MONTH})s?$`);

function isTimeWord(word: string): boolean {
  return TIME_WORD.test(word) && word !== "May";
}

/** Noun phrases: determiner, modifiers, nouns, and an "of" phrase behind them. */
export function findNounPhrases(text: string, words: readonly TaggedWord[]): Phrase[] {
  const phrases: Phrase[] = [];
  for (let i = 0; i < words.length; i++) {
    const first = words[i] as TaggedWord;
    if (!/^(?:DET|ADJ|NOUN|PROPN|NUM|PRON)$/.test(first.pos)) continue;
    if (first.pos === "PRON" && !/^(?:his|her|its|their|my|our|your)$/i.test(first.text)) continue;
    let last = -1;
    for (let j = i; j < words.length; j++) {
      const word = words[j] as TaggedWord;
      const gap = j === i ? " " : text.slice((words[j - 1] as TaggedWord).end, word.start);
      if (!/^(?:\s+["“‘'(]?|-|["”’'] )$/.test(gap)) break;
      if (/^(?:NOUN|PROPN)$/.test(word.pos) || (word.pos === "NUM" && j > i)) last = j;
      else if (/^of$/i.test(word.text) && last === j - 1) continue;
      else if (!/^(?:DET|ADJ|NUM)$/.test(word.pos) && j > i) break;
    }
    if (last < 0) continue;
    phrases.push({ start: first.start, end: (words[last] as TaggedWord).end, typical: 0.6 });
    i = last;
  }
  return phrases;
}

const PLACE_LEAD =
  /\b(?:in|at|near|inside|outside|from|into|on|off|to|towards?|across|around|between)$/i;

/** Places: names and noun phrases behind "in", "at", "near", …; a name is more typical. */
export function findPlaces(text: string, words: readonly TaggedWord[]): Phrase[] {
  const names = findNames(text, words);
  const times = findTimes(text);
  return findNounPhrases(text, words).flatMap((phrase) => {
    const lead = PLACE_LEAD.exec(text.slice(0, phrase.start).trimEnd())?.[0].toLowerCase();
    if (lead === undefined || times.some((time) => overlap(time, phrase))) return [];
    const named = names.some((name) => overlap(name, phrase));
    const strong = lead === "at" || lead === "in" || lead === "near" || lead === "inside";
    return [{ ...phrase, typical: (named ? 0.7 : 0.35) + (strong ? 0.3 : 0) }];
  });
}

/** Reasons: the clause behind "because", "due to", "in order to", "so that", or a bare "to" + verb. */
export function findReasons(text: string, words: readonly TaggedWord[]): Phrase[] {
  const clauses = clausesBehind(
    text,
    /\b(?:because of|because|due to|owing to|thanks to|in order to|so that|so as to|as a result of|on the grounds that|since|amid|after|over)\s/gi,
    true,
  );
  const purposes = words.flatMap((word, i) => {
    const verb = words[i + 1];
    if (word.text !== "to" || verb?.pos !== "VERB") return [];
    return [{ start: word.start, end: clauseEnd(text, verb.end), typical: 0.4 }];
  });
  return [...clauses, ...purposes];
}

/** Ways: the clause behind "by", "with", "through", "using", "via". */
export function findManners(text: string): Phrase[] {
  return clausesBehind(text, /\b(?:by|with|through|using|via|aboard)\s/gi, true);
}

/** What stands between quotation marks, or behind a verb of saying. */
export function findQuotations(text: string): Phrase[] {
  const quoted = [...text.matchAll(/[“"](?<words>[^“”"]{3,})(?:[”"]|$)|^(?<rest>[^“”"]{3,})[”"]/g)];
  const inner = quoted.map((match) => {
    const words = (match.groups?.words ?? match.groups?.rest ?? "").replace(/[,\s]+$/, "");
    const start = match.index + match[0].indexOf(words);
    return { start, end: start + words.length, typical: 1 };
  });
  if (inner.length > 0) return inner;
  return clausesBehind(
    text,
    /\b(?:said|says|told \S+|added|claimed|argued|promised|vowed|pledged|warned|announced)\s+(?:that\s+)?/gi,
    false,
  );
}

function clausesBehind(text: string, lead: RegExp, withLead: boolean): Phrase[] {
  return [...text.matchAll(lead)].map((match) => {
    const behind = match.index + match[0].length;
    const weak = /^(?:since|amid|after|over|as)\b/i.test(match[0]);
    return {
      start: withLead ? match.index : behind,
      end: clauseEnd(text, behind),
      typical: weak ? 0.4 : 1,
    };
  });
}

function clauseEnd(text: string, from: number): number {
  const end = /[,;:.!?—”"](?=\s|$|[”"’])/.exec(text.slice(from));
  return end ? from + end.index : text.trimEnd().length;
}

/** Whether two spans share a character. */
export function overlap(a: Span, b: Span): boolean {
  return a.start < b.end && b.start < a.end;
}
