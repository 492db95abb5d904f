/** Two quantities → whether both can be true: figures that people round and convert are seldom just equal. */
import type { Quantity } from "./quantity.ts";

/**
 * How two quantities stand: `same` where they overlap and both are definite, `different` where no
 * value fits both, `compatible` where that cannot be told. Symmetric.
 */
export function compareQuantities(a: Quantity, b: Quantity): "same" | "compatible" | "different" {
  const bare = a.dimension === null || b.dimension === null;
  if (a.dimension !== b.dimension && (a.measured || b.measured || !bare)) {
    // The unit of a bare figure may stand elsewhere; people and passengers may be the same ones.
    const counts = !a.measured && !b.measured;
    const equal = a.low / a.unit === b.low / b.unit && a.high / a.unit === b.high / b.unit;
    return equal && (bare || counts) ? "same" : "compatible";
  }
  const [x, y] = a.unit === b.unit ? [rounded(a), rounded(b)] : [converted(a), converted(b)];
  if (x.low > y.high || y.low > x.high) return "different";
  return isDefinite(a) && isDefinite(b) ? "same" : "compatible";
}

const DEFINITE = 1.55; // high over low, so that "about 200" and "four to five" still say a number

function isDefinite({ low, high }: Quantity): boolean {
  return low === high || (low > 0 && high <= DEFINITE * low);
}

const ROUNDING = 0.05; // of a figure, at most, that rounding may have cost it
const CONVERSION = 0.2; // the same where the unit was changed on top

/** Figures from 100 on that end in zeros are rounded more often than not: "200" may be 198. */
function rounded(quantity: Quantity): Quantity {
  return widen(quantity, (value) =>
    value < 100 || lastDigit(value) === 1 ? 0 : Math.min(0.49 * lastDigit(value), ROUNDING * value),
  );
}

/** After a change of unit the last digit is rounded whatever it is: "three miles", "five kilometres". */
function converted(quantity: Quantity): Quantity {
  return widen(quantity, (value) => Math.min(0.49 * lastDigit(value), CONVERSION * value));
}

function widen(quantity: Quantity, slackOf: (value: number) => number): Quantity {
  const { low, high, unit } = quantity;
  const slack = (value: number) =>
    Number.isFinite(value) && value > 0 ? slackOf(value / unit) * unit : 0;
  return { ...quantity, low: low - slack(low), high: high + slack(high) };
}

/** The worth of the last digit of `value` > 0 that is not zero: 100 for 1200, 0.1 for 3.5. */
function lastDigit(value: number): number {
  const size = Math.floor(Math.log10(value));
  let digits = 1;
  while (digits < 9 && Math.abs(Number(value.toPrecision(digits)) - value) > 1e-9 * value) digits++;
  return 10 ** (size - digits + 1);
}
