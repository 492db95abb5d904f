/**
 * Query, ranked → answers: reads the best sentences for the words that answer, and says how sure
 * it is that anything does.
 */
import type { Span } from "./article.ts";
import {
  findAges,
  findAmounts,
  findCounts,
  findDistances,
  findDurations,
  findFrequencies,
  findManners,
  findNames,
  findNounPhrases,
  findPlaces,
  findQuotations,
  findReasons,
  findTimes,
  type Phrase,
} from "./phrases.ts";
import type { Kind, Query } from "./query.ts";
import type { Ranked } from "./ranker.ts";
import type { Retriever } from "./retriever.ts";
import { type TaggedWord, tagWords } from "./tagger.ts";

/** A ranked sentence with the words in it that answer. */
export interface Reading extends Ranked {
  /** Relative to the sentence; null where the whole sentence answers, or nothing in it does. */
  readonly span: Span | null;
  /** How well something of the wanted kind stands near the matched words, 0 to 1. */
  readonly evidence: number;
}

const READ = 24; // sentences; wink tags 20 in 0.7 ms
const EVIDENCE_WEIGHT = 0.4;

/** The first `READ` of `ranked`, read and put in their final order. */
export function read(query: Query, ranked: readonly Ranked[], retriever: Retriever): Reading[] {
  return ranked
    .slice(0, READ)
    .map((entry): Reading => {
      const best = bestPhrase(query, entry, retriever);
      const evidence = best?.evidence ?? 0;
      return {
        ...entry,
        span: best?.span ?? null,
        evidence,
        score: entry.score + EVIDENCE_WEIGHT * evidence,
      };
    })
    .sort((a, b) => b.score - a.score || a.index - b.index);
}

const FINDERS: Readonly<
  Record<Kind, ((text: string, words: readonly TaggedWord[]) => Phrase[]) | null>
> = {
  person: (text, words) => [...findNames(text, words), ...findNounPhrases(text, words)],
  place: findPlaces,
  time: findTimes,
  count: findCounts,
  amount: findAmounts,
  duration: findDurations,
  distance: findDistances,
  age: findAges,
  frequency: findFrequencies,
  reason: findReasons,
  manner: findManners,
  definition: findDefinitions,
  quotation: findQuotations,
  thing: findNounPhrases,
  decision: null,
  topic: null,
};

interface Marked extends TaggedWord {
  readonly match: string | null;
}

function bestPhrase(
  query: Query,
  entry: Ranked,
  retriever: Retriever,
): { span: Span; evidence: number } | null {
  const find = FINDERS[query.kind];
  if (find === null) return null;
  const text = entry.sentence.text;
  const words = tagWords(text).map(
    (word, i): Marked => ({ ...word, match: entry.matches[i] ?? null }),
  );
  let best: { span: Span; evidence: number } | null = null;
  for (const phrase of find(text, words)) {
    const evidence =
      phrase.typical * newness(phrase, words) * nearness(phrase, words, query, retriever);
    if (evidence <= (best?.evidence ?? 0.05)) continue;
    best = { span: { start: phrase.start, end: phrase.end }, evidence };
  }
  return best;
}

/** Share of the phrase's content words that the question did not already say. */
function newness(phrase: Span, words: readonly Marked[]): number {
  const inside = words.filter((word) => word.start < phrase.end && word.end > phrase.start);
  const content = inside.filter((word) => !word.stop);
  const counted = content.length > 0 ? content : inside;
  return counted.filter((word) => word.match === null).length / (counted.length || 1);
}

const HALF_WAY = 6; // words: a match this far off counts half

/** How near the matched words stand, each by its share of the query's information, on the side asked for. */
function nearness(
  phrase: Span,
  words: readonly Marked[],
  query: Query,
  retriever: Retriever,
): number {
  const first = words.findIndex((word) => word.end > phrase.start);
  const last = words.findLastIndex((word) => word.start < phrase.end);
  const side = sideAskedFor(query);
  const nearest = new Map<string, number>();
  for (const [at, word] of words.entries()) {
    if (word.match === null || (at >= first && at <= last)) continue;
    const distance = at < first ? first - at - 1 : at - last - 1;
    const wrongSide = word.pos === "VERB" && side !== null && (side === "before") !== at > last;
    const value = 2 ** (-distance / HALF_WAY) * (wrongSide ? 0.4 : 1);
    nearest.set(word.match, Math.max(value, nearest.get(word.match) ?? 0));
  }
  let sum = 0;
  let total = 1e-9;
  for (const term of query.terms) {
    sum += (nearest.get(term) ?? 0) * retriever.idf(term);
    total += retriever.idf(term);
  }
  return 0.2 + 0.8 * (sum / total);
}

/** "Who called Kim": the answer stands before the verb; "who(m) did Kim call": behind it. */
function sideAskedFor(query: Query): "before" | "after" | null {
  if (query.kind !== "person" && query.kind !== "thing") return null;
  const plain = query.words.map((word) => word.text.toLowerCase()).join(" ");
  if (
    /\b(?:who|whom|what|which)\b.* (?:did|does|do|will|would|can|could|should|has|have|had) /.test(
      `${plain} `,
    )
  )
    return "after";
  return /^(?:who|what|which)\b/.test(plain) && !/\b(?:is|was|are|were)\b/.test(plain)
    ? "before"
    : null;
}

/** What a name or term is said to be: "X refers to …", "X, the … of …,", "spokesperson X", "Y (X)". */
function findDefinitions(text: string, words: readonly TaggedWord[]): Phrase[] {
  const marked = words as readonly Marked[];
  const first = marked.findIndex((word) => word.match !== null);
  const last = marked.findLastIndex((word) => word.match !== null);
  if (first < 0) return [];
  const start = (marked[first] as Marked).start;
  const end = (marked[last] as Marked).end;
  const phrases: Phrase[] = [];
  const behind = text.slice(end);
  const says =
    /^[)"”’']*,?\s+(?:is|was|are|were|refers to|stands for|means|known as|also called|short for)\s+(?:the name of\s+)?/.exec(
      behind,
    );
  if (says)
    phrases.push({
      start: end + says[0].length,
      end: clauseEnd(text, end + says[0].length),
      typical: 1,
    });
  const apposition =
    /^['’]?s?,\s+(?=(?:the|a|an|his|her|its|their|who)\s|\p{Ll})([^,.;]{3,80})(?=[,.;])/u.exec(
      behind,
    );
  if (apposition) {
    const at = end + apposition[0].length - (apposition[1] as string).length;
    phrases.push({ start: at, end: end + apposition[0].length, typical: 0.9 });
  }
  const long = /([^,.;()“”"]{3,80}?)\s*\(["“]?$/.exec(text.slice(0, start));
  if (long && /^["”]?\)/.test(behind)) {
    phrases.push({
      start: start - long[0].length,
      end: start - long[0].length + (long[1] as string).length,
      typical: 1,
    });
  }
  const title = words.filter((word) => word.end <= start).at(-1);
  if (title && /^\s$/.test(text.slice(title.end, start))) {
    const phrase = findNounPhrases(
      text.slice(0, start),
      words.filter((word) => word.end <= start),
    ).at(-1);
    if (phrase && phrase.end === title.end) phrases.push({ ...phrase, typical: 0.8 });
  }
  return phrases;
}

function clauseEnd(text: string, from: number): number {
  const end = /[,;.!?](?=\s|$|[”"’])/.exec(text.slice(from));
  return end ? from + end.index : text.trimEnd().length;
}
