/** Readings → agreement: what to quote, and what the articles say to the question. */
import { asksForSeveral } from "./enumeration.ts";
import { mergeCopies, type Passage, toPassage } from "./passages.ts";
import type { Query } from "./query.ts";
import type { Retriever } from "./retriever.ts";
import type { Reading } from "./settle.ts";
import { type AreCopies, findViews, toView, type View } from "./views.ts";

/** Readings for one question, summed up. */
export interface Agreement {
  /** Best first, at most five. */
  readonly passages: readonly Passage[];
  /**
   * The answer of the best reading first; more only where articles contradict it, the likeliest
   * first. None where no words answer. Which of several is right nobody here knows.
   */
  readonly views: readonly View[];
  /** Whether more than one thing was asked for, which several sentences may hold between them. */
  readonly several: boolean;
}

/** Sums up `readings`, best first. */
export function sumUp(
  readings: readonly Reading[],
  query: Query,
  retriever: Retriever,
  areCopies: AreCopies,
): Agreement {
  const views = findViews(readings, query, retriever);
  const groups = mergeCopies(readings);
  const leads = new Set(
    views.map(([lead]) => groups.find((group) => group.includes(lead as Reading))),
  );
  const others = groups.filter((group) => !leads.has(group)).slice(0, PASSAGES - leads.size);
  const viewOf = (reading: Reading): number | null => {
    const view = views.findIndex((members) => members.includes(reading));
    return view < 0 ? null : view;
  };
  return {
    passages: groups
      .filter((group) => leads.has(group) || others.includes(group))
      .map((group) => toPassage(group, viewOf, retriever.sentences)),
    views: views.map((members) => toView(members, areCopies)),
    several: asksForSeveral(query),
  };
}

const PASSAGES = 5; // by hand
