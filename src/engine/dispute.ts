/** Whether two readings of different articles contradict one another: a claim that must be sure to be made. */
import type { Article } from "./article.ts";
import { compareAnswers, formOf, type ShortAnswer } from "./compatible.ts";
import { isTimeWord } from "./figures.ts";
import type { Query } from "./query.ts";
import type { Retriever } from "./retriever.ts";
import type { Reading } from "./settle.ts";
import { splitWords, type Word } from "./words.ts";

/** The words that answer, as they are compared; null where none are marked. */
export function shortAnswerOf(reading: Reading): ShortAnswer | null {
  const { sentence, span } = reading.speaker ?? reading;
  return (
    span && { text: sentence.text.slice(span.start, span.end), published: sentence.article.date }
  );
}

/** Whether two readings give one answer. Without an answer in it a sentence agrees with none. */
export function giveSameAnswer(one: Reading, other: Reading): boolean {
  const [a, b] = [shortAnswerOf(one), shortAnswerOf(other)];
  return a !== null && b !== null && compareAnswers(a, b) === "same";
}

export const LIKELY = Math.log(5); // scores are log odds; further off, a sentence more often answers another question

/** How much of two sentences must be alike, besides the answers and figures, to be about one thing. */
interface Likeness {
  /** Words that both have, and their share of the words of the one with fewer. */
  readonly words: number;
  readonly share: number;
}

const ALIKE: Likeness = { words: 2, share: 0.5 };
const ALIKE_BY_NAME: Likeness = { words: 2, share: 0.6 }; // several people may have done a thing
// Sentences that tell the same with another figure ("12 were killed", "14 died"); less likely ones count then.
const TWINS: Likeness = { words: 4, share: 0.7 };
const NEWS = 31 * 86_400_000; // ms between two articles, at most: later, the world may have changed

/**
 * Whether `rival` contradicts `best`: another article, an answer that cannot be true as well, and both
 * about the same thing as far as words tell. Silence is better than a dispute that is none, so that a
 * sentence must hold all that the other one holds of the question, and much of the rest; neither may
 * name what the other's article does not know, nor give the other's answer too.
 */
export function contradicts(
  rival: Reading,
  best: Reading,
  query: Query,
  retriever: Retriever,
): boolean {
  const [a, b] = [shortAnswerOf(best), shortAnswerOf(rival)];
  if (a === null || b === null) return false;
  const apart = compareAnswers(a, b) === "different";
  if (!apart && !arePlaces(best, rival, query)) return false;
  // Two names, or two places, may both be right in another way than two figures.
  const names = !apart || formOf(a) === "name";
  const [here, there] = [best.sentence.article, rival.sentence.article];
  if (here === there || !areOfOneTime(here, there)) return false;
  const twins = areAlike(best, rival, TWINS);
  if (rival.score < (twins ? 0 : best.score - LIKELY)) return false;
  const [sought, held] = [askedOf(best), askedOf(rival)];
  const common = [...sought].filter((term) => held.has(term)).length;
  if (common === 0 || common < sought.size - (twins || common > 1 ? 1 : 0)) return false;
  if (query.focus !== null && sought.has(query.focus) !== held.has(query.focus)) return false;
  if (holdsAnswer(best, b) || holdsAnswer(rival, a)) return false;
  if (names && (mentions(here, b, retriever) || mentions(there, a, retriever))) return false;
  if (namesStrangers(best, there, retriever) && namesStrangers(rival, here, retriever))
    return false;
  return areAlike(best, rival, names ? ALIKE_BY_NAME : ALIKE);
}

const LEAD = 3; // words, by hand

/** Whether both name a place behind the very same words: "broke out in the kitchen", "broke out in the attic". */
function arePlaces(one: Reading, other: Reading, { kind }: Query): boolean {
  if (kind !== "place") return false;
  const leadOf = ({ words, span }: Reading): string =>
    words
      .filter(({ end }) => span && end <= span.start)
      .slice(-LEAD)
      .map(({ term }) => term)
      .join(" ");
  return leadOf(one).split(" ").length === LEAD && leadOf(one) === leadOf(other);
}

/** The query terms that the sentence holds. */
function askedOf({ matches }: Reading): Set<string | null> {
  return new Set(matches.filter((term) => term !== null));
}

function areOfOneTime(one: Article, other: Article): boolean {
  if (one.date === null || other.date === null) return true;
  return Math.abs(Date.parse(one.date) - Date.parse(other.date)) <= NEWS;
}

/** Whether the sentence gives this answer besides its own: then both stand in it, for different things. */
function holdsAnswer({ words }: Reading, { text }: ShortAnswer): boolean {
  const terms = new Set(words.map(({ term }) => term));
  return splitWords(text).every(({ term }) => terms.has(term));
}

/** Whether the article knows a name in the answer: it may be the place within the place. */
function mentions(article: Article, { text }: ShortAnswer, retriever: Retriever): boolean {
  return splitWords(text).some(({ term, stop }) => !stop && retriever.holds(article, term));
}

/** Whether the sentence names somebody or something, outside its answer, that `article` never does. */
function namesStrangers(reading: Reading, article: Article, retriever: Retriever): boolean {
  return outsideAnswer(reading).some(
    (word) =>
      /^\p{Lu}\p{Ll}/u.test(word.text) &&
      !isTimeWord(word.text) &&
      retriever.isName(word.term) &&
      !retriever.holds(article, word.term),
  );
}

function outsideAnswer({ words, span }: Reading): Word[] {
  return words.filter(
    ({ start, end, stop }) => !stop && !(span && start >= span.start && end <= span.end),
  );
}

function contextOf(reading: Reading): Set<string> {
  const words = outsideAnswer(reading).filter(({ term }) => !/^\p{N}/u.test(term));
  return new Set(words.map(({ term }) => term));
}

function areAlike(one: Reading, other: Reading, { words, share }: Likeness): boolean {
  const [a, b] = [contextOf(one), contextOf(other)];
  const shared = [...a].filter((term) => b.has(term)).length;
  return shared >= words && shared >= share * Math.min(a.size, b.size);
}
