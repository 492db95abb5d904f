/** The words of a question → the kind of answer that it wants, told by the forms in which English asks. */
import type { TaggedWord } from "./tagger.ts";
import type { Word } from "./words.ts";

/**
 * What would answer the question. `thing` is any noun phrase ("what", "which"), `decision` a yes or
 * no, `topic` a few keywords that do not say what is wanted.
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

// Words that say what kind of answer is wanted ("how LONG", "what YEAR") rather than what about.
const KIND_WORDS: Partial<Record<Kind, RegExp>> = {
  duration: /^(?:long|much|time|duration|length)$/i,
  distance: /^(?:far|distance)$/i,
  age: /^(?:old|age)$/i,
  frequency: /^(?:often|times|frequency)$/i,
  time: /^(?:date|day|year|time|month)$/i,
  place: /^(?:place|location|whereabouts|venue)$/i,
  definition: /^(?:mean|means|meant|stand|stands|definition|define|explain|meaning)$/i,
  quotation: /^(?:say|says|said|quote|quotes|saying)$/i,
  reason: /^(?:reason|come|cause)$/i,
};

/** Whether `word` does no more than say that this kind of answer is wanted. */
export function isKindWord(word: Word, kind: Kind): boolean {
  return KIND_WORDS[kind]?.test(word.text) ?? false;
}

// "Who is X" asks what X is, unless what follows is no name ("who was shot", "who is in charge").
const WHO_IS = /^who(?:s| is| was| are| were) (?!(?:the|a|an) )\S+(?: \S+){0,3}$/;
const WHAT_IS = /^what(?:s| is| was| are| were) (?:(?:the|a|an) )?\S+(?: \S+)?$/;

// A question that begins so is answered by yes or no, whatever it names further on ("was anyone hurt when it
// sank"), unless it asks to be told something ("do we know when", "can you tell me where").
const DECIDES =
  /^(?:so )?(?:is|are|was|were|am|do|does|did|has|have|had|can|could|will|would|should|may|might|must|isnt|arent|wasnt|werent|dont|doesnt|didnt|hasnt|havent|cant)\b(?!.*\b(?:know|tell|say|said|sure|remember|out) (?:me |us )?(?:wh(?:en|o|om|ere|at|ich|y)|how)\b)/;

// Read on the question's words joined by single spaces, in lower case; what stands first counts ("WHO was
// president when the war began"), among those that stand there the first of the list.
const KINDS: readonly (readonly [RegExp, Kind])[] = [
  [/\bhow (?:old|aged)\b|\b(?:what|which|wat) age\b/, "age"],
  [
    /\bhow (?:long|much time)\b|\b(?:for )?how many (?:years|months|weeks|days|hours|minutes)\b/,
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
    /\b(?:what|which|wat|wich) (?:time|date|day|year|month|century|decade|season)\b|\bwhen[sd]?\b|\bwen\b/,
    "time",
  ],
  [
    /\bwhere[sd]?\b|\b(?:what|which|wat|wich) (?:place|location|venue|site|city|cities|town|country|countries|region|state|village|continent)\b/,
    "place",
  ],
  [
    /\bwhat(?:s| does| do| did| is| was)?\b.*\b(?:stand for|short for|mean|definition of|meaning of)\b|^(?:define|meaning of|explain)\b|\bmeaning$/,
    "definition",
  ],
  [
    /\bwhat (?:did|does|do|has|have|had) .*\b(?:say|said|tell|told|promise|promised|claim|claimed|vow|reply|answer)\b/,
    "quotation",
  ],
  [
    /\b(?:who|whom|whose|whos|whod|wholl)\b|\b(?:what|which) (?:person|people|man|woman|leader|president|official|name)\b|\bby whom\b/,
    "person",
  ],
  [/\b(?:why[sd]?|how come)\b|^y\b|\bwhat (?:caused|made)\b/, "reason"],
];

// Nouns that say it where no question word does: "age of the mayor", "putins age", "cost of entry". After
// "what" or "which" they say it as well ("what is the cost of entry"). Closed classes, by hand.
const NOUNS: readonly (readonly [RegExp, Kind])[] = [
  [/\bage\b/, "age"],
  [
    /\bduration\b|\blength of (?:time|the (?:talks?|visit|stay|trip|meeting|war|strike))\b/,
    "duration",
  ],
  [/\b(?:distance|height|depth|altitude|width)\b/, "distance"],
  [/\bfrequency\b/, "frequency"],
  [/\b(?:death toll|headcount|population)\b/, "count"],
  [
    /\b(?:price|cost|costs|fee|fare|salary|wage|pay|fine|budget|bill|debt|weight|size|speed|temperature|percentage|percent|share|rate|amount)\b/,
    "amount",
  ],
  [
    /\b(?:date|deadline|year|day|time) (?:of|for|to|when|that)\b|\b(?:date|deadline|birthday)$/,
    "time",
  ],
  [
    /\b(?:location|venue|whereabouts|birthplace|hometown)\b|\b(?:place|site|scene|spot) of\b|\bplace$/,
    "place",
  ],
  [/\b(?:cause|causes|reason|reasons|motive)\b/, "reason"],
];

const OTHERS: readonly (readonly [RegExp, Kind])[] = [
  [/\b(?:what|which|whats|wat|wats|wich|name|list)\b/, "thing"],
  [/\bhow[sd]?\b/, "manner"],
];

/** The kind of answer that a question of `words` wants. */
export function kindOf(words: readonly TaggedWord[]): Kind {
  const plain = words.map((word) => word.text.toLowerCase().replace(/['’]/g, "")).join(" ");
  const among = (kinds: typeof KINDS): Kind | undefined => {
    const found = kinds.flatMap(([pattern, kind]) => {
      const at = pattern.exec(plain)?.index;
      return at === undefined ? [] : [{ at, kind }];
    });
    return found.sort((a, b) => a.at - b.at)[0]?.kind;
  };
  if (DECIDES.test(plain)) return "decision";
  const named = isNamed(words);
  if (named && WHO_IS.test(plain)) return "definition";
  const noun = among(NOUNS);
  if (named && WHAT_IS.test(plain) && noun === undefined) return "definition";
  return among(KINDS) ?? noun ?? among(OTHERS) ?? "topic";
}

/** Whether what follows "who is", "whats the" may be a name: no verb ("stolen"), nothing like "in". */
function isNamed(words: readonly TaggedWord[]): boolean {
  const next = words.find(
    ({ text }) => !/^(?:who|what|is|was|are|were|wh(?:o|at)['’]?s|the|an?)$/i.test(text),
  );
  return next !== undefined && !/^(?:VERB|ADP)$/.test(next.pos) && !/(?:ing|ed)$/i.test(next.text);
}
