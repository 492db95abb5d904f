/** L-BFGS: the minimum of a smooth function, without randomness. */

/** Writes the gradient at `point` into `gradient` and returns the value there. */
export type Objective = (point: Float64Array, gradient: Float64Array) => number;

const MEMORY = 8; // pairs of steps remembered
const SUFFICIENT = 1e-4; // Armijo's constant

/**
 * The point where `objective` is lowest, from the origin of `size` dimensions: limited-memory BFGS
 * with a backtracking line search (Nocedal & Wright 2006, algorithms 7.4, 7.5 and 3.1).
 */
export function minimise(objective: Objective, size: number, steps: number): Float64Array {
  let point = new Float64Array(size);
  let gradient = new Float64Array(size);
  let value = objective(point, gradient);
  const history: { s: Float64Array; y: Float64Array; rho: number }[] = [];
  for (let step = 0; step < steps; step++) {
    const direction = descend(gradient, history);
    const slope = dot(direction, gradient);
    if (slope > -1e-12) break;
    let rate = history.length === 0 ? 1 / Math.sqrt(dot(gradient, gradient)) : 1;
    let next: Float64Array<ArrayBuffer>;
    const nextGradient = new Float64Array(size);
    let nextValue: number;
    for (;;) {
      next = point.map((x, i) => x + rate * (direction[i] as number));
      nextValue = objective(next, nextGradient);
      if (nextValue <= value + SUFFICIENT * rate * slope || rate < 1e-10) break;
      rate /= 2;
    }
    const s = next.map((x, i) => x - (point[i] as number));
    const y = nextGradient.map((x, i) => x - (gradient[i] as number));
    const curvature = dot(s, y);
    if (curvature > 1e-10) {
      history.push({ s, y, rho: 1 / curvature });
      if (history.length > MEMORY) history.shift();
    }
    const gained = value - nextValue;
    [point, gradient, value] = [next, nextGradient, nextValue];
    if (gained < 1e-7 * Math.abs(value)) break;
  }
  return point;
}

/** The two-loop recursion: minus the inverse Hessian, as far as it is known, times the gradient. */
function descend(
  gradient: Float64Array,
  history: readonly { s: Float64Array; y: Float64Array; rho: number }[],
): Float64Array {
  const direction = gradient.map((x) => -x);
  const alphas: number[] = [];
  for (const { s, y, rho } of history.toReversed()) {
    const alpha = rho * dot(s, direction);
    alphas.unshift(alpha);
    add(direction, y, -alpha);
  }
  const last = history.at(-1);
  if (last) {
    const scale = 1 / (last.rho * dot(last.y, last.y));
    for (let i = 0; i < direction.length; i++) direction[i] = (direction[i] as number) * scale;
  }
  for (const [i, { s, y, rho }] of history.entries()) {
    add(direction, s, (alphas[i] as number) - rho * dot(y, direction));
  }
  return direction;
}

function dot(a: Float64Array, b: Float64Array): number {
  let sum = 0;
  for (let i = 0; i < a.length; i++) sum += (a[i] as number) * (b[i] as number);
  return sum;
}

function add(to: Float64Array, vector: Float64Array, factor: number): void {
  for (let i = 0; i < to.length; i++) to[i] = (to[i] as number) + factor * (vector[i] as number);
}
