/**
 * Question → the same question in other words, and questions that ask for something else. People who
 * have not read an article ask in words of their own; and most of what they ask is not answered there,
 * though much of it stands there (after Jia & Liang 2017, Rajpurkar et al. 2018).
 */
import { splitTokens, type Token } from "../engine/tokens.ts";
import { hash } from "./random.ts";
import type { PartOfSpeech, WordNet } from "./wordnet.ts";

/** What a sort of word may be replaced with: names and figures of the texts at hand. */
export interface Replacements {
  readonly names: readonly string[];
  readonly figures: readonly string[];
}

/** `question` with up to two of its words replaced by synonyms; null where it has none. */
export function reword(question: string, id: string, wordnet: WordNet): string | null {
  const tokens = splitTokens(question);
  const options = tokens.flatMap((token) => {
    const pos = posOf(token);
    if (pos === null) return [];
    const synonyms = wordnet.synonyms(baseOf(token, pos, wordnet), pos);
    return synonyms.length > 0 ? [{ token, synonyms }] : [];
  });
  if (options.length === 0) return null;
  const draw = (what: string, n: number): number => hash(`${what}:${id}`) % n;
  const first = draw("reword", options.length);
  const chosen = options.filter((_, i) => i === first || i === first + 2);
  return chosen.reduceRight((text, { token, synonyms }, i) => {
    const word = synonyms[draw(`synonym ${i}`, synonyms.length)] as string;
    return text.slice(0, token.start) + word + text.slice(token.end);
  }, question);
}

/**
 * `question` with one name, figure, or word that has an opposite replaced by another, so that what answered
 * it no longer does; null where it has none. `text` is what the answer stands in: nothing of it is put in.
 */
export function askElse(
  question: string,
  id: string,
  text: string,
  { names, figures }: Replacements,
  wordnet: WordNet,
): string | null {
  const near = `${question} ${text}`.toLowerCase();
  const draw = <T>(what: string, among: readonly T[]): T | undefined =>
    among[hash(`${what}:${id}`) % Math.max(1, among.length)];
  const other = (what: string, among: readonly string[]): string | undefined =>
    [1, 2, 3, 4]
      .map((attempt) => draw(`${what} ${attempt}`, among))
      .find((word) => word !== undefined && !near.includes(word.toLowerCase()));
  const places = [
    ...matches(question, NAME).map((place) => ({ place, word: other("name", names) })),
    ...matches(question, FIGURE).map((place) => ({ place, word: other("figure", figures) })),
    ...splitTokens(question).flatMap((token) => {
      const pos = posOf(token);
      if (pos === null) return [];
      const opposite = draw("opposite", wordnet.antonyms(baseOf(token, pos, wordnet), pos));
      return opposite === undefined ? [] : [{ place: token, word: opposite }];
    }),
  ].filter(({ word }) => word !== undefined);
  const chosen = draw("place", places);
  if (chosen?.word === undefined) return null;
  return question.slice(0, chosen.place.start) + chosen.word + question.slice(chosen.place.end);
}

/** Names and figures of `texts`, in their order, each once. */
export function replacementsIn(texts: readonly string[]): Replacements {
  const all = (pattern: RegExp) => [
    ...new Set(
      texts.flatMap((text) =>
        matches(text, pattern).map(({ start, end }) => text.slice(start, end)),
      ),
    ),
  ];
  return { names: all(NAME), figures: all(FIGURE) };
}

// Words with a capital inside a sentence, also several in a row; figures of two digits or more.
const NAME = /(?<=[\p{Ll}\p{N},;:] )\p{Lu}[\p{L}-]{2,}(?: \p{Lu}[\p{L}-]{2,})*/gu;
const FIGURE = /(?<![\p{L}\p{N}.,])\d{2,4}(?![\p{L}\p{N}]|[.,]\d)/gu;

function matches(text: string, pattern: RegExp): { start: number; end: number }[] {
  return [...text.matchAll(pattern)].map((found) => ({
    start: found.index,
    end: found.index + found[0].length,
  }));
}

function posOf({ pos, stop, mark, text }: Token): PartOfSpeech | null {
  if (stop || mark || /\p{Lu}/u.test(text)) return null;
  return pos === "NOUN" || pos === "VERB" || pos === "ADJ" ? pos : null;
}

/** The form of the word that WordNet lists. */
function baseOf({ text }: Token, pos: PartOfSpeech, wordnet: WordNet): string {
  const word = text.toLowerCase();
  const forms = [word, word.replace(/s$/, ""), word.replace(/es$/, ""), word.replace(/ies$/, "y")];
  if (pos === "VERB") {
    forms.push(
      word.replace(/(?:ed|ing)$/, ""),
      word.replace(/(?:ed|ing)$/, "e"),
      word.replace(/(.)\1(?:ed|ing)$/, "$1"),
    );
  }
  return forms.find((form) => wordnet.synonyms(form, pos).length > 0) ?? word;
}
