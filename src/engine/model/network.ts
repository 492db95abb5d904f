/**
 * The network that reads closely: a question and a sentence in, a score and a span out. What it is
 * made of, and why, stands in src/learn/network/network.py, which trains it; this is the same
 * arithmetic, arranged so that what depends on the question alone is done once.
 */
import type { Token } from "../tokens.ts";
import { createEncoder, type Encoded } from "./encoder.ts";
import { type Inputs, makeInputs, type QuestionInputs } from "./inputs.ts";
import { spreadRows } from "./kernel.ts";
import { type Layers, readLayers } from "./layers.ts";
import { backwards, columnsAsMap, gatedMap, rowsAsMap } from "./maps.ts";
import { addLinear, linear, normalise, products, relu, softmax } from "./matrix.ts";
import { readParameters } from "./parameters.ts";
import { raiseRows, summarise, weighRows } from "./pooling.ts";
import type { WordVectors } from "./vectors.ts";

/** What stands around a sentence: the one before, the one after, the headline; null where none does. */
export type Around = readonly (ReadonlySet<string> | null)[];

/** What the network makes of a sentence, for a question. */
export interface Judgement {
  /** Log odds that it answers, against silence; comparable among sentences. */
  readonly score: number;
  /** For each token how well the words that answer would begin, and end, with it. */
  readonly starts: Float32Array;
  readonly ends: Float32Array;
}

/** Reads a sentence for the question it was made for. */
export type Judge = (sentence: Encoded, around: Around) => Judgement;

export interface Network {
  /** What it knows words by. */
  readonly words: WordVectors;
  /** `tokens` as numbers. */
  inputsOf(tokens: readonly Token[]): Inputs;
  encode(inputs: Inputs): Encoded;
  ask(question: QuestionInputs): Judge;
}

/** The network with the weights in `bytes`. */
export function readNetwork(bytes: Uint8Array, words: WordVectors): Network {
  const parameters = readParameters(bytes);
  const encode = createEncoder(parameters, words);
  const layers = readLayers(parameters);
  return {
    words,
    inputsOf: (tokens) => makeInputs(tokens, words),
    encode,
    ask: (question) => prepare(question, encode(question), layers, words),
  };
}

const SENTENCE_MATCHES = 5;
const QUESTION_MATCHES = 8;
const TEMPER = 8; // scores are divided by it, as in network.py

