/**
 * Sentences → index; query → candidates. Fast and generous: it hides MiniSearch and leaves it to the
 * ranker to be right.
 */
import MiniSearch from "minisearch";
import SearchableMap from "minisearch/SearchableMap";
import type { Article } from "./article.ts";
import { remember } from "./remember.ts";
import type { Sentence } from "./sentences.ts";
import { type Expansion, nearestTerms } from "./spelling.ts";
import { splitWords, type Word } from "./words.ts";

/** A sentence that shares terms with the query or stands beside one that does; in a small corpus, any. */
export interface Candidate {
  readonly sentence: Sentence;
  /** Place of the sentence in the corpus, counted from 0; its neighbours are at ± 1. */
  readonly index: number;
  /** BM25+ (Lv & Zhai 2011): non-negative, unbounded, comparable within one query only. */
  readonly score: number;
}

/** What the later steps may ask of the index. */
export interface Retriever {
  readonly sentences: readonly Sentence[];
  /**
   * At most `k` candidates for the query's `terms` among the sentences to `keep`: those that share a term,
   * best first, earlier in the corpus first among equals, then their neighbours in the same order, which
   * have a fifth of the places. A corpus of at most `k` sentences is given whole, even where it has none
   * of the terms, the rest of it last.
   * `wider` are terms of the corpus that count as well, each by its weight.
   */
  retrieve(
    terms: readonly string[],
    k: number,
    keep?: (sentence: Sentence) => boolean,
    wider?: readonly Expansion[],
  ): Candidate[];
  /**
   * The corpus's terms for `term`: itself when it is known, else the nearest in spelling unless it is a word
   * of the language, else none.
   */
  expand(term: string): readonly Expansion[];
  /** Inverse document frequency of a term over sentences, `ln(1 + N / (df + ½))`, > 0. */
  idf(term: string): number;
  /** Whether most of the term's occurrences, but for those that open a sentence, have a capital. */
  isName(term: string): boolean;
  /** Whether the term stands anywhere in `article`. */
  holds(article: Article, term: string): boolean;
  /** Every term but function words, and one of the words that it stands for. */
  readonly vocabulary: ReadonlyMap<string, string>;
  /** The words of a sentence; none where there is no such sentence. */
  wordsAt(index: number): readonly Word[];
  /** The words of an article's title. */
  titleWords(article: Article): readonly Word[];
  /** Place of a sentence in its article, counted from 0. */
  placeAt(index: number): number;
}

const MAX_REMEMBERED = 5_000; // sentences kept split into words: some 10 MB

/**
 * Indexes `sentences`, whose order gives candidates their `index`. A term that `isWord` (of the language) is
 * no typing error, whatever it looks like: "write" is not "white".
 */
