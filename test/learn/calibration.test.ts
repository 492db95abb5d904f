import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { calibrationError, riskCoverage, straighten } from "../../src/learn/calibration.ts";

const bets = fc.array(
  fc.record({
    confidence: fc.integer({ min: 0, max: 20 }).map((n) => n / 20),
    right: fc.boolean(),
  }),
  { minLength: 1 },
);

/** `count` bets at one confidence, the first `right` of them right. */
const some = (confidence: number, count: number, right: number) =>
  Array.from({ length: count }, (_, i) => ({ confidence, right: i < right }));

describe("calibrationError", () => {
  it("is nothing where confidence is the share of right answers", () => {
    expect(calibrationError([...some(0.25, 8, 2), ...some(0.75, 4, 3)])).toBeCloseTo(0);
  });

  it("weighs what each bin is off by its bets", () => {
    expect(calibrationError([...some(0.95, 10, 4), ...some(0.55, 30, 15)])).toBeCloseTo(
      0.25 * 0.55 + 0.75 * 0.05,
    );
  });

  it("lies between 0 and 1, and is null of nothing", () => {
    fc.assert(
      fc.property(bets, (some) => {
        expect(calibrationError(some)).toBeGreaterThanOrEqual(0);
        expect(calibrationError(some)).toBeLessThanOrEqual(1);
      }),
    );
    expect(calibrationError([])).toBeNull();
  });
});

describe("riskCoverage", () => {
  it("goes from the surest answers to all of them", () => {
    const curve = riskCoverage([...some(0.9, 2, 2), ...some(0.5, 1, 0), ...some(0.1, 1, 1)]);
    expect(curve).toEqual([
      { coverage: 0.5, risk: 0, confidence: 0.9 },
      { coverage: 0.75, risk: 1 / 3, confidence: 0.5 },
      { coverage: 1, risk: 0.25, confidence: 0.1 },
    ]);
  });

  it("has at each threshold the share and the errors of what a filter would keep", () => {
    fc.assert(
      fc.property(bets, (some) => {
        for (const { coverage, risk, confidence } of riskCoverage(some)) {
          const kept = some.filter((bet) => bet.confidence >= confidence);
          expect(coverage).toBeCloseTo(kept.length / some.length);
          expect(risk).toBeCloseTo(kept.filter(({ right }) => !right).length / kept.length);
        }
      }),
    );
  });
});

describe("straighten", () => {
  const apply = (confidence: number, { slope, shift }: ReturnType<typeof straighten>): number =>
    1 / (1 + Math.exp(-(slope * Math.log(confidence / (1 - confidence)) + shift)));

  it("makes confidence the share of right answers", () => {
    const line = straighten([...some(0.9, 4000, 2000), ...some(0.5, 4000, 400)]);
    expect(apply(0.9, line)).toBeCloseTo(0.5, 2);
    expect(apply(0.5, line)).toBeCloseTo(0.1, 2);
  });

  it("leaves alone what means that already", () => {
    const line = straighten([...some(0.25, 4000, 1000), ...some(0.75, 4000, 3000)]);
    expect(line.slope).toBeCloseTo(1, 2);
    expect(line.shift).toBeCloseTo(0, 2);
  });

  it("passes over what was never weighed", () => {
    const bets = [...some(0.25, 400, 100), ...some(0.75, 400, 300)];
    expect(straighten([...bets, ...some(0, 50, 0), ...some(1, 50, 0)])).toEqual(straighten(bets));
  });
});
