/** Question → query: the kind of answer it wants and the few terms that may reach the index. */
import { splitWords, type Word } from "./words.ts";

/**
 * What would answer the question. `thing` is any noun phrase ("what", "which"), `decision` a yes or
 * no, `topic` a few keywords without a question in them: for the last two no span answers.
 */
export type Kind =
  | "person"
  | "place"
  | "time"
  | "count"
  | "amount"
  | "duration"
  | "distance"
  | "age"
  | "frequency"
  | "reason"
  | "manner"
  | "definition"
  | "quotation"
  | "thing"
  | "decision"
  | "topic";

/** A question as the later steps see it. */
export interface Query {
  readonly question: string;
  readonly kind: Kind;
  /** Every word of the question's first 400 characters, stop words too, in order. */
  readonly words: readonly Word[];
  /**
   * The distinct terms to look for, in the question's order: at most 16, each at most 32
   * characters; stop words only when there is nothing else.
   */
  readonly terms: readonly string[];
  /** Whether the terms are nothing but stop words. */
  readonly onlyStopWords: boolean;
}

// What one question may cost the index; beyond this a message is not a question.
const MAX_CHARACTERS = 400;
const MAX_TERMS = 16;
const MAX_TERM_LENGTH = 32;

/** The query that `question` asks; any text is a question, the empty one has no terms. */
export function analyseQuestion(question: string): Query {
  const words = splitWords(question.slice(0, MAX_CHARACTERS));
  const kind = kindOf(words);
  const usable = words.filter((word) => word.text.length <= MAX_TERM_LENGTH);
  const content = usable.filter((word) => !word.stop && !isKindWord(word, kind));
  const chosen = content.length > 0 ? content : usable.filter((word) => !word.stop);
  const onlyStopWords = chosen.length === 0;
  const terms = [...new Set((onlyStopWords ? usable : chosen).map((word) => word.term))];
  return { question, kind, words, terms: terms.slice(0, MAX_TERMS), onlyStopWords };
}

// Words that say what kind of answer is wanted ("how LONG", "what YEAR") rather than what about.
const KIND_WORDS: Partial<Record<Kind, RegExp>> = {
  duration: /^(?:long|much|time)$/i,
  distance: /^far$/i,
  age: /^(?:old|age)$/i,
  frequency: /^(?:often|times)$/i,
  time: /^(?:date|day|year|time|month)$/i,
  place: /^place$/i,
  definition: /^(?:mean|means|meant|stand|stands|definition|define|explain|meaning)$/i,
  quotation: /^(?:say|says|said|quote|quotes|saying)$/i,
  reason: /^(?:reason|come)$/i,
};

function isKindWord(word: Word, kind: Kind): boolean {
  return KIND_WORDS[kind]?.test(word.text) ?? false;
}

// "Who is X" asks what X is, unless a verb follows ("who is helping", "who was wounded").
const WHO_IS =
  /^who(?:s| is| was| are| were) (?!(?:the|a|an) )(?!\S*(?:ing|ed)\b)\S+(?: \S+){0,3}$/;
const WHAT_IS = /^what(?:s| is| was| are| were) (?:(?:the|a|an) )?(?!\S*(?:ing|ed)\b)\S+(?: \S+)?$/;

// Read on the question's words joined by single spaces, in lower case; the first that fits counts.
const KINDS: readonly (readonly [RegExp, Kind])[] = [
  [/\bhow (?:old|aged)\b|\b(?:what|which) age\b/, "age"],
  [
    /\bhow (?:long|much time)\b|\bfor how many (?:years|months|weeks|days|hours|minutes)\b/,
    "duration",
  ],
  [/\bhow (?:far|deep|high|tall|wide|close)\b/, "distance"],
  [/\bhow (?:often|frequently)\b|\bhow many times\b/, "frequency"],
  [/\bhow many\b|\bwhat number of\b|\bnumber of\b/, "count"],
  [
    /\bhow (?:much|big|large|heavy|fast|hot|cold)\b|\bwhat (?:percentage|percent|share|price|cost)\b/,
    "amount",
  ],
  [
    /\b(?:what|which|wat) (?:time|date|day|year|month|century|decade|season)\b|\bwhen(?:s)?\b|\bsince when\b/,
    "time",
  ],
  [
    /\bwheres?\b|\b(?:what|which|wat) (?:place|location|venue|site|city|cities|town|country|countries|region|state|village|continent)\b/,
    "place",
  ],
  [
    /\bwhat (?:does|do|did|is|was|s)?\b.*\b(?:stand for|short for|mean|definition of|meaning of)\b|^(?:define|meaning of|explain)\b/,
    "definition",
  ],
  [
    /\bwhat (?:did|does|do|has|have|had) .*\b(?:say|said|tell|told|promise|promised|claim|claimed|vow|reply|answer)\b/,
    "quotation",
  ],
  [
    /\b(?:who|whom|whose|whos)\b|\b(?:what|which) (?:person|people|man|woman|leader|president|official|name)\b|\bby whom\b/,
    "person",
  ],
  [
    /\b(?:why|whys|how come)\b|\bwhat (?:is|was|were)? ?(?:the )?reasons?\b|\bwhat (?:caused|made)\b/,
    "reason",
  ],
  [/\b(?:what|which|whats|wat|name|list)\b/, "thing"],
  [/\bhows?\b/, "manner"],
  [
    /^(?:is|are|was|were|am|do|does|did|has|have|had|can|could|will|would|should|may|might|must|isnt|arent|wasnt|didnt|doesnt)\b/,
    "decision",
  ],
];

function kindOf(words: readonly Word[]): Kind {
  const plain = words.map((word) => word.text.toLowerCase().replace(/['’]/g, "")).join(" ");
  if (WHO_IS.test(plain) || WHAT_IS.test(plain)) return "definition";
  for (const [pattern, kind] of KINDS) if (pattern.test(plain)) return kind;
  return "topic";
}
