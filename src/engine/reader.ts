/** Query, ranked → readings: reads the best sentences for the words that answer. */
import type { Span } from "./article.ts";
import type { Understanding } from "./comprehension.ts";
import { findDefinition } from "./definitions.ts";
import { widenToEnumeration } from "./enumeration.ts";
import type { Kind } from "./kinds.ts";
import { columnOf, type Model, type Weights, weigh } from "./model/model.ts";
import { describePhrase, type Page } from "./phrase-features.ts";
import { findPhrases, type Phrase } from "./phrases.ts";
import type { Query } from "./query.ts";
import { narrowToCount, widenToRange } from "./range.ts";
import type { Ranked } from "./ranker.ts";
import type { Named } from "./said.ts";
import type { Sought } from "./sought.ts";
import { type TaggedWord, tagWords } from "./tagger.ts";

/** A ranked sentence as it was read, before anything is decided. */
export interface Considered extends Ranked {
  /** The phrase that fits best by its features, relative to the sentence; null where none can. */
  readonly phrase: Span | null;
  /** How well that phrase fits what is asked, 0 to 1; 0 where there is none. */
  readonly evidence: number;
  /** How near the question's words stand to something new of the wanted sort, 0 to 1. */
  readonly wanted: number;
  /** Whether something new of the wanted sort stands in the sentence at all. */
  readonly present: boolean;
  /** The words that say who or what the name asked about is, where it says so; else null. */
  readonly defined: Span | null;
  /** What the network makes of it; null for a question without a word. */
  readonly understood: Understanding | null;
}

/** A sentence in its final order with the words in it that answer. */
export interface Reading extends Considered {
  /** Relative to the sentence; null where the whole sentence answers, or nothing in it does. */
  readonly span: Span | null;
  /** Who says what was asked about, where another sentence names them; then `span` is null. */
  readonly speaker: Named | null;
}

/** How many sentences are read for phrases, those that the network likes best. */
export const READ = 24;

/** Reads sentences: the closer look that only the best candidates get. */
export interface Reader {
  /**
   * The `READ` of `ranked` that answer best by what the network makes of them (`understood`, by index),
   * read for phrases; where it made nothing of them, the first.
   */
  consider(
    sought: Sought,
    ranked: readonly Ranked[],
    understood: ReadonlyMap<number, Understanding> | null,
  ): Considered[];
  /** The phrases of a ranked sentence, and the sentence as they see it. */
  open(entry: Ranked): { page: Page; phrases: readonly Phrase[] };
}

const MAX_REMEMBERED = 1_000; // sentences kept tagged: some 20 MB

/** A reader for the sentences of one index. */
export function createReader(model: Model): Reader {
  const remembered = new Map<
    number,
    { words: readonly TaggedWord[]; phrases: readonly Phrase[] }
  >();

  function open({ index, sentence, matches }: Ranked) {
    const known = remembered.get(index) ?? analyse(sentence.text);
    if (remembered.size >= MAX_REMEMBERED) remembered.clear();
    remembered.set(index, known);
    return { page: { text: sentence.text, words: known.words, matches }, phrases: known.phrases };
  }

  function consider(
    sought: Sought,
    ranked: readonly Ranked[],
    understood: ReadonlyMap<number, Understanding> | null,
  ): Considered[] {
    const weights = columnOf(model.phrase, sought.query.kind);
    const scoreOf = ({ index }: Ranked): number =>
      understood?.get(index)?.score ?? Number.NEGATIVE_INFINITY;
    const best = understood
      ? ranked
          .filter(({ index }) => understood.has(index))
          .sort((a, b) => scoreOf(b) - scoreOf(a) || a.index - b.index)
      : ranked;
    return best.slice(0, READ).map((entry) => {
      const opened = open(entry);
      return {
        ...entry,
        ...weighPhrases(sought, opened, weights),
        defined: define(sought.query, opened.page),
        understood: understood?.get(entry.index) ?? null,
      };
    });
  }

  return { consider, open };
}

/** The sentences of `considered` in their final order, with the words that answer. */
export function settle(considered: readonly Considered[], query: Query, model: Model): Reading[] {
  return considered
    .map((entry) => ({
      ...entry,
      span: chooseSpan(entry, query),
      speaker: null,
      score: weigh(model.reading, readingFeatures(entry, query)),
    }))
    .sort((a, b) => b.score - a.score || a.index - b.index);
}

function define({ kind, terms }: Query, { text, words }: Page): Span | null {
  return kind === "definition" ? findDefinition(text, words, terms) : null;
}

/**
 * What defines a name, where that is asked; else the network's words: a choice learned between them and the
 * best phrase was no better.
 */
