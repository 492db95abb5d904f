/** What wink-nlp is shown of a text, and where in it the tokens stand that it gives back. */
import model from "wink-eng-lite-web-model";
import winkNLP from "wink-nlp";

/** Tells parts of speech. Made once: another takes 9 MB and a tenth of a second. */
export const tagger = winkNLP(model, ["sbd", "pos"]);

const MAX_WORD = 200; // characters; wink's time grows with the square of a word's length
const LONG_WORD = new RegExp(`[^ ]{${MAX_WORD},}`, "g");

/** `text` in the same length, its white space as spaces and its endless words cut short. */
export function showToWink(text: string): string {
  // wink only cares for how a word ends.
  return text
    .replace(/\s/g, " ")
    .replace(LONG_WORD, (word) => "x".padEnd(word.length - 2) + word.slice(-2));
}

/**
 * Where each of wink's `tokens` starts in the `shown` text they come from. wink rewrites some
 * characters: a token that is not found, and all after it, are missing from the result.
 */
export function placeTokens(tokens: readonly string[], shown: string): number[] {
  const starts: number[] = [];
  let cursor = 0;
  for (const token of tokens) {
    const start = shown.indexOf(token, cursor);
    if (start < 0) break;
    starts.push(start);
    cursor = start + token.length;
  }
  return starts;
}

/** The token, by its place among `starts`, that holds an offset; ask in ascending order. */
export function followTokens(starts: readonly number[]): (offset: number) => number {
  let at = 0;
  return (offset) => {
    while (at + 1 < starts.length && (starts[at + 1] as number) <= offset) at++;
    return at;
  };
}