export function createRetriever(
  sentences: readonly Sentence[],
  isWord: (term: string) => boolean = () => false,
): Retriever {
  const index = new MiniSearch<{ id: number; text: string }>({
    fields: ["text"],
    // Terms are made once, below; MiniSearch sees them separated by spaces and takes them as they are.
    tokenize: (text) => text.split(" "),
    processTerm: (term) => term || null,
  });
  const frequencies = new SearchableMap<number>();
  const vocabulary = new Map<string, string>();
  const cases = new Map<string, { capital: number; all: number }>();
  const articleTerms = new Map<Article, Set<string>>();
  const titles = new Map<Article, readonly Word[]>();
  const firstOf = new Map<Article, number>();
  for (const [id, sentence] of sentences.entries()) {
    const words = splitWords(sentence.text);
    index.add({ id, text: words.map((word) => word.term).join(" ") });
    if (!firstOf.has(sentence.article)) {
      firstOf.set(sentence.article, id);
      articleTerms.set(sentence.article, new Set());
      titles.set(sentence.article, splitWords(sentence.article.title));
    }
    for (const term of new Set(words.map((word) => word.term))) {
      frequencies.set(term, (frequencies.get(term) ?? 0) + 1);
      articleTerms.get(sentence.article)?.add(term);
    }
    for (const { term, text, stop } of words) {
      if (!stop && !vocabulary.has(term)) vocabulary.set(term, text);
    }
    for (const word of words.slice(1)) {
      const seen = cases.get(word.term) ?? { capital: 0, all: 0 };
      cases.set(word.term, seen);
      seen.all++;
      if (/^\p{Lu}/u.test(word.text)) seen.capital++;
    }
  }

  const replace = remember(MAX_EXPANDED, (term: string) =>
    isWord(term) ? [] : nearestTerms(term, frequencies),
  );
  const expand = (term: string): readonly Expansion[] =>
    frequencies.has(term) ? [{ term, weight: 1 }] : replace(term);

  function retrieve(
    terms: readonly string[],
    k: number,
    keep: (sentence: Sentence) => boolean = () => true,
    wider: readonly Expansion[] = [],
  ): Candidate[] {
    const weights = new Map<string, number>();
    for (const { term, weight } of [...terms.flatMap(expand), ...wider]) {
      weights.set(term, Math.max(weight, weights.get(term) ?? 0));
    }
    if (weights.size === 0 && sentences.length > k) return [];
    const found = index
      .search(affordable([...weights.keys()], frequencies).join(" "), {
        boostTerm: (term) => weights.get(term) ?? 1,
        filter: ({ id }) => keep(sentences[id] as Sentence),
      })
      .sort((a, b) => b.score - a.score || a.id - b.id);
    const scores = new Map(found.map(({ id, score }) => [id as number, score]));
    const chosen = new Set(found.slice(0, Math.ceil(k * OWN_SHARE)).map(({ id }) => id as number));
    for (const id of [...chosen]) {
      for (const beside of [id - 1, id + 1]) {
        const sentence = sentences[beside];
        if (chosen.size >= k) break;
        if (sentence?.article === sentences[id]?.article && sentence && keep(sentence))
          chosen.add(beside);
      }
    }
    if (sentences.length <= k) {
      for (const [id, sentence] of sentences.entries()) if (keep(sentence)) chosen.add(id);
    }
    return [...chosen].map((id) => ({
      sentence: sentences[id] as Sentence,
      index: id,
      score: scores.get(id) ?? 0,
    }));
  }

  function idf(term: string): number {
    return Math.log(1 + sentences.length / ((frequencies.get(term) ?? 0) + 0.5));
  }

  function isName(term: string): boolean {
    const seen = cases.get(term);
    return seen !== undefined && seen.capital / seen.all > NAME_SHARE;
  }

  return {
    sentences,
    retrieve,
    expand,
    idf,
    isName,
    holds: (article, term) => articleTerms.get(article)?.has(term) ?? false,
    vocabulary,
    wordsAt: remember(MAX_REMEMBERED, (at: number) => splitWords(sentences[at]?.text ?? "")),
    titleWords: (article) => titles.get(article) ?? [],
    placeAt: (at) => at - (firstOf.get((sentences[at] as Sentence).article) ?? at),
  };
}

const MAX_EXPANDED = 1_000; // unknown terms whose neighbours are kept; a question has up to 16
const MAX_POSTINGS = 50_000; // sentences to look at for one query, unless one term alone has more

/**
 * The rarest of `terms` that together stand in no more than `MAX_POSTINGS` sentences, at least one.
 * In a large corpus words that stand everywhere tell nothing apart and take nearly all the time.
 */
function affordable(terms: readonly string[], frequencies: SearchableMap<number>): string[] {
  const frequencyOf = (term: string): number => frequencies.get(term) ?? 0;
  const rarest = [...terms].sort((a, b) => frequencyOf(a) - frequencyOf(b));
  let postings = 0;
  return rarest.filter((term, i) => {
    postings += frequencyOf(term);
    return i === 0 || postings <= MAX_POSTINGS;
  });
}

const OWN_SHARE = 0.8; // of the candidates, for sentences that share a term; by hand
const NAME_SHARE = 0.5; // of the occurrences of a term: more often a name than not
