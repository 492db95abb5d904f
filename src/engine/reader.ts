/** Query, ranked → readings: reads the best sentences for the words that answer. */
import type { Span } from "./article.ts";
import { columnOf, type Model, type Weights, weigh } from "./model/model.ts";
import { describePhrase, type Page } from "./phrase-features.ts";
import { findPhrases, type Phrase } from "./phrases.ts";
import type { Kind, Query } from "./query.ts";
import type { Ranked } from "./ranker.ts";
import type { Sought } from "./sought.ts";
import { type TaggedWord, tagWords } from "./tagger.ts";

/** A ranked sentence with the words in it that answer. */
export interface Reading extends Ranked {
  /** Relative to the sentence; null where the whole sentence answers, or nothing in it does. */
  readonly span: Span | null;
  /** How well the span fits what is asked, 0 to 1; 0 where there is none. */
  readonly evidence: number;
  /** How near the question's words stand to something new of the wanted sort, 0 to 1. */
  readonly wanted: number;
  /** Whether something new of the wanted sort stands in the sentence at all. */
  readonly present: boolean;
}

const READ = 32; // sentences

/** Reads sentences: the closer look that only the best candidates get. */
export interface Reader {
  /** The first `READ` of `ranked`, read and put in their final order. */
  read(sought: Sought, ranked: readonly Ranked[]): Reading[];
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

  function read(sought: Sought, ranked: readonly Ranked[]): Reading[] {
    const weights = columnOf(model.phrase, sought.query.kind);
    return ranked
      .slice(0, READ)
      .map((entry): Reading => {
        const reading = { ...entry, ...weighPhrases(sought, open(entry), weights) };
        return { ...reading, score: weigh(model.reading, readingFeatures(reading, sought.query)) };
      })
      .sort((a, b) => b.score - a.score || a.index - b.index);
  }

  return { read, open };
}

function analyse(text: string) {
  const words = tagWords(text);
  return { words, phrases: findPhrases(text, words) };
}

/** What the final order goes by: the features of the ranker, and for each kind what was read. */
export function readingFeatures(
  reading: Pick<Reading, "features" | "evidence" | "wanted" | "present">,
  query: Query,
): Record<string, number> {
  return {
    ...reading.features,
    [`evidence:${query.kind}`]: reading.evidence,
    [`wanted:${query.kind}`]: reading.wanted,
    [`present:${query.kind}`]: reading.present ? 1 : 0,
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
): Pick<Reading, "span" | "evidence" | "wanted" | "present"> {
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
    span: best && { start: best.start, end: best.end },
    evidence: best ? Math.round(1e6 / (1 + Math.exp(-bestScore / SOFTNESS))) / 1e6 : 0,
    wanted,
    present,
  };
}

const SOFTNESS = 4; // phrase scores lie between about −10 and 10; this keeps the squashing from clipping
