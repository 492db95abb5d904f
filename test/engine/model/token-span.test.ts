import { describe, expect, it } from "vitest";
import { bestTokens, depthsOf } from "../../../src/engine/model/token-span.ts";

describe("bestTokens", () => {
  it("is the pair with the highest sum, never backwards", () => {
    const starts = Float32Array.of(0, 1, 9, 2);
    const ends = Float32Array.of(9, 0, 1, 3);
    expect(bestTokens(starts, ends)).toMatchObject({ first: 2, last: 3 });
  });

  it("is at most fifteen tokens long", () => {
    const starts = new Float32Array(40);
    const ends = new Float32Array(40);
    starts[0] = 5;
    ends[39] = 5;
    const { first, last } = bestTokens(starts, ends);
    expect(last - first).toBeLessThan(15);
  });

  it("is certain of the only choice, and unsure among equals", () => {
    expect(bestTokens(Float32Array.of(1), Float32Array.of(1)).certainty).toBeCloseTo(1, 6);
    const { certainty } = bestTokens(new Float32Array(4), new Float32Array(4));
    expect(certainty).toBeCloseTo(1 / 16, 6);
  });

  it.each([
    ["out of a quotation", "came here , ” Putin said", 1, 5],
    ["into one", "Kim said “ we agree", 0, 3],
    ["from one straight quotation into the next", 'a " b " c " d "', 2, 6],
  ])("does not reach %s", (_, text, first, last) => {
    const tokens = text.split(" ");
    const starts = new Float32Array(tokens.length);
    const ends = new Float32Array(tokens.length);
    starts[first] = 5;
    ends[last] = 5;
    const best = bestTokens(starts, ends, depthsOf(tokens));
    expect([best.first, best.last]).not.toEqual([first, last]);
  });

  it("may hold a whole quotation", () => {
    const tokens = "called it “ a just fight ” again".split(" ");
    const starts = new Float32Array(tokens.length);
    const ends = new Float32Array(tokens.length);
    starts[1] = 5;
    ends[6] = 5;
    expect(bestTokens(starts, ends, depthsOf(tokens))).toMatchObject({ first: 1, last: 6 });
  });
});
