/** Trials → weights, one lesson for each step of the engine, through the engine's own modules. */
import { confidenceFeatures, confidenceOf } from "../engine/confidence.ts";
import type { Kind } from "../engine/kinds.ts";
import type { Model, Weights } from "../engine/model/model.ts";
import type { Network } from "../engine/model/network.ts";
import { describePhrase } from "../engine/phrase-features.ts";
import { analyseQuestion } from "../engine/query.ts";
import { type Ranked, rank } from "../engine/ranker.ts";
import { type Considered, createReader } from "../engine/reader.ts";
import { createRetriever, type Retriever } from "../engine/retriever.ts";
import { createSearch } from "../engine/search.ts";
import type { Sentence } from "../engine/sentences.ts";
import { readingFeatures, settle } from "../engine/settle.ts";
import { type Sought, seek } from "../engine/sought.ts";
import { straighten } from "./calibration.ts";
import { type Case, Choices, fitCases, fitChoices, type Vector } from "./fit.ts";
import { type Judged, thresholdAt, tokenF1 } from "./metrics.ts";
import { type Asked, isAnswerable, isGold, keptFor, type Trial } from "./trials.ts";

const CANDIDATES = 200;
const RIVALS = 40; // candidates that a right sentence is told from, those BM25 likes best and some others

// The penalty in examples, of several thousand; chosen among 1, 3, 10, 30 on the held-out articles.
const OPTIONS = { l2: 3, steps: 120 };

// Prose is preferred (see `Role`). The sets cannot teach by how much: they have no captions, and for
// headlines bare titles. By hand: a fourth and a sixth of what holding every term is worth.
const GIVEN: Weights = { headline: -1.1, caption: -0.7 };

/** Weights that put the sentence that answers before the other candidates. */
export function learnSentences(trials: readonly Trial[], model: Model): Weights {
  const choices = new Choices();
  for (const { sentences, questions } of trials) {
    const retriever = createRetriever(sentences);
    for (const question of questions.filter(isAnswerable)) {
      const sought = seek(analyseQuestion(question.typed), retriever);
      const candidates = retriever.retrieve(sought.query.terms, CANDIDATES);
      const every = Math.max(1, Math.floor(candidates.length / (RIVALS / 4)));
      const chosen = candidates.filter(
        (candidate, i) => i < RIVALS || i % every === 0 || isGold(candidate.sentence, question),
      );
      const ranked = rank(sought, chosen, retriever, model);
      choices.add(
        ranked.map(({ features }) => learnable(features)),
        ranked.map(({ sentence }) => (isGold(sentence, question) ? 1 : 0)),
      );
    }
  }
  return { ...fitChoices(choices, OPTIONS), ...GIVEN };
}

/** A question, and what the search read for it before anything was decided. */
export interface Attended {
  readonly asked: Asked;
  readonly sought: Sought;
  readonly considered: readonly Considered[];
  readonly retriever: Retriever;
}

/** Searches for every question of `trials`; what is learned from it can be learned without the texts. */
export function attend(trials: readonly Trial[], model: Model, network: Network): Attended[] {
  return trials.flatMap(({ sentences, questions }) => {
    const search = createSearch(sentences, model, network);
    const { retriever } = search;
    return questions.map((asked) => ({
      asked,
      retriever,
      ...search.consider(asked.typed, keptFor(asked)),
    }));
  });
}

/** Weights that put the reading that answers first: of the network and of all that is known without it. */
export function learnReading(attended: readonly Attended[]): Weights {
  const choices = new Choices();
  for (const { asked, sought, considered } of attended) {
    if (!isAnswerable(asked)) continue;
    choices.add(
      considered.map((one) => readingFeatures(one, sought.query)),
      considered.map(({ sentence }) => (isGold(sentence, asked) ? 1 : 0)),
    );
  }
  return fitChoices(choices, OPTIONS);
}

/** Weights of the log odds that the first reading is right. */
export function learnConfidence(attended: readonly Attended[], model: Model): Weights {
  const cases: Case[] = [];
  for (const one of attended) {
    const { asked } = one;
    const { vector, right } = hear(one, model);
    // The corpus answers but the first sentence is wrong: neither silence nor this answer is right.
    if (vector === null || (asked.why === "answered" && !right)) continue;
    cases.push({ vector, positive: right, weight: weightOf(asked) });
  }
  return fitCases(cases, { l2: 30, steps: 200 });
}

