/**
 * A sentence → its first statement, `subject verb object place-or-time`, by the parts of speech of its
 * words; null for most sentences, which are not so plain.
 */
import { type Adjunct, findAdjunct, readLead } from "./adjunct.ts";
import type { LemmaToken } from "./lemmas.ts";
import { escapePattern } from "./pattern.ts";

/** A statement whose subject can be understood by itself. */
export interface Statement {
  readonly subject: readonly LemmaToken[];
  readonly verb: Verb;
  /** Where and when, as far as it says. */
  readonly adjuncts: readonly Adjunct[];
  /** What stands between verb and adjunct; perhaps nothing. */
  readonly object: readonly LemmaToken[];
  /** All that stands behind the verb. */
  readonly rest: readonly LemmaToken[];
  /** Whether it ends at a mark or `and`, rather than in the middle of something. */
  readonly isWhole: boolean;
}

/** A verb as questions need it: `did … open`, `was … opened`. */
interface Verb {
  readonly helper: string;
  readonly main: string;
  /** As it stands in the sentence. */
  readonly plain: string;
}

const MAX_WORDS = 40; // of a sentence; longer ones are rarely about one thing
const MAX_SUBJECT = 6; // words, by hand
const MAX_OBJECT = 8; // words, by hand

/** The first statement of a sentence; `article` is the text around, which shows what is a name. */
export function readStatement(sentence: readonly LemmaToken[], article: string): Statement | null {
  if (sentence.length > MAX_WORDS) return null;
  const lead = readLead(sentence);
  if (!lead) return null;
  const { tokens } = lead;
  const verbAt = tokens.findIndex(({ pos }) => pos === "VERB" || pos === "AUX");
  const found = readVerb(tokens, verbAt);
  const subject = lowerFirst(tokens.slice(0, verbAt));
  if (!found || verbAt > MAX_SUBJECT || !isSubject(subject, article)) return null;
  const end = endOfClause(tokens, found.end);
  const after = tokens[end];
  const rest = tokens.slice(found.end, end);
  const adjunct = findAdjunct(rest);
  return {
    subject,
    verb: found.verb,
    adjuncts: [...lead.adjuncts, ...(adjunct ? [adjunct] : [])],
    object: adjunct ? rest.slice(0, adjunct.start) : rest,
    rest,
    isWhole: !after || /^[.,;:!?(]$|^(?:and|but)$/i.test(after.text),
  };
}

/** The verb at `at`, active or passive, and where it ends. */
function readVerb(tokens: readonly LemmaToken[], at: number): { verb: Verb; end: number } | null {
  const first = tokens[at];
  const second = tokens[at + 1];
  if (!first) return null;
  if (first.pos === "VERB") {
    // A bare form is plural or no verb at all.
    if (first.text.toLowerCase() === first.lemma) return null;
    const helper = first.text.endsWith("s") ? "does" : "did";
    return { verb: { helper, main: first.lemma, plain: first.text }, end: at + 1 };
  }
  const isPassive = /^(?:was|were)$/.test(first.text) && second?.pos === "VERB";
  if (!isPassive || second.text === second.lemma || second.text.endsWith("ing")) return null;
  const plain = `${first.text} ${second.text}`;
  return { verb: { helper: first.text, main: second.text, plain }, end: at + 2 };
}

/** A name, a number of things, or `the` with a noun: clear without the sentences before. */
function isSubject(tokens: readonly LemmaToken[], article: string): boolean {
  const [first, ...rest] = tokens;
  const last = tokens.at(-1);
  if (!first || !last || !/^(?:NOUN|PROPN)$/.test(last.pos)) return false;
  if (!rest.every(({ pos }) => /^(?:NOUN|PROPN|ADJ)$/.test(pos))) return false;
  if (/^the$/i.test(first.text)) return rest.length > 0;
  if (first.pos === "NUM") return rest.length === 1;
  if (first.pos !== "PROPN") return false;
  // Any word is capital at the beginning of a sentence; a name is so within one.
  const isName = rest.length > 0 && rest.every(({ pos }) => pos === "PROPN");
  return (
    isName || new RegExp(`[\\p{Ll},] ${escapePattern(first.text)}(?!\\p{L})`, "u").test(article)
  );
}

function endOfClause(tokens: readonly LemmaToken[], from: number): number {
  const end = tokens.findIndex(
    ({ pos, text }, i) =>
      i >= from &&
      (/^(?:PUNCT|CCONJ|SCONJ|AUX|VERB)$/.test(pos) || /^(?:that|which|who)$/i.test(text)),
  );
  return end < 0 ? tokens.length : end;
}

// What points back to sentences that the question does not bring along.
const UNCLEAR = /^(?:this|that|these|those|such|other|another|as|his|her|its|their|["“”(])$/i;

/** Whether this can stand behind a verb in a question: short, not cut off, clear by itself. */
export function isObject(tokens: readonly LemmaToken[]): boolean {
  const [first] = tokens;
  const last = tokens.at(-1);
  if (!first || !last) return true;
  return (
    tokens.length <= MAX_OBJECT &&
    !/^(?:ADP|PART)$/.test(first.pos) &&
    /^(?:NOUN|PROPN|NUM|ADV)$/.test(last.pos) &&
    tokens.every(({ pos, text }) => pos !== "PRON" && !UNCLEAR.test(text))
  );
}

/** The words as one would write them. */
export function join(tokens: readonly LemmaToken[]): string {
  return tokens
    .map(({ text }) => text)
    .join(" ")
    .replace(/ (?=['’,.%])/g, "")
    .replace(/ - /g, "-");
}

/** `text` with its first letter capital. */
export function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

function lowerFirst(tokens: readonly LemmaToken[]): LemmaToken[] {
  return tokens.map((token, i) =>
    i === 0 && token.pos !== "PROPN" ? { ...token, text: token.text.toLowerCase() } : token,
  );
}
