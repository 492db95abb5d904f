/** How far a figure might be off, had other questions been asked. */
import { mulberry32 } from "./random.ts";

const RESAMPLES = 1_000;
const SEED = 1979;

/** The range that holds a figure with 95 %, `[low, high]`. */
export type Interval = readonly [low: number, high: number];

/**
 * The 95 % percentile intervals (Efron 1979) of the `figures` that `measure` gives for `cases`: the
 * same cases always get the same intervals. Null for a figure that is null in most resamples.
 */
export function bootstrap<T, Name extends string>(
  cases: readonly T[],
  measure: (cases: readonly T[]) => Readonly<Record<Name, number | null>>,
): Record<Name, Interval | null> {
  const random = mulberry32(SEED);
  const drawn: Record<string, number[]> = {};
  for (let i = 0; i < RESAMPLES; i++) {
    const resample = cases.map(() => cases[Math.floor(random() * cases.length)] as T);
    for (const [name, value] of Object.entries<number | null>(measure(resample))) {
      drawn[name] ??= [];
      if (value !== null) drawn[name].push(value);
    }
  }
  const intervals = Object.entries(drawn).map(([name, values]) => [name, intervalOf(values)]);
  return Object.fromEntries(intervals) as Record<Name, Interval | null>;
}

function intervalOf(values: readonly number[]): Interval | null {
  if (values.length < RESAMPLES / 2) return null;
  const sorted = [...values].sort((a, b) => a - b);
  const at = (share: number) => sorted[Math.round((sorted.length - 1) * share)] as number;
  return [at(0.025), at(0.975)];
}