/**
 * The confidence weights of `model`, made to mean the share of first sentences that are right among the
 * questions that are typed as in a chat; the order of answers by confidence stays as it is.
 */
export function calibrate(attended: readonly Attended[], model: Model): Weights {
  const typed = attended.filter(({ asked }) => asked.chat);
  const { slope, shift } = straighten(typed.map((one) => hear(one, model)));
  const scaled = Object.entries(model.confidence).map(([name, weight]) => [name, weight * slope]);
  return { ...Object.fromEntries(scaled), one: (model.confidence.one ?? 0) * slope + shift };
}

// SQuAD's unanswerable questions were written to look answerable to a machine that compares words.
// People do not ask so: at full weight the fit learns to distrust sentences that share many words.
function weightOf({ why, chat }: Asked): number {
  return why === "unanswerable" && !chat ? 0.3 : 1;
}

/** What the engine makes of what was read for a question. */
function hear({ asked, sought, considered, retriever }: Attended, model: Model) {
  const readings = settle(considered, sought.query, model);
  const first = readings[0];
  return {
    vector: confidenceFeatures(sought, readings, retriever),
    confidence: confidenceOf(sought, readings, retriever, model),
    right: isAnswerable(asked) && first !== undefined && isGold(first.sentence, asked),
  };
}

/** The confidence of every question, and whether its corpus answers it. */
export function judge(
  attended: readonly Attended[],
  model: Model,
): (Judged & Pick<Asked, "why" | "chat">)[] {
  return attended.map((one) => ({
    confidence: hear(one, model).confidence,
    answerable: isAnswerable(one.asked),
    why: one.asked.why,
    chat: one.asked.chat,
  }));
}

/** The threshold at which `share` of the answerable questions are refused. */
export function chooseThreshold(judged: readonly Judged[], share: number): number {
  return Math.floor(thresholdAt(judged, share) * 1000) / 1000;
}

function learnable(features: object): Vector {
  return Object.fromEntries(Object.entries(features).filter(([name]) => !(name in GIVEN)));
}

const RANGE = { l2: 3, steps: 150 };

/**
 * Weights that choose the words that answer in a sentence that does, for each kind of question: the
 * sum of a weight that all kinds share and one of the kind's own (Daumé 2007), so that rare kinds
 * learn from the others. The gain of a phrase is its token F1.
 */
export function learnPhrases(trials: readonly Trial[], model: Model): Model["phrase"] {
  const choices = new Choices();
  const kinds = new Set<Kind>();
  for (const { sentences, questions } of trials) {
    const retriever = createRetriever(sentences);
    const reader = createReader(model);
    for (const question of questions.filter(isAnswerable)) {
      const sought = seek(analyseQuestion(question.typed), retriever);
      const { kind } = sought.query;
      if (kind === "decision" || kind === "topic") continue;
      kinds.add(kind);
      const gold = sentences.findIndex((sentence) => isGold(sentence, question));
      if (gold < 0) continue;
      const candidate = { sentence: sentences[gold] as Sentence, index: gold, score: 0 };
      const entry = rank(sought, [candidate], retriever, model)[0] as Ranked;
      const { page, phrases } = reader.open(entry);
      const options = phrases.map((phrase) => {
        const vector: Record<string, number> = {};
        describePhrase(phrase, page, sought, (name, value) => {
          vector[name] = value;
          vector[`${kind}|${name}`] = value;
        });
        return vector;
      });
      const gains = phrases.map(({ start, end }) =>
        sharpen(tokenF1(page.text.slice(start, end), question.answers)),
      );
      choices.add(options, gains);
    }
  }
  const weights = fitChoices(choices, RANGE);
  const columns = [...kinds].sort();
  const shared = Object.entries(weights).filter(([name]) => !name.includes("|"));
  return {
    kinds: columns,
    rows: Object.fromEntries(
      shared.map(([name, weight]) => [
        name,
        columns.map((kind) => weight + (weights[`${kind}|${name}`] ?? 0)),
      ]),
    ),
  };
}

// A phrase that shares one word of five with the answer is hardly worth choosing.
function sharpen(f1: number): number {
  return f1 ** 2;
}
