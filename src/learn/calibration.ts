/** Whether confidence means what it says, and what refusing by it buys. */
import { type Case, fitCases } from "./fit.ts";
import { mean } from "./metrics.ts";

/** How sure an answer was, 0 to 1, and whether its first sentence was right. */
export interface Bet {
  readonly confidence: number;
  readonly right: boolean;
}

const BINS = 10;

/**
 * Expected calibration error (Guo et al. 2017), 0 to 1: how far the mean confidence and the share of
 * right answers lie apart, on average over ten bins of equal width. Null for no bets.
 */
export function calibrationError(bets: readonly Bet[]): number | null {
  if (bets.length === 0) return null;
  const bins: Bet[][] = Array.from({ length: BINS }, () => []);
  for (const bet of bets) bins[Math.min(BINS - 1, Math.floor(bet.confidence * BINS))]?.push(bet);
  return bins.reduce((sum, bin) => {
    const confidence = mean(bin.map((bet) => bet.confidence));
    const accuracy = mean(bin.map(({ right }) => (right ? 1 : 0)));
    return sum + (bin.length / bets.length) * Math.abs(confidence - accuracy);
  }, 0);
}

/**
 * The line through the log odds of confidence (`slope`, `shift`) that makes it the share of right answers
 * (Platt 1999, "Probabilistic outputs for support vector machines"). Bets of 0 or 1, where nothing was
 * weighed, don't count.
 */
export function straighten(bets: readonly Bet[]): { slope: number; shift: number } {
  const cases = bets
    .filter(({ confidence }) => confidence > 0 && confidence < 1)
    .map(({ confidence, right }): Case => {
      const slope = Math.log(confidence / (1 - confidence));
      return { vector: { slope, shift: 1 }, positive: right, weight: 1 };
    });
  const { slope = 1, shift = 0 } = fitCases(cases, { l2: 1, steps: 100 });
  return { slope, shift };
}

/** What answering only from some confidence on would mean. */
export interface Risk {
  /** Share of the questions that are answered, 0 to 1. */
  readonly coverage: number;
  /** Share of these answers that are wrong, 0 to 1. */
  readonly risk: number;
  /** The lowest confidence among them. */
  readonly confidence: number;
}

/**
 * The risk–coverage curve (Geifman & El-Yaniv 2017), from the surest answer on to all; answers of
 * the same confidence come together, for no threshold tells them apart.
 */
export function riskCoverage(bets: readonly Bet[]): Risk[] {
  const sorted = [...bets].sort((a, b) => b.confidence - a.confidence);
  const curve: Risk[] = [];
  let wrong = 0;
  for (const [i, { confidence, right }] of sorted.entries()) {
    if (!right) wrong++;
    if (sorted[i + 1]?.confidence === confidence) continue;
    curve.push({ coverage: (i + 1) / sorted.length, risk: wrong / (i + 1), confidence });
  }
  return curve;
}
