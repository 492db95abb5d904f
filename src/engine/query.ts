/** Question → query: the kind of answer it wants and the few terms that may reach the index. */
import { type TaggedWord, tagWords } from "./tagger.ts";
import type { Word } from "./words.ts";

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
  readonly words: readonly TaggedWord[];
  /**
   * The distinct terms to look for, in the question's order: at most 16, each at most 32
   * characters; stop words only when there is nothing else.
   */
  readonly terms: readonly string[];
  /** Whether it says nothing: no word but stop words, greetings and thanks. */
  readonly empty: boolean;
  /** The noun that says what is wanted or counted ("how many SHIPS", "which COMPANY"), as a term. */
  readonly focus: string | null;
  /** What the answer is to the verb: "who called Kim" its subject, "who did Kim call" its object. */
  readonly shape: "subject" | "object" | "being" | "other";
}

// What one question may cost the index; beyond this a message is not a question.
export const MAX_CHARACTERS = 400;
const MAX_TERMS = 16;
const MAX_TERM_LENGTH = 32;

/** The query that `question` asks; any text is a question, the empty one has no terms. */
export function analyseQuestion(question: string): Query {
  const words = tagWords(question.slice(0, MAX_CHARACTERS));
  const kind = kindOf(words);
  const usable = words.filter((word) => word.text.length <= MAX_TERM_LENGTH);
  const content = usable.filter((word) => !word.stop && !isKindWord(word, kind));
  const chosen = content.length > 0 ? content : usable.filter((word) => !word.stop);
  const onlyStopWords = chosen.length === 0;
  const terms = [...new Set((onlyStopWords ? usable : chosen).map((word) => word.term))];
  return {
    question,
    kind,
    words,
    terms: terms.slice(0, MAX_TERMS),
    empty: words.every((word) => word.stop || CHAT.test(word.text)),
    focus: findFocus(words),
    shape: shapeOf(words),
  };
}

/** Told by the first verb behind the question word. */
function shapeOf(words: readonly TaggedWord[]): Query["shape"] {
  const asked = words.findIndex((word) => /^(?:wh|how)/i.test(word.text) && word.stop);
  if (asked < 0) return "other";
  for (const word of words.slice(asked + 1, asked + 6)) {
    if (/^(?:do|does|did|can|could|will|would|should|may|might|must)$/i.test(word.text))
      return "object";
    if (/^(?:is|are|was|were|be|been|has|have|had)$/i.test(word.text)) return "being";
    if (word.pos === "VERB") return "subject";
  }
  return "other";
}

/** The last of the nouns right behind "how many", "what" or "which". */
function findFocus(words: readonly TaggedWord[]): string | null {
  const asked = words.findIndex((word, i) =>
    /^(?:many|much)$/i.test(word.text)
      ? /^how$/i.test(words[i - 1]?.text ?? "")
      : /^(?:what|which|wat)$/i.test(word.text),
  );
  if (asked < 0) return null;
  let focus: string | null = null;
  for (const word of words.slice(asked + 1, asked + 5)) {
    if (word.stop || !/^(?:NOUN|PROPN|ADJ|NUM)$/.test(word.pos)) break;
    if (word.pos !== "ADJ") focus = word.term;
  }
  return focus;
}

// What people say to a bot without asking anything; by hand, from the greetings English has.
const CHAT =
  /^(?:hi|hiya|hello|hey|heya|yo|sup|greetings|howdy|thx|thanks?|ty|cheers|bye|goodbye|lol|lmao|haha|ok|okay|kk|yes|yeah|yep|nope|nice|cool|great|good|morning|afternoon|evening|night|bot|sorry|welcome|wow|hmm+|help|test|testing|doing|going|today|name|know|everyone|everybody|folks|guys|all|there)$/i;

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
