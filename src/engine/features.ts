/** Candidate → features: what can be said of a sentence, for a query, without reading it closely. */
import { densityOf, pairsWithin } from "./proximity.ts";
import type { Candidate, Retriever } from "./retriever.ts";
import type { Sought, SoughtTerm } from "./sought.ts";
import type { Word } from "./words.ts";

/**
 * What is known of a candidate, each 0 to 1. "Share" is the share of the query's information, its
 * sum of idf, that some of its terms make up.
 */
export interface Features {
  /** Share of the terms that the sentence holds, and the same for each sort of term. */
  readonly coverage: number;
  readonly names: number;
  readonly verbs: number;
  readonly figures: number;
  /** Number of terms held over number of terms: the common ones count as much as the rare. */
  readonly terms: number;
  /** Whether the term that tells most is held. */
  readonly rarest: number;
  /** Share held in the very form that was typed; verbs are asked for in one form and told in another. */
  readonly surface: number;
  /** Share held by no more than a common beginning of five letters ("ruler" for "rules"). */
  readonly similar: number;
  /** Share of the noun that says what is wanted ("which CITY"), where it is lacking. */
  readonly focusLacking: number;
  /** Share that the sentence lacks and the one before, the one after, the title, the article holds. */
  readonly before: number;
  readonly after: number;
  readonly title: number;
  readonly article: number;
  /** Share of names that stand neither in the sentence nor beside it nor in the title. */
  readonly namesLacking: number;
  /** Share of the query's neighbouring terms that are neighbours here, in the same order. */
  readonly bigrams: number;
  /** The same for all its words, function words too. */
  readonly wordPairs: number;
  /** Share of neighbouring terms in the same order and at most four words apart. */
  readonly order: number;
  /** How closely the matched words stand together. */
  readonly density: number;
  /** BM25+ score in proportion to the best candidate's. */
  readonly bm25: number;
  /** Length against forty words, and whether it has at least six. */
  readonly length: number;
  readonly full: number;
  /** Nearness to the beginning of the article: 1 for the first sentence, ½ for the second. */
  readonly opening: number;
  readonly headline: number;
  readonly caption: number;
  readonly question: number;
  /** The share that the sentence before holds, where it opens with a word that points back ("he", "this"). */
  readonly pointsBack: number;
}

/** A candidate's features, its words, and for each word the query term it matches, or null. */
export interface Described {
  readonly features: Features;
  readonly words: readonly Word[];
  readonly matches: readonly (string | null)[];
}

/** Describes `candidate`; `bestScore` is the highest BM25+ score among the candidates. */
export function describe(
  candidate: Candidate,
  bestScore: number,
  sought: Sought,
  retriever: Retriever,
): Described {
  const { sentence, index } = candidate;
  const words = retriever.wordsAt(index);
  const matches = words.map((word) => sought.forms.get(word.term)?.term ?? null);
  const held = holdings(words, sought);
  const before = holdings(neighbour(index, -1, retriever), sought);
  const after = holdings(neighbour(index, 1, retriever), sought);
  const title = holdings(retriever.titleWords(sentence.article), sought);
  const typed = new Set(words.map((word) => word.text.toLowerCase()));
  const share = (weigh: (term: SoughtTerm) => number): number =>
    sought.terms.reduce((sum, term) => sum + term.share * weigh(term), 0);
  const has = ({ term }: SoughtTerm): number => held.get(term) ?? 0;
  const lacks = (term: SoughtTerm): number => 1 - has(term);
  const sort = (name: SoughtTerm["sort"]) => share((term) => (term.sort === name ? has(term) : 0));
  const around = ({ term }: SoughtTerm): number =>
    Math.max(before.get(term) ?? 0, after.get(term) ?? 0, title.get(term) ?? 0);
  const rarest = sought.terms.reduce<SoughtTerm | null>(
    (top, term) => (term.share > (top?.share ?? 0) ? term : top),
    null,
  );
  const heldBefore = share((term) => lacks(term) * (before.get(term.term) ?? 0));
  const content = sought.query.terms;
  const features: Features = {
    coverage: share(has),
    names: sort("name"),
    verbs: sort("verb"),
    figures: sort("figure"),
    terms: sought.terms.filter((term) => has(term) > 0).length / (sought.terms.length || 1),
    rarest: rarest ? has(rarest) : 0,
    surface: share(({ term, sort }) =>
      sort !== "verb" &&
      sought.query.words.some((word) => word.term === term && typed.has(word.text.toLowerCase()))
        ? 1
        : 0,
    ),
    similar: share((term) => (has(term) === 0 && hasSimilar(term.term, words) ? 1 : 0)),
    focusLacking: share((term) => (term.term === sought.query.focus ? lacks(term) : 0)),
    before: heldBefore,
    after: share((term) => lacks(term) * (after.get(term.term) ?? 0)),
    title: share((term) => lacks(term) * (title.get(term.term) ?? 0)),
    article: share((term) => lacks(term) * heldBy(sentence.article, term.term, sought, retriever)),
    namesLacking: share((term) =>
      term.sort === "name" && has(term) === 0 && around(term) === 0 ? 1 : 0,
    ),
    bigrams: pairsWithin(content, matches, 1),
    wordPairs: pairsWithin(
      sought.query.words.map((word) => word.term),
      words.map((word) => word.term),
      1,
    ),
    order: pairsWithin(content, matches, 4),
    density: densityOf(matches),
    bm25: candidate.score / bestScore,
    length: Math.min(1, words.length / 40),
    full: words.length >= 6 ? 1 : 0,
    opening: 1 / (1 + retriever.placeAt(index)),
    headline: sentence.role === "headline" ? 1 : 0,
    caption: sentence.role === "caption" ? 1 : 0,
    question: sentence.text.endsWith("?") ? 1 : 0,
    pointsBack: POINTS_BACK.test(sentence.text) ? heldBefore : 0,
  };
  return { features, words, matches };
}

const POINTS_BACK = /^(?:he|she|it|they|this|that|these|those|his|her|its|their|such)\b/i;

/** Query terms among `words`, each with the weight of its best form. */
function holdings(words: readonly Word[], { forms }: Sought): Map<string, number> {
  const weights = new Map<string, number>();
  for (const word of words) {
    const form = forms.get(word.term);
    if (form) weights.set(form.term, Math.max(form.weight, weights.get(form.term) ?? 0));
  }
  return weights;
}

function neighbour(index: number, step: number, retriever: Retriever): readonly Word[] {
  const { sentences } = retriever;
  const same = sentences[index + step]?.article === sentences[index]?.article;
  return same ? retriever.wordsAt(index + step) : [];
}

function heldBy(
  article: Candidate["sentence"]["article"],
  term: string,
  { forms }: Sought,
  retriever: Retriever,
): number {
  let best = retriever.holds(article, term) ? 1 : 0;
  if (best === 1) return best;
  for (const [form, { term: meant, weight }] of forms) {
    if (meant === term && retriever.holds(article, form)) best = Math.max(best, weight);
  }
  return best;
}

const BEGINNING = 5; // letters, by hand

function hasSimilar(term: string, words: readonly Word[]): boolean {
  if (term.length < BEGINNING) return false;
  const beginning = term.slice(0, BEGINNING);
  return words.some((word) => word.term.startsWith(beginning));
}
