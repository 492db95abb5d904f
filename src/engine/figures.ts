/** Where in a sentence figures stand: dates, lengths of time and space, ages, sums, counts. */
import type { Span } from "./article.ts";
import { numberWords } from "./number-words.ts";
import type { TaggedWord } from "./tagger.ts";

const DIGITS = String.raw`\d+(?:[.,]\d+)*`;
const VAGUE = "a dozen|dozens|hundreds|thousands|millions|billions|tens|several|a few|many|half";
/** The pattern of a number, in digits or words. */
export const NUMBER = `(?:${DIGITS}|(?:(?:${numberWords(20, 90)})[- ])?(?:${numberWords(1, 9)})|${numberWords(10, 90)}|${VAGUE})`;
const SCALE = String.raw`(?:[- ](?:hundred|thousand|million|billion|trillion)|(?:k|[mb]n?|tn)\b| of (?:dozens|hundreds|thousands|millions|billions))`;
const ABOUT =
  "(?:(?:about|around|approximately|roughly|nearly|almost|over|under|some|at least|at most|up to|more than|less than|fewer than|as many as|an estimated|only|just) )";
const FIGURE = `${ABOUT}?${NUMBER}${SCALE}?(?:(?: to |-|–| or | and a )${NUMBER}${SCALE}?)?`;
const BARE_FIGURE = new RegExp(`\\b${FIGURE}\\b`, "gi");
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
    `(?:the )?(?:early |mid-?|late )?(?<!\\d)${YEAR}(?:s|[-–]\\d{2,4})?(?: (?:BCE?|AD|CE))?\\b`,
    `(?:(?:early|late|last|next|this|on) )*${WEEKDAY}(?: (?:morning|afternoon|evening|night))?`,
    `(?:at )?\\d{1,2}(?:[:.]\\d{2})? ?(?:a\\.?m|p\\.?m)\\b\\.?|(?:at )?\\d{1,2}:\\d{2}`,
    `\\b(?:[Tt]oday|[Yy]esterday|[Tt]omorrow|[Tt]onight|[Mm]idnight|[Nn]oon)\\b`,
    `\\b(?:[Ll]ast|[Nn]ext|[Tt]his|[Pp]ast|[Pp]revious|[Ff]ollowing) (?:${PERIOD}|spring|summer|autumn|winter|weekend)|(?:in )?recent (?:days|weeks|months|years)|${FIGURE} ${PERIOD} (?:ago|later|earlier)`,
    `(?:in|during) ${MONTH}\\b`,
    `(?:the )?(?:\\d{1,2}(?:st|nd|rd|th)|first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|\\w+teenth|twentieth|twenty-first) century`,
  ].join("|"),
  "g",
);
const DURATION = new RegExp(
  `\\b(?:(?:for )?(?:the (?:past|last) )?${FIGURE}[- ](?:more |full |long )?${PERIOD}(?:-long| long)?|(?:for )?(?:an?|one) (?:whole |full |half )?${PERIOD}|all (?:day|night|week|year)|decades|centuries|(?:for|several|many) ${PERIOD})`,
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
  `\\b(?:once|twice|${NUMBER} times|every (?:other )?(?:(?:${NUMBER} )?${PERIOD}|${WEEKDAY})|(?:(?:once|twice|${NUMBER} times) )?(?:a|per|each) ${PERIOD}|daily|weekly|monthly|yearly|annually|hourly|repeatedly|regularly|often|rarely|never|always)\\b`,
  "gi",
);
const AMOUNT = new RegExp(
  `${ABOUT}?(?:(?:US|A|C|NZ)?[$€£¥]|(?:USD|EUR|GBP|Rs\\.?) ?)\\d+(?:[.,]\\d+)*${SCALE}?|${FIGURE} ?(?:%|(?:per ?cent(?:age points)?|dollars?|euros?|pounds?|roubles?|rubles?|yen|yuan|rupees?|francs?|kilos?|kg|kilograms?|grams?|tons?|tonnes?|lit(?:er|re)s?|barrels?|degrees?|volts?|watts?|mph|km/h)\\b)`,
  "gi",
);

/** Dates, times of day, years and days named by their distance from today. */
export function findTimes(text: string): Span[] {
  return matches(text, DATE);
}

/** Lengths of time: "four to five hours", "more than 18 months". */
export function findDurations(text: string): Span[] {
  return matches(text, DURATION);
}

/** Lengths in space with their unit. */
export function findDistances(text: string): Span[] {
  return matches(text, DISTANCE);
}

/** Ages: "aged 70", "a 42-year-old", and the bare figure after a name ("Putin, 70,"). */
export function findAges(text: string): Span[] {
  return matches(text, AGE);
}

/** How often: "twice", "every day", "repeatedly". */
export function findFrequencies(text: string): Span[] {
  return matches(text, FREQUENCY);
}

/** Sums, shares and measures with their unit. */
export function findAmounts(text: string): Span[] {
  return matches(text, AMOUNT);
}

/** Bare figures, in digits or words; years are none. */
export function findFigures(text: string): Span[] {
  return matches(text, BARE_FIGURE).filter(({ start, end }) => !isYear(text.slice(start, end)));
}

/** Figures with the noun they count where it follows: "24 people", "tens of millions"; years are none. */
export function findCounts(text: string, words: readonly TaggedWord[]): Span[] {
  return findFigures(text).flatMap((figure) => {
    const next = words.findIndex((word) => word.start >= figure.end);
    let end = figure.end;
    for (const word of words.slice(next < 0 ? words.length : next, next + 3)) {
      if (!/^\s?$/.test(text.slice(end, word.start))) break;
      if (word.pos === "NOUN") {
        return [{ start: figure.start, end: word.end }];
      }
      if (word.pos !== "ADJ") break;
      end = word.end;
    }
    return [];
  });
}

const ONLY_YEAR = new RegExp(`^${YEAR}$`);

function isYear(text: string): boolean {
  return ONLY_YEAR.test(text);
}

const TIME_WORD = new RegExp(`^(?:${WEEKDAY}|${MONTH})s?$`);

/** Whether a capitalised word is a day or a month, not a name. */
export function isTimeWord(word: string): boolean {
  return TIME_WORD.test(word) && word !== "May";
}

function matches(text: string, pattern: RegExp): Span[] {
  return [...text.matchAll(pattern)].map((match) => {
    const lead = /^(?:on|at|in|for|during)\s/i.exec(match[0])?.[0].length ?? 0;
    const length = match[0].trimEnd().length;
    return { start: match.index + lead, end: match.index + length };
  });
}
