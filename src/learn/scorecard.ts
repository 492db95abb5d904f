/** Questions and what an engine answered → the figures that the README and the commits quote. */
import type { Answer } from "../engine/engine.ts";
import type { Sentence } from "../engine/sentences.ts";
import {
  auroc,
  exactMatch,
  type Judged,
  mean,
  refusedBelow,
  thresholdAt,
  tokenF1,
} from "./metrics.ts";

/** A question and how to tell whether what came back is right. */
export interface Examined {
  readonly question: string;
  readonly answerable: boolean;
  readonly answers: readonly string[];
  isRight(sentence: Sentence): boolean;
}

/** The places at which a search found a right sentence, counted from 1; 0 where it did not. */
export function rankings(places: readonly number[]) {
  return {
    p1: round(mean(places.map((place) => (place === 1 ? 1 : 0)))),
    p5: round(mean(places.map((place) => (place >= 1 && place <= 5 ? 1 : 0)))),
    mrr: round(mean(places.map((place) => (place >= 1 ? 1 / place : 0)))),
  };
}

/** The figures for one engine: finding, marking, and knowing when not to answer. */
export function score(examined: readonly { asked: Examined; answer: Answer }[]) {
  const answerable = examined.filter(({ asked }) => asked.answerable);
  const places = answerable.map(({ asked, answer }) => placeOf(asked, answer));
  const shorts = answerable.map(({ asked, answer }) => ({ asked, short: shortOf(answer) }));
  const judged: Judged[] = examined.map(({ asked, answer }) => ({
    confidence: answer.confidence,
    answerable: asked.answerable,
  }));
  const refused = (some: typeof examined): number =>
    round(mean(some.map(({ answer }) => (answer.answered ? 0 : 1))));
  return {
    answerable: answerable.length,
    unanswerable: examined.length - answerable.length,
    ...rankings(places),
    spanEM: round(mean(shorts.map(({ asked, short }) => exactMatch(short, asked.answers)))),
    spanF1: round(mean(shorts.map(({ asked, short }) => tokenF1(short, asked.answers)))),
    spanF1WhenRight: round(
      mean(
        shorts
          .filter((_, i) => places[i] === 1)
          .map(({ asked, short }) => tokenF1(short, asked.answers)),
      ),
    ),
    auroc: round(auroc(judged)),
    refusedAt5: round(refusedBelow(judged, thresholdAt(judged, 0.05))),
    refusedAt10: round(refusedBelow(judged, thresholdAt(judged, 0.1))),
    wrongRefusals: refused(answerable),
    rightRefusals: refused(examined.filter(({ asked }) => !asked.answerable)),
  };
}

function placeOf(asked: Examined, { passages }: Answer): number {
  return passages.findIndex(({ citations }) => citations.some((one) => asked.isRight(one))) + 1;
}

/** The first passage's marked words, whether or not it was sure enough to answer. */
function shortOf({ passages }: Answer): string {
  const first = passages[0];
  return first?.answer ? first.sentence.text.slice(first.answer.start, first.answer.end) : "";
}

function round(value: number): number {
  return Math.round(value * 1000) / 1000;
}
