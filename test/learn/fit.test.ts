import { describe, expect, it } from "vitest";
import { Choices, fitCases, fitChoices } from "../../src/learn/fit.ts";
import { minimise } from "../../src/learn/minimise.ts";

describe("minimise", () => {
  it("finds the bottom of a bowl", () => {
    const point = minimise(
      ([x = 0, y = 0], gradient) => {
        gradient[0] = 2 * (x - 3);
        gradient[1] = 20 * (y + 1);
        return (x - 3) ** 2 + 10 * (y + 1) ** 2;
      },
      2,
      50,
    );
    expect(point[0]).toBeCloseTo(3, 3);
    expect(point[1]).toBeCloseTo(-1, 3);
  });
});

describe("fitChoices", () => {
  it("learns which feature tells the right option from the others", () => {
    const choices = new Choices();
    for (let i = 0; i < 20; i++) {
      choices.add([{ good: 1, noise: i % 2 }, { noise: 1 }, { bad: 1 }], [1, 0, 0]);
    }
    const weights = fitChoices(choices, { l2: 1, steps: 50 });
    expect(weights.good).toBeGreaterThan(0.5);
    expect(weights.bad).toBeLessThan(0);
  });

  it("prefers the option that gains more", () => {
    const choices = new Choices();
    for (let i = 0; i < 20; i++) choices.add([{ half: 1 }, { whole: 1 }, {}], [0.5, 1, 0]);
    const { half = 0, whole = 0 } = fitChoices(choices, { l2: 1, steps: 50 });
    expect(whole).toBeGreaterThan(half);
  });
});

describe("fitCases", () => {
  it("learns the sign of what speaks for and against", () => {
    const cases = Array.from({ length: 40 }, (_, i) => ({
      vector: { one: 1, yes: i % 2, no: 1 - (i % 2) },
      positive: i % 2 === 1,
      weight: 1,
    }));
    const { yes = 0, no = 0 } = fitCases(cases, { l2: 1, steps: 50 });
    expect(yes).toBeGreaterThan(0.5);
    expect(no).toBeLessThan(-0.5);
  });
});
