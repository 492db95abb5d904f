/** Readings → views: the different answers that the articles give, and how many of them give each. */
import type { Article } from "./article.ts";
import { areNearCopies, countGroups, toComparable } from "./copies.ts";
import { contradicts, giveSameAnswer, LIKELY, shortAnswerOf } from "./dispute.ts";
import type { Query } from "./query.ts";
import type { Retriever } from "./retriever.ts";
import type { Reading } from "./settle.ts";

/** One of the answers that the articles give to a question. */
export interface View {
  /** In the words of the best sentence that gives it. */
  readonly short: string;
  /** Files that give it, sorted. */
  readonly files: readonly string[];
  /** How many of them do so on their own: copies of one article or sentence count once. */
  readonly independent: number;
}

/** A test of whether two articles are one text. */
export type AreCopies = (one: Article, other: Article) => boolean;

const VIEWS = 3; // more than one can take in on a phone

/** The readings that give each view, likeliest first. */
export function findViews(
  readings: readonly Reading[],
  query: Query,
  retriever: Retriever,
): readonly (readonly Reading[])[] {
  const [best] = readings;
  if (best === undefined || shortAnswerOf(best) === null) return [];
  const views = [readings.filter((reading) => givesAnswerOf(reading, best))];
  for (const reading of readings) {
    if (views.length === VIEWS) break;
    // An article that gives one of the answers already does not contradict it with another sentence.
    const others = views.flat();
    if (others.some(({ sentence }) => sentence.article === reading.sentence.article)) continue;
    const leads = views.map(([lead]) => lead as Reading);
    if (!leads.every((lead) => contradicts(reading, lead, query, retriever))) continue;
    views.push(
      readings.filter((other) => !others.includes(other) && givesAnswerOf(other, reading)),
    );
  }
  return views;
}

function givesAnswerOf(reading: Reading, lead: Reading): boolean {
  if (!giveSameAnswer(reading, lead)) return false;
  if (reading.score >= lead.score - LIKELY) return true;
  // What stands around a copy may make it look less likely; it says the same.
  return areNearCopies(toComparable(reading.words), toComparable(lead.words));
}

/** The view that `members`, best first, give. */
export function toView(members: readonly Reading[], areCopies: AreCopies): View {
  const byFile = new Map(
    members.toReversed().map((reading) => [reading.sentence.article.file, reading]),
  );
  const voices = [...byFile.values()].map(({ sentence, words }) => ({
    article: sentence.article,
    wording: toComparable(words),
  }));
  const independent = countGroups(
    voices,
    (one, other) =>
      areNearCopies(one.wording, other.wording) || areCopies(one.article, other.article),
  );
  return {
    short: shortAnswerOf(members[0] as Reading)?.text ?? "",
    files: [...byFile.keys()].sort(),
    independent,
  };
}