function prepare(
  question: QuestionInputs,
  { vectors: hq }: Encoded,
  layers: Layers,
  words: WordVectors,
): Judge {
  const q = question.size;
  const width = layers.own.outputs;
  const summary = summarise(hq, q, layers.summary);
  const units = rowsAsMap(unitsOf(question, words), q);
  const keys = rowsAsMap(backwards(hq, q, layers.align, width), q);
  const stride = keys.outputs;
  const toAsked = columnsAsMap(hq, q, stride);
  const toMapped = columnsAsMap(linear(hq, q, layers.asked), q, stride);
  const ownMap = gatedMap(
    linear(summary, 1, layers.gate),
    layers.own,
    layers.gated,
    linear(summary, 1, layers.wanted),
  );
  const start = linear(summary, 1, layers.start);
  const end = linear(summary, 1, layers.end);
  const ownQ = linear(hq, q, layers.ownQ);
  let total = 1e-6;
  for (let j = 0; j < q; j++) total += worthOf(question, j);

  return ({ inputs, vectors: hs }, around) => {
    const n = inputs.size;
    const near = linear(unitsOf(inputs, words), n, units);
    const toQ = linear(hs, n, keys);
    const sentenceMatch = new Float32Array(n * SENTENCE_MATCHES);
    const questionMatch = new Float32Array(q * QUESTION_MATCHES);
    for (let i = 0; i < n; i++) {
      const term = inputs.terms[i] as string;
      for (let j = 0; j < q; j++) {
        const same = term !== "" && term === question.terms[j] ? 1 : 0;
        const at = i * stride + j;
        const close = Math.max(0, near[at] as number);
        toQ[at] = (toQ[at] as number) / TEMPER + layers.same * same + layers.close * close;
        raise(questionMatch, j * QUESTION_MATCHES, same);
        raise(questionMatch, j * QUESTION_MATCHES + 1, close);
        raise(sentenceMatch, i * SENTENCE_MATCHES, same);
        if (question.content[j] === 0) continue;
        const worth = question.worth[j] as number;
        raise(sentenceMatch, i * SENTENCE_MATCHES + 1, same);
        raise(sentenceMatch, i * SENTENCE_MATCHES + 2, same * worth);
        raise(sentenceMatch, i * SENTENCE_MATCHES + 3, close);
        raise(sentenceMatch, i * SENTENCE_MATCHES + 4, close * worth);
      }
    }
    const toS = toQ.slice();
    for (let i = 0; i < n; i++) softmax(toQ, i * stride, q, 1);
    for (let j = 0; j < q; j++) softmax(toS, j, n, stride);

    const g = readAlong(hs, n, toQ, sentenceMatch);
    const starts = products(g, n, start).map((x) => x / TEMPER);
    const ends = products(g, n, end).map((x) => x / TEMPER);
    describeQuestion(questionMatch, around);
    const d = readBack(hs, n, toS, questionMatch);

    const x = new Float32Array(layers.hidden.inputs);
    raiseRows(g, n, width, x, 0);
    const shares = sharesOf(questionMatch);
    x.set([...shares, Math.max(...starts) / TEMPER, Math.max(...ends) / TEMPER], 5 * width);
    weighRows(g, n, starts, x, width);
    weighRows(g, n, ends, x, 2 * width);
    weighRows(d, q, products(d, q, layers.weighQ), x, 3 * width);
    raiseRows(d, q, width, x, 4 * width);
    const hidden = relu(linear(x, 1, layers.hidden));
    const score = products(hidden, 1, layers.score)[0] as number;
    return { score: score + layers.base, starts, ends };
  };

  /** Each token of the sentence with what it was aligned to, then with its neighbours. */
  function readAlong(hs: Float32Array, n: number, toQ: Float32Array, match: Float32Array) {
    const asked = linear(toQ, n, toAsked);
    let g = linear(toQ, n, toMapped);
    for (let k = 0; k < n * width; k++) asked[k] = (asked[k] as number) * (hs[k] as number);
    addLinear(hs, n, ownMap, g);
    addLinear(asked, n, layers.both, g);
    addLinear(match, n, layers.match, g);
    g = normalise(relu(g), layers.norm);
    for (const layer of layers.spread) g = spreadRows(g, n, layer);
    return g;
  }

  /** The last six columns of the question's matches: its surroundings and its own worth. */
  function describeQuestion(match: Float32Array, around: Around): void {
    for (let j = 0; j < q; j++) {
      const at = j * QUESTION_MATCHES;
      const term = question.terms[j] as string;
      for (let k = 0; k < 3; k++)
        match[at + 2 + k] = term !== "" && around[k]?.has(term) === true ? 1 : 0;
      match[at + 5] = question.worth[j] as number;
      match[at + 6] = question.content[j] as number;
      match[at + 7] = (question.worth[j] as number) > UNKNOWN ? 1 : 0;
    }
  }

  /** Each token of the question with what was found for it. */
  function readBack(hs: Float32Array, n: number, toS: Float32Array, match: Float32Array) {
    const weights = new Float32Array(q * n);
    for (let j = 0; j < q; j++)
      for (let i = 0; i < n; i++) weights[j * n + i] = toS[i * stride + j] as number;
    const found = linear(weights, q, columnsAsMap(hs, n, n));
    const d = ownQ.slice();
    addLinear(found, q, layers.foundQ, d);
    for (let k = 0; k < q * width; k++) found[k] = (found[k] as number) * (hq[k] as number);
    addLinear(found, q, layers.bothQ, d);
    addLinear(match, q, layers.matchQ, d);
    return relu(d);
  }

  /** Shares of the question's worth: held, nearly held, held here or around, held before. */
  function sharesOf(match: Float32Array): number[] {
    const shares = [0, 0, 0, 0];
    for (let j = 0; j < q; j++) {
      const worth = worthOf(question, j) / total;
      const [here = 0, close = 0, before = 0, after = 0, title = 0] = match.subarray(
        j * QUESTION_MATCHES,
        (j + 1) * QUESTION_MATCHES,
      );
      for (const [k, x] of [here, close, Math.max(here, before, after, title), before].entries())
        shares[k] = (shares[k] as number) + worth * x;
    }
    return shares;
  }
}

const UNKNOWN = 0.999; // worth of a term that the corpus lacks: its idf is the highest there is

function worthOf({ worth, content }: QuestionInputs, j: number): number {
  return content[j] === 0 ? 0 : (worth[j] as number);
}

function raise(x: Float32Array, at: number, value: number): void {
  if (value > (x[at] as number)) x[at] = value;
}

function unitsOf({ size, rows }: Inputs, words: WordVectors): Float32Array {
  const units = new Float32Array(size * words.dimensions);
  for (let i = 0; i < size; i++) words.copyUnit(rows[i] as number, units, i * words.dimensions);
  return units;
}
