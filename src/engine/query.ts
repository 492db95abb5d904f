/** Question → query: the kind of answer it wants and the few terms that may reach the index. */
import { isKindWord, type Kind, kindOf } from "./kinds.ts";
import { type TaggedWord, tagWords } from "./tagger.ts";

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
  /** Whether it says nothing by itself: no word that could be looked for but stop words. */
  readonly empty: boolean;
  /** The noun that says what is wanted or counted ("how many SHIPS", "which COMPANY"), as a term. */
  readonly focus: string | null;
  /** What the answer is to the verb: "who called Kim" its subject, "who did Kim call" its object. */
  readonly shape: "subject" | "object" | "being" | "other";
}

/** Characters of a question that are read; a message that is longer is no question. By hand. */
export const MAX_CHARACTERS = 400;
// What one question may cost the index, by hand.
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
    empty: onlyStopWords,
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
