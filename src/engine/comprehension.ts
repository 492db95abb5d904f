/** What the network makes of the sentences of one index, for a question. */
import type { Article, Span } from "./article.ts";
import type { Encoded } from "./model/encoder.ts";
import { SENTENCE_TOKENS } from "./model/inputs.ts";
import type { Around, Judgement, Network } from "./model/network.ts";
import { bestTokens, depthsOf } from "./model/token-span.ts";
import { readQuestion } from "./question-inputs.ts";
import { remember } from "./remember.ts";
import type { Retriever } from "./retriever.ts";
import { splitTokens } from "./tokens.ts";
import type { Word } from "./words.ts";

/** A sentence as the network understands it, for a question. */
export interface Understanding {
  /** Log odds that it answers, against silence. */
  readonly score: number;
  /** The words that answer, relative to the sentence. */
  readonly span: Span;
  /** Probability of these words, among all spans of the sentence. */
  readonly certainty: number;
}

/** Understands sentences, given by their places in the corpus, for one question. */
export type Understand = (indices: readonly number[]) => ReadonlyMap<number, Understanding>;

const AT_ONCE = 1_000; // sentences; a corpus of no more is encoded when it is indexed
const MAX_REMEMBERED = 5_000; // sentences kept encoded, some 80 MB, and their terms

interface Prepared {
  readonly encoded: Encoded;
  readonly tokens: readonly Span[];
  readonly depths: readonly number[];
}

/** Asks of `network` what it makes of the sentences of `retriever`. */
export function createComprehension(
  retriever: Retriever,
  network: Network,
): (question: string) => Understand | null {
  const { sentences } = retriever;

  const at = remember(MAX_REMEMBERED, (index: number): Prepared => {
    const tokens = splitTokens(sentences[index]?.text ?? "").slice(0, SENTENCE_TOKENS);
    const encoded = network.encode(network.inputsOf(tokens));
    const places = tokens.map(({ start, end }) => ({ start, end }));
    const depths = depthsOf(tokens.map((token) => token.text));
    return { encoded, tokens: places, depths };
  });

  const titleOf = remember(MAX_REMEMBERED, (article: Article) =>
    termsOf(retriever.titleWords(article)),
  );
  const termsAt = remember(MAX_REMEMBERED, (index: number) => termsOf(retriever.wordsAt(index)));

  function aroundOf(index: number): Around {
    const article = sentences[index]?.article as Article;
    const beside = (step: number) =>
      sentences[index + step]?.article === article ? termsAt(index + step) : null;
    return [beside(-1), beside(1), titleOf(article)];
  }

  if (sentences.length <= AT_ONCE) for (const index of sentences.keys()) at(index);

  return (question) => {
    const inputs = readQuestion(question, retriever, network);
    if (inputs.size === 0) return null;
    const judge = network.ask(inputs);
    return (indices) =>
      new Map(
        indices.map((index) => {
          const prepared = at(index);
          return [index, place(judge(prepared.encoded, aroundOf(index)), prepared)];
        }),
      );
  };
}

function place({ score, starts, ends }: Judgement, { tokens, depths }: Prepared): Understanding {
  const { first, last, certainty } = bestTokens(starts, ends, depths);
  const span = { start: tokens[first]?.start ?? 0, end: tokens[last]?.end ?? 0 };
  return { score: round(score), span, certainty: round(certainty) };
}

// A difference in the last bits of an exponential, which machines may have, changes no order.
function round(x: number): number {
  return Math.round(x * 1e5) / 1e5;
}

function termsOf(words: readonly Word[]): ReadonlySet<string> {
  return new Set(words.map(({ term }) => term));
}