function chooseSpan(
  { sentence, phrase, defined, understood }: Considered,
  query: Query,
): Span | null {
  const { kind } = query;
  if (defined !== null) return defined;
  if (understood === null) return kind === "decision" ? null : phrase;
  if (kind === "decision" && understood.certainty < DECIDING) return null;
  const { start, end } = understood.span;
  const lead = LEAD.exec(sentence.text.slice(start, end))?.[0] ?? "";
  const keep = KEEPS_LEAD.has(kind);
  const bare = { start: keep ? start : start + lead.length, end };
  const counted = kind === "count" ? narrowToCount(sentence.text, bare) : bare;
  return widenToEnumeration(sentence.text, widenToRange(sentence.text, counted), query);
}

// How sure the network must be of the words that decide a yes or no. Of the right sentences of held-out
// articles half are above it, and their words fit what people marked with a token F1 of .6, as in other kinds.
const DECIDING = 0.2;
const KEEPS_LEAD: ReadonlySet<Kind> = new Set(["manner", "reason", "quotation", "decision"]);

// "in Port Ellis" answers where as well as "Port Ellis", which is what a person would underline.
const LEAD = /^(?:in|at|on|by|of|to|near|includ(?:es?|ed|ing))\s+(?=\S)/i;

function analyse(text: string) {
  const words = tagWords(text);
  return { words, phrases: findPhrases(text, words) };
}

// Kinds whose answers have an unmistakable form, so that one can tell when a sentence has none.
const MEASURES: ReadonlySet<Kind> = new Set([
  "age",
  "amount",
  "count",
  "distance",
  "duration",
  "frequency",
]);
// The others whose answers can be told by their form, if less surely.
const WITH_FORM: ReadonlySet<Kind> = new Set(["person", "place", "time"]);

/** What the final order goes by: the network, what is known of the sentence without it, and its phrases. */
export function readingFeatures(
  { features, understood, evidence, wanted, present, defined }: Considered,
  { kind }: Query,
): Record<string, number> {
  return {
    ...features,
    network: understood?.score ?? 0,
    certainty: understood?.certainty ?? 0,
    evidence,
    wanted,
    measureLacking: MEASURES.has(kind) && !present ? 1 : 0,
    formLacking: WITH_FORM.has(kind) && !present ? 1 : 0,
    defines: defined === null ? 0 : 1,
  };
}

// What answers each kind, as phrases name it; any noun phrase may be a thing or a definition.
const WANTED: Readonly<Partial<Record<Kind, RegExp>>> = {
  person: /^name$/,
  place: /^behind (?:in|at|near|from|to|into|between)$/,
  time: /^time$/,
  count: /^(?:count|figure)$/,
  amount: /^(?:amount|figure)$/,
  duration: /^duration$/,
  distance: /^distance$/,
  age: /^age$/,
  frequency: /^frequency$/,
  reason: /^(?:reason|purpose)$/,
  manner: /^manner$/,
  quotation: /^quotation$/,
};

/** The phrase that answers best, and whether anything of the wanted sort is near what was asked about. */
function weighPhrases(
  sought: Sought,
  { page, phrases }: { page: Page; phrases: readonly Phrase[] },
  weights: Weights,
): Omit<Considered, keyof Ranked | "understood" | "defined"> {
  const { kind } = sought.query;
  const sort = WANTED[kind];
  let [best, bestScore, wanted, present]: [Phrase | null, number, number, boolean] = [
    null,
    Number.NEGATIVE_INFINITY,
    0,
    false,
  ];
  if (kind !== "decision" && kind !== "topic") {
    for (const phrase of phrases) {
      let score = 0;
      let near = 0;
      let fresh = 0;
      describePhrase(phrase, page, sought, (name, value) => {
        score += (weights[name] ?? 0) * value;
        if (name === "near") near = value;
        if (name === "new") fresh = value;
      });
      score = Math.round(score * 1e6) / 1e6;
      if (score > bestScore) [best, bestScore] = [phrase, score];
      if (fresh > 0 && sort && phrase.traits.some((trait) => sort.test(trait))) {
        present = true;
        wanted = Math.max(wanted, Math.round(near * fresh * 1e6) / 1e6);
      }
    }
  }
  return {
    phrase: best && { start: best.start, end: best.end },
    evidence: best ? Math.round(1e6 / (1 + Math.exp(-bestScore / SOFTNESS))) / 1e6 : 0,
    wanted,
    present,
  };
}

const SOFTNESS = 4; // phrase scores lie between about −10 and 10; this keeps the squashing from clipping
