/** How sure it is that the corpus answers: a number to refuse by, so that silence is a decision. */
import { logistic, type Model, weigh } from "./model/model.ts";
import type { Retriever } from "./retriever.ts";
import type { Reading } from "./settle.ts";
import type { Sought } from "./sought.ts";
import { wordingOf } from "./words.ts";

/** Confidence that the first of `readings` answers, 0 to 1 (logistic regression). */
export function confidenceOf(
  sought: Sought,
  readings: readonly Reading[],
  retriever: Retriever,
  model: Model,
): number {
  const features = confidenceFeatures(sought, readings, retriever);
  if (features === null) return 0;
  return logistic(weigh(model.confidence, features));
}

/**
 * What speaks for and against the first reading; null where nothing can: no reading, a question without a
 * word of its own ("hello", "who are you"), or one that names what the corpus never names ("the Eiffel Tower").
 */
export function confidenceFeatures(
  { query, terms, forms }: Sought,
  readings: readonly Reading[],
  retriever: Retriever,
): Record<string, number> | null {
  const best = readings[0];
  if (best === undefined || query.empty) return null;
  const isForeign = terms.some((term) => !term.known && term.sort === "name" && term.rarity > RARE);
  if (isForeign) return null;
  const { features } = best;
  const wording = wordingOf(best.words);
  const second = readings.find((reading) => wordingOf(reading.words) !== wording);
  const shareOf = (keep: (term: (typeof terms)[number]) => boolean): number =>
    terms.reduce((sum, term) => sum + (keep(term) ? term.share : 0), 0);
  const near = features.coverage + features.before + features.after + features.title;
  const top = Math.max(...readings.map(({ score }) => score));
  const mass = readings.reduce((sum, { score }) => sum + Math.exp(score - top), 0);
  const held = new Set(best.matches.filter((match) => match !== null));
  return {
    one: 1,
    score: best.score,
    margin: Math.min(3, best.score - (second?.score ?? best.score - 3)),
    alone: 1 / mass,
    coverage: features.coverage,
    near: Math.min(1, near),
    allTerms: features.terms === 1 ? 1 : 0,
    termsHeld: Math.min(1, held.size / 5),
    wordPairs: features.wordPairs,
    order: features.order,
    density: features.density,
    article: features.article,
    unknown: shareOf((term) => !term.known),
    corrected: shareOf(({ term, known }) => known && !forms.has(term)),
    unknownTerms: terms.filter((term) => !term.known).length / terms.length,
    allUnknown: terms.every(({ known }) => !known) ? 1 : 0,
    // What the corpus lacks under one name it may tell by another ("deadline"), unless it is rare ("penicillin").
    unknownRarity: Math.max(0, ...terms.map(({ known, rarity }) => (known ? 0 : rarity ** 4))),
    namesUnknown: shareOf((term) => !term.known && term.sort === "name"),
    namesLacking: features.namesLacking,
    nameHeld: features.names,
    verbLacking: shareOf((term) => term.sort === "verb") - features.verbs,
    figureLacking: shareOf((term) => term.sort === "figure") - features.figures,
    focusLacking: features.focusLacking,
    similar: features.similar,
    rarest: features.rarest,
    evidence: best.evidence,
    network: best.understood?.score ?? 0,
    certainty: best.understood?.certainty ?? 0,
    silence: silenceOf(readings),
    [`evidence:${query.kind}`]: best.evidence,
    [`wanted:${query.kind}`]: best.wanted,
    [`present:${query.kind}`]: best.present ? 1 : 0,
    [`kind:${query.kind}`]: 1,
    questionTerms: Math.min(1, terms.length / 8),
    oneTerm: terms.length === 1 ? 1 : 0,
    idf: terms.reduce((sum, { term }) => sum + (held.has(term) ? retriever.idf(term) : 0), 0) / 20,
    headline: features.headline,
  };
}

const RARE = 0.85; // beyond the 13,000 commonest words of 70,000; by hand

/** The network's own probability that none of `readings` answers. */
function silenceOf(readings: readonly Reading[]): number {
  const mass = readings.reduce((sum, { understood }) => sum + Math.exp(understood?.score ?? 0), 0);
  return 1 / (1 + mass);
}
