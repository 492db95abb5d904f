/** What the network makes of the sentences of one index, for a question. */
import type { Article, Span } from "./article.ts";
import type { Encoded } from "./model/encoder.ts";
import type { Networks } from "./model/load.ts";
import type { Around, Judge, Judgement } from "./model/network.ts";
import { readQuestion, SENTENCE_TOKENS } from "./model/question.ts";
import { bestTokens, depthsOf } from "./model/token-span.ts";
import type { Retriever } from "./retriever.ts";
import { splitTokens, type Token } from "./tokens.ts";

/** A sentence as the network understands it, for a question. */
export interface Understanding {
  /** Log odds that it answers, against silence. */
  readonly score: number;
  /** The words that answer, relative to the sentence. */
  readonly span: Span;
  /** Probability of these words, among all spans of the sentence. */
  readonly certainty: number;
  /** By how much the scores of several networks differ, ≥ 0; 0 where one alone read it. */
  readonly apart: number;
}

/** Understands sentences, given by their places in the corpus, for one question. */
export type Understand = (indices: readonly number[]) => ReadonlyMap<number, Understanding>;

const AT_ONCE = 1_000; // sentences; a corpus of no more is encoded when it is indexed
const MAX_REMEMBERED = 5_000; // sentences kept encoded: some 80 MB
const DOUBTED = 8; // sentences, those that the first network likes best, that the others read too

interface Prepared {
  /** By each of the networks. */
  readonly encoded: readonly Encoded[];
  readonly tokens: readonly Span[];
  readonly depths: readonly number[];
  readonly terms: ReadonlySet<string>;
}

/**
 * Asks of `networks` what they make of the sentences of `retriever`. The first reads all it is given,
 * the others only what it likes best; of what several read their mean counts (trained from different
 * seeds, they err differently).
 */
export function createComprehension(
  retriever: Retriever,
  networks: Networks,
): (question: string) => Understand | null {
  const { sentences } = retriever;
  const remembered = new Map<number, Prepared>();
  const titles = new Map<Article, ReadonlySet<string>>();

  function prepare(text: string): Prepared {
    const tokens = splitTokens(text).slice(0, SENTENCE_TOKENS);
    const inputs = networks[0].inputsOf(tokens);
    const encoded = networks.map((network) => network.encode(inputs));
    const places = tokens.map(({ start, end }) => ({ start, end }));
    const depths = depthsOf(tokens.map((token) => token.text));
    return { encoded, tokens: places, depths, terms: termsOf(tokens) };
  }

  function at(index: number): Prepared {
    const known = remembered.get(index);
    if (known) return known;
    if (remembered.size >= MAX_REMEMBERED) remembered.clear();
    const prepared = prepare(sentences[index]?.text ?? "");
    remembered.set(index, prepared);
    return prepared;
  }

  function titleOf(article: Article): ReadonlySet<string> {
    const known = titles.get(article) ?? termsOf(splitTokens(article.title));
    titles.set(article, known);
    return known;
  }

  function aroundOf(index: number): Around {
    const article = sentences[index]?.article as Article;
    const beside = (step: number) =>
      sentences[index + step]?.article === article ? at(index + step).terms : null;
    return [beside(-1), beside(1), titleOf(article)];
  }

  if (sentences.length <= AT_ONCE) for (const index of sentences.keys()) at(index);

  return (question) => {
    const inputs = readQuestion(question, retriever, networks[0]);
    if (inputs.size === 0) return null;
    const [first, ...others] = networks.map((network) => network.ask(inputs)) as [
      Judge,
      ...Judge[],
    ];
    return (indices) => {
      const glances = indices
        .map((index) => ({
          index,
          judged: { ...first(at(index).encoded[0] as Encoded, aroundOf(index)), apart: 0 },
        }))
        .sort((a, b) => b.judged.score - a.judged.score || a.index - b.index);
      const doubted = glances.slice(0, DOUBTED).map(({ index, judged }) => {
        const { encoded } = at(index);
        const more = others.map((judge, i) => judge(encoded[i + 1] as Encoded, aroundOf(index)));
        const scores = [judged, ...more].map(({ score }) => score);
        const apart = Math.max(...scores) - Math.min(...scores);
        return { index, judged: { ...meanOf([judged, ...more]), apart } };
      });
      const lowest = Math.min(...doubted.map(({ judged }) => judged.score));
      const rest = glances.slice(DOUBTED).map(({ index, judged }) => ({
        index,
        judged: { ...judged, score: Math.min(judged.score, lowest) },
      }));
      return new Map(
        [...doubted, ...rest].map(({ index, judged }) => [index, place(judged, at(index))]),
      );
    };
  };
}

function meanOf(judgements: readonly Judgement[]): Judgement {
  const mean = (numbers: readonly number[]) =>
    numbers.reduce((sum, x) => sum + x, 0) / judgements.length;
  const along = (which: "starts" | "ends") =>
    (judgements[0] as Judgement)[which].map((_, i) =>
      mean(judgements.map((one) => one[which][i] as number)),
    );
  const score = mean(judgements.map((one) => one.score));
  return { score, starts: along("starts"), ends: along("ends") };
}

function place(
  { score, starts, ends, apart }: Judgement & Pick<Understanding, "apart">,
  { tokens, depths }: Prepared,
): Understanding {
  const { first, last, certainty } = bestTokens(starts, ends, depths);
  const span = { start: tokens[first]?.start ?? 0, end: tokens[last]?.end ?? 0 };
  return { score: round(score), span, certainty: round(certainty), apart: round(apart) };
}

// A difference in the last bits of an exponential, which machines may have, changes no order.
function round(x: number): number {
  return Math.round(x * 1e5) / 1e5;
}

function termsOf(tokens: readonly Token[]): ReadonlySet<string> {
  return new Set(tokens.filter(({ mark }) => !mark).map(({ term }) => term));
}
