/** Phrases of a sentence → the one that fits a question best by its features, whatever the network says. */
import type { Span } from "./article.ts";
import type { Kind } from "./kinds.ts";
import { logistic, type Weights } from "./model/model.ts";
import { describePhrase, type Page } from "./phrase-features.ts";
import type { Phrase } from "./phrases.ts";
import type { Sought } from "./sought.ts";

/** What the phrases of a sentence say of it, for a question. */
export interface PhraseEvidence {
  /** The phrase that fits best by its features, relative to the sentence; null where none can. */
  readonly phrase: Span | null;
  /** How well that phrase fits what is asked, 0 to 1; 0 where there is none. */
  readonly evidence: number;
  /** How near the question's words stand to something new of the wanted sort, 0 to 1. */
  readonly wanted: number;
  /** Whether something new of the wanted sort stands in the sentence at all. */
  readonly present: boolean;
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
export function weighPhrases(
  sought: Sought,
  { page, phrases }: { page: Page; phrases: readonly Phrase[] },
  weights: Weights,
): PhraseEvidence {
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
    evidence: best ? logistic(bestScore / SOFTNESS) : 0,
    wanted,
    present,
  };
}

const SOFTNESS = 4; // phrase scores lie between about −10 and 10; this keeps the squashing from clipping
