/** Outcomes → the figures that the README and the commits quote, each with its interval. */
import { bootstrap, type Interval } from "./bootstrap.ts";
import { type Bet, calibrationError } from "./calibration.ts";
import { auroc, mean, quantile, refusedBelow, thresholdAt } from "./metrics.ts";
import type { Outcome } from "./outcomes.ts";

/** A figure; null where the questions have nothing to measure it by. */
export interface Scored {
  readonly value: number | null;
  readonly interval: Interval | null;
}

/** What the figures are called where people read them, in their order. */
export const FIGURES = {
  p1: "right sentence first (P@1)",
  p5: "right sentence in the first five (P@5)",
  mrr: "mean reciprocal rank, of five (MRR)",
  recall50: "right sentence in the first 50 candidates",
  exact: "marked words exactly right (EM)",
  f1: "marked words, token F1",
  auroc: "answerable told from not (AUROC)",
  refusedAt5: "unanswerable refused at 5 % wrong refusals",
  refusedAt10: "unanswerable refused at 10 % wrong refusals",
  wrongRefusals: "answerable wrongly refused",
  rightRefusals: "unanswerable refused",
  rightAnswers: "right and not refused",
  ece: "expected calibration error",
  median: "median answer, ms",
  p99: "99th percentile, ms",
} as const;

export type Figure = keyof typeof FIGURES;

const BARE = ["p1", "p5", "mrr"] as const;

/** The figures for a question set, and those that bare MiniSearch has too. */
export interface Scorecard {
  readonly answerable: number;
  readonly unanswerable: number;
  readonly figures: Readonly<Record<Figure, Scored>>;
  readonly bare: Readonly<Record<(typeof BARE)[number], Scored>>;
  readonly sorts: readonly SortScore[];
}

/** The figures for one sort of question. */
export interface SortScore {
  readonly sort: string;
  readonly answerable: number;
  readonly unanswerable: number;
  readonly p1: Scored;
  readonly f1: Scored;
  readonly rightAnswers: Scored;
  readonly rightRefusals: Scored;
  readonly bareP1: Scored;
}

/** The figures for `outcomes`, for all of them and for each sort of question, the most frequent first. */
export function score(outcomes: readonly Outcome[]): Scorecard {
  const own = measured(outcomes, measure);
  return {
    ...count(outcomes),
    figures: own,
    bare: measured(outcomes, measureBare),
    sorts: [...new Set(outcomes.map(({ sort }) => sort))]
      .map((sort) =>
        scoreSort(
          sort,
          outcomes.filter((outcome) => outcome.sort === sort),
        ),
      )
      .sort((a, b) => b.answerable - a.answerable || (a.sort < b.sort ? -1 : 1)),
  };
}

function scoreSort(sort: string, outcomes: readonly Outcome[]): SortScore {
  const { p1, f1, rightAnswers, rightRefusals } = measured(outcomes, measure);
  const bareP1 = measured(outcomes, measureBare).p1;
  return { sort, ...count(outcomes), p1, f1, rightAnswers, rightRefusals, bareP1 };
}

function count(outcomes: readonly Outcome[]) {
  const answerable = outcomes.filter(({ asked }) => asked.answerable).length;
  return { answerable, unanswerable: outcomes.length - answerable };
}

function measured<Name extends string>(
  outcomes: readonly Outcome[],
  measure: (outcomes: readonly Outcome[]) => Record<Name, number | null>,
): Record<Name, Scored> {
  const values = measure(outcomes);
  const intervals = bootstrap(outcomes, measure);
  const scored = Object.entries<number | null>(values).map(([name, value]) => [
    name,
    { value, interval: value === null ? null : intervals[name as Name] },
  ]);
  return Object.fromEntries(scored) as Record<Name, Scored>;
}

/** Every figure for `outcomes`, null where nothing in them counts towards it. */
export function measure(outcomes: readonly Outcome[]): Record<Figure, number | null> {
  const answerable = outcomes.filter(({ asked }) => asked.answerable);
  const unanswerable = outcomes.filter(({ asked }) => !asked.answerable);
  const judged = outcomes.map(({ asked, answer }) => ({
    confidence: answer.confidence,
    answerable: asked.answerable,
  }));
  const both = answerable.length > 0 && unanswerable.length > 0;
  const refusedAt = (share: number) =>
    both ? refusedBelow(judged, thresholdAt(judged, share)) : null;
  const times = outcomes.map(({ ms }) => ms);
  return {
    ...measurePlaces(answerable.map(({ place }) => place)),
    recall50: shareOf(answerable, ({ candidate }) => candidate >= 1 && candidate <= 50),
    exact: meanOf(answerable.flatMap(({ exact }) => exact ?? [])),
    f1: meanOf(answerable.flatMap(({ f1 }) => f1 ?? [])),
    auroc: both ? auroc(judged) : null,
    refusedAt5: refusedAt(0.05),
    refusedAt10: refusedAt(0.1),
    wrongRefusals: shareOf(answerable, ({ answer }) => !answer.answered),
    rightRefusals: shareOf(unanswerable, ({ answer }) => !answer.answered),
    rightAnswers: shareOf(answerable, (outcome) => isRight(outcome) && outcome.answer.answered),
    ece: calibrationError(outcomes.map(toBet)),
    median: quantile(times, 0.5),
    p99: quantile(times, 0.99),
  };
}

function measureBare(outcomes: readonly Outcome[]) {
  const answerable = outcomes.filter(({ asked }) => asked.answerable);
  return measurePlaces(answerable.map(({ bare }) => bare));
}

function measurePlaces(places: readonly number[]) {
  return {
    p1: shareOf(places, (place) => place === 1),
    p5: shareOf(places, (place) => place >= 1),
    mrr: meanOf(places.map((place) => (place >= 1 ? 1 / place : 0))),
  };
}

/** Whether the first sentence answers. */
export function isRight({ place }: Outcome): boolean {
  return place === 1;
}

/** An outcome as calibration sees it. */
export function toBet(outcome: Outcome): Bet {
  return { confidence: outcome.answer.confidence, right: isRight(outcome) };
}

function shareOf<T>(cases: readonly T[], holds: (one: T) => boolean): number | null {
  return meanOf(cases.map((one) => (holds(one) ? 1 : 0)));
}

function meanOf(values: readonly number[]): number | null {
  return values.length === 0 ? null : mean(values);
}
