import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { bootstrap } from "../../src/learn/bootstrap.ts";
import { mean } from "../../src/learn/metrics.ts";

const measure = (cases: readonly number[]) => ({ mean: mean(cases) });

describe("bootstrap", () => {
  it("agrees with the normal interval of a share", () => {
    const cases = Array.from({ length: 400 }, (_, i) => (i % 4 === 0 ? 1 : 0));
    const [low, high] = bootstrap(cases, measure).mean as [number, number];
    const half = 1.96 * Math.sqrt((0.25 * 0.75) / 400);
    expect(low).toBeCloseTo(0.25 - half, 2);
    expect(high).toBeCloseTo(0.25 + half, 2);
  });

  it("gives the same interval every time", () => {
    const cases = [3, 1, 4, 1, 5, 9, 2, 6];
    expect(bootstrap(cases, measure)).toEqual(bootstrap(cases, measure));
  });

  it("never leaves the range of its cases, nor turns around", () => {
    fc.assert(
      fc.property(
        fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { minLength: 1 }),
        (cases) => {
          const [low, high] = bootstrap(cases, measure).mean as [number, number];
          expect(low).toBeLessThanOrEqual(high);
          expect(low).toBeGreaterThanOrEqual(Math.min(...cases) - 1e-9);
          expect(high).toBeLessThanOrEqual(Math.max(...cases) + 1e-9);
        },
      ),
      { numRuns: 20 },
    );
  });

  it("has none for a figure that most resamples cannot measure", () => {
    expect(bootstrap([1, 2], () => ({ auroc: null })).auroc).toBeNull();
  });
});
