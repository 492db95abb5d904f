import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { riskCoverage } from "../../src/learn/calibration.ts";
import { renderCurves } from "../../src/learn/curve.ts";

const bets = fc.array(
  fc.record({ confidence: fc.double({ min: 0, max: 1, noNaN: true }), right: fc.boolean() }),
  { minLength: 1, maxLength: 2_000 },
);

describe("renderCurves", () => {
  const points = riskCoverage([
    { confidence: 0.9, right: true },
    { confidence: 0.7, right: false },
    { confidence: 0.2, right: true },
    { confidence: 0.1, right: false },
  ]);

  it("draws a line for each curve and a dot where the threshold cuts it", () => {
    const svg = renderCurves(
      [
        { label: "one", points },
        { label: "two", points: [] },
      ],
      0.5,
    );
    expect(svg.match(/<polyline/g)).toHaveLength(2);
    expect(svg.match(/<circle/g)).toHaveLength(1);
    expect(svg).toContain("one (at the threshold 50 % answered, 50 % of them wrong)");
  });

  it("writes names of sets as text", () => {
    expect(renderCurves([{ label: "a<b>&c", points: [] }], 0.5)).toContain("a&lt;b&gt;&amp;c");
  });

  it("stays inside its frame and small, however many answers there are", () => {
    fc.assert(
      fc.property(bets, (some) => {
        const svg = renderCurves([{ label: "some", points: riskCoverage(some) }], 0.5);
        const line = /polyline points="([^"]+)"/.exec(svg)?.[1]?.split(" ") ?? [];
        expect(line.length).toBeLessThanOrEqual(202);
        for (const point of line) {
          const [x, y] = point.split(",").map(Number) as [number, number];
          expect(x >= 64 && x <= 656 && y >= 72 && y <= 364).toBe(true);
        }
      }),
      { numRuns: 30 },
    );
  });
});
