/** Tokens → the numbers that the network reads. Training and use both come through here. */
import type { Token } from "../tokens.ts";
import { rarity, type WordVectors } from "./vectors.ts";

/** A text as the network sees it: one entry per token in each array, `FLAGS` in `flags`. */
export interface Inputs {
  readonly size: number;
  /** Rows of the word vectors. */
  readonly rows: Int32Array;
  readonly parts: Uint8Array;
  readonly entities: Uint8Array;
  readonly flags: Float32Array;
  /** Terms, by which a token of a question meets one of a sentence; "" for marks, which meet none. */
  readonly terms: readonly string[];
  /** 1 for words that are no stop words. */
  readonly content: Uint8Array;
}

/** A question as the network sees it, for one corpus. */
export interface QuestionInputs extends Inputs {
  /** For each token its idf in the corpus over the highest there can be, 0 to 1; 0 for marks. */
  readonly worth: Float32Array;
}

/** Tokens that are read of a question and of a sentence. */
export const QUESTION_TOKENS = 32;
export const SENTENCE_TOKENS = 72;

/** Numbers in `flags` for each token. */
export const FLAGS = 8;

const PART_NAMES =
  "ADJ ADP ADV AUX CCONJ DET INTJ NOUN NUM PART PRON PROPN PUNCT SCONJ SYM VERB X".split(" ");
const ENTITY_NAMES =
  "CARDINAL DATE DURATION ORDINAL PERCENT MONEY TIME HASHTAG EMAIL URL MENTION EMOJI EMOTICON".split(
    " ",
  );

/** `tokens` as the network sees it. */
export function makeInputs(tokens: readonly Token[], vectors: WordVectors): Inputs {
  const flags = new Float32Array(tokens.length * FLAGS);
  const rows = Int32Array.from(tokens, (token) => vectors.rowOf(token.text));
  for (const [i, token] of tokens.entries()) {
    const row = rows[i] as number;
    const capital = /^\p{Lu}/u.test(token.text);
    flags.set(
      [
        rarity(row, vectors.rows),
        capital && i > 0 ? 1 : 0,
        /\p{Nd}/u.test(token.text) ? 1 : 0,
        /^[12]\d\d\d$/.test(token.text) ? 1 : 0,
        /^\p{Lu}{2,}$/u.test(token.text) ? 1 : 0,
        token.mark ? 1 : 0,
        token.stop ? 1 : 0,
        row === 0 ? 1 : 0,
      ],
      i * FLAGS,
    );
  }
  return {
    size: tokens.length,
    rows,
    parts: Uint8Array.from(tokens, ({ pos }) => PART_NAMES.indexOf(pos) + 1),
    entities: Uint8Array.from(tokens, ({ entity }) => ENTITY_NAMES.indexOf(entity) + 1),
    flags,
    terms: tokens.map(({ term, mark }) => (mark ? "" : term)),
    content: Uint8Array.from(tokens, ({ stop }) => (stop ? 0 : 1)),
  };
}
