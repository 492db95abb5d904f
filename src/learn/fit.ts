/** Examples → weights: the two losses that everything here is fitted with, both with an L2 penalty. */
import { minimise } from "./minimise.ts";

/** Named values; what is not named is 0. */
export type Vector = Readonly<Record<string, number>>;

/** An example and whether it is a positive one. */
export interface Case {
  readonly vector: Vector;
  readonly positive: boolean;
  /** How many cases it counts as. */
  readonly weight: number;
}

export interface FitOptions {
  /** Strength of the penalty, in examples: small next to their number. */
  readonly l2: number;
  readonly steps: number;
}

/** Choices to fit weights to, kept in the little space that numbers need. */
export class Choices {
  readonly names = new Names();
  readonly rows: { readonly options: readonly Row[]; readonly gains: readonly number[] }[] = [];

  /**
   * Adds the rivals for one question, and what choosing each would gain, 0 to 1; a question that
   * nothing can gain from is left out.
   */
  add(options: readonly Vector[], gains: readonly number[]): void {
    if (!gains.some((gain) => gain > 0)) return;
    this.rows.push({ options: options.map((option) => this.names.encode(option)), gains });
  }
}

/**
 * Weights under which the expected gain of a choice is highest: the mean of
 * −log Σ gain·softmax(weights·option), which for gains of 0 and 1 is the listwise loss of
 * Cao et al. 2007 (ListNet).
 */
export function fitChoices(
  { names, rows }: Choices,
  { l2, steps }: FitOptions,
): Record<string, number> {
  const weights = minimise(
    (point, gradient) => {
      gradient.fill(0);
      let loss = 0;
      for (const { options, gains } of rows) {
        const scores = options.map((option) => weigh(point, option));
        const top = Math.max(...scores);
        const masses = scores.map((score) => Math.exp(score - top));
        const all = sum(masses);
        const gained = masses.map((mass, i) => mass * (gains[i] as number));
        const good = sum(gained);
        loss += Math.log(all) - Math.log(good);
        for (const [i, option] of options.entries()) {
          accumulate(gradient, option, (masses[i] as number) / all - (gained[i] as number) / good);
        }
      }
      return penalise(point, gradient, loss, l2, rows.length);
    },
    names.size,
    steps,
  );
  return names.decode(weights);
}

/** Weights of a logistic regression; an intercept is a value of 1 in every case. */
export function fitCases(
  cases: readonly Case[],
  { l2, steps }: FitOptions,
): Record<string, number> {
  const names = new Names();
  const rows = cases.map((example) => ({ ...example, row: names.encode(example.vector) }));
  const weights = minimise(
    (point, gradient) => {
      gradient.fill(0);
      let loss = 0;
      for (const { row, positive, weight } of rows) {
        const margin = weigh(point, row) * (positive ? 1 : -1);
        loss +=
          weight *
          (margin > 0 ? Math.log1p(Math.exp(-margin)) : Math.log1p(Math.exp(margin)) - margin);
        accumulate(gradient, row, (weight * (positive ? -1 : 1)) / (1 + Math.exp(margin)));
      }
      return penalise(point, gradient, loss, l2, rows.length);
    },
    names.size,
    steps,
  );
  return names.decode(weights);
}

interface Row {
  readonly places: Int32Array;
  readonly values: Float32Array;
}

/** Feature names ↔ places in the weight vector, in the order they are first met. */
class Names {
  readonly #places = new Map<string, number>();

  get size(): number {
    return this.#places.size;
  }

  encode(vector: Vector): Row {
    const entries = Object.entries(vector).filter(([, value]) => value !== 0);
    const places = entries.map(([name]) => {
      const place = this.#places.get(name) ?? this.#places.size;
      this.#places.set(name, place);
      return place;
    });
    return {
      places: Int32Array.from(places),
      values: Float32Array.from(entries, ([, value]) => value),
    };
  }

  decode(weights: Float64Array): Record<string, number> {
    return Object.fromEntries([...this.#places].map(([name, i]) => [name, weights[i] as number]));
  }
}

function weigh(point: Float64Array, { places, values }: Row): number {
  let score = 0;
  for (let i = 0; i < places.length; i++)
    score += (point[places[i] as number] as number) * (values[i] as number);
  return score;
}

function accumulate(gradient: Float64Array, { places, values }: Row, factor: number): void {
  for (let i = 0; i < places.length; i++) {
    const place = places[i] as number;
    gradient[place] = (gradient[place] as number) + factor * (values[i] as number);
  }
}

/** The mean loss with `l2 / 2 · |point|²` added; the gradient is made to fit. */
function penalise(
  point: Float64Array,
  gradient: Float64Array,
  loss: number,
  l2: number,
  examples: number,
): number {
  let norm = 0;
  for (let i = 0; i < point.length; i++) {
    const x = point[i] as number;
    norm += x * x;
    gradient[i] = ((gradient[i] as number) + l2 * x) / examples;
  }
  return (loss + (l2 * norm) / 2) / examples;
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}
