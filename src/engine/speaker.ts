/** Who says a quoted sentence, where another sentence tells: the one to show beside it. */
import type { Span } from "./article.ts";
import { findNames } from "./names.ts";
import { SAYING } from "./saying.ts";
import type { Sentence } from "./sentences.ts";
import { tagWords } from "./tagger.ts";

/** Words of a sentence that name who speaks. */
export interface Named {
  readonly sentence: Sentence;
  /** Relative to the sentence. */
  readonly span: Span;
}

const REACH = 4; // sentences; further off a reader would not look either
const QUOTED = 0.8; // of the letters, for a sentence that is a quotation and no more

/**
 * The sentence of the same article that names the speaker of `sentences[index]`, or null where it
 * needs none: it is no quotation, names its speaker itself, `answer` (relative to it) stands outside
 * the quoted words, or nobody near is named. It stands a few sentences before, or behind where the
 * quotation goes on ("“We heard a bang. Then nothing,” said the captain").
 */
export function findSpeaker(
  sentences: readonly Sentence[],
  index: number,
  answer: Span | null,
): Sentence | null {
  const sentence = sentences[index] as Sentence;
  const quoted = readQuotation(sentence);
  if (!quoted.inside.some(Boolean)) return null;
  const itself = attributionOf(quoted);
  if (itself !== "quotation" && itself !== "pronoun") return null;
  const outside = answer && !quoted.inside.slice(answer.start, answer.end).some(Boolean);
  if (outside && !PRONOUN.test(sentence.text.slice(answer.start, answer.end))) return null;
  const near = (step: number) =>
    Array.from({ length: REACH }, (_, i) => sentences[index + step * (i + 1)]).filter(
      (one): one is Sentence => one?.article === sentence.article && one.role === "prose",
    );
  if (quoted.open && itself === "quotation") {
    const end = findEnd(near(1));
    if (end?.attribution === "named") return end.sentence;
  }
  for (const before of near(-1)) {
    const attribution = attributionOf(readQuotation(before));
    if (attribution === "named") return before;
    if (attribution === "none") return null;
  }
  return null;
}

/** The sentence with which a quotation that is open ends. */
function findEnd(following: readonly Sentence[]) {
  for (const sentence of following) {
    const quotation = readQuotation(sentence);
    const attribution = attributionOf(quotation);
    if (attribution !== "quotation" || !quotation.open) return { sentence, attribution };
  }
  return null;
}

/** A sentence, and which of its characters are quoted. */
export interface Quotation {
  readonly text: string;
  /** For each UTF-16 unit of the text, whether it stands between quotation marks. */
  readonly inside: readonly boolean[];
  /** Whether the quotation goes on behind the sentence. */
  readonly open: boolean;
}

/** Where in a sentence somebody is quoted, told by the quotation marks of its paragraph. */
export function readQuotation({ article, start, end, text }: Sentence): Quotation {
  const from = article.blocks.findLast((block) => block.start <= start)?.start ?? start;
  let open = false;
  const inside: boolean[] = [];
  for (let at = Math.max(from, start - MAX_PARAGRAPH); at < end; at++) {
    const mark = article.text[at];
    if (mark === "“") open = true;
    if (at >= start) inside.push(open);
    if (mark === "”") open = false;
    if (mark === '"') open = !open;
  }
  return { text, inside, open };
}

const MAX_PARAGRAPH = 5_000; // characters; a mark that far back says nothing any more

const PRONOUN = /^(?:he|she|they|i|we|him|her|them)$/i;
const SAYS = new RegExp(`\\b(?:${SAYING}|saying)\\b`, "i");
const HE_SAID = new RegExp(
  `\\b(?:he|she|they|i|we) (?:\\w+ly |also |then |later |has |had )?(?:${SAYING})\\b|\\b(?:${SAYING}) (?:he|she|they)\\b`,
  "i",
);

/**
 * What a sentence tells of who speaks: it is a `quotation` and no more, its speaker is a `pronoun`,
 * somebody is `named` outside the quotation, or `none` of these.
 */
function attributionOf({ text, inside }: Quotation): "quotation" | "pronoun" | "named" | "none" {
  const letters = [...text.matchAll(/\p{L}/gu)].map(({ index }) => index);
  const within = letters.filter((at) => inside[at]).length;
  const outside = outsideOf(text, inside);
  if (within >= QUOTED * letters.length && !SAYS.test(outside)) return "quotation";
  const pronoun = HE_SAID.exec(outside);
  if (pronoun === null) return namesSomebody(outside) || SAYS.test(outside) ? "named" : "none";
  // Whom somebody told, and where, stands behind.
  if (namesSomebody(outside.slice(0, pronoun.index))) return "named";
  return within > 0 ? "pronoun" : "none";
}

function outsideOf(text: string, inside: readonly boolean[]): string {
  return [...text.matchAll(/./gsu)]
    .map(({ 0: character, index }) => (inside[index] || character === '"' ? "" : character))
    .join("");
}

function namesSomebody(text: string): boolean {
  return findNames(text, tagWords(text)).length > 0;
}
