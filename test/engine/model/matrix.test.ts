import { describe, expect, it } from "vitest";
import { linear, makeLinear, normalise, softmax } from "../../../src/engine/model/matrix.ts";

/** Numbers that look random and are the same every time. */
function numbers(count: number): Float32Array {
  return Float32Array.from({ length: count }, (_, i) => Math.sin(i * 12.9898) * 2);
}

describe("linear", () => {
  it.each([
    [1, 5, 4],
    [2, 64, 64],
    [7, 100, 12],
    [3, 3, 6],
  ])(
    "of %i rows of %i numbers is what the definition says, for %i outputs",
    (n, inputs, outputs) => {
      const x = numbers(n * inputs);
      const weight = numbers(inputs * outputs);
      const bias = numbers(Math.ceil(outputs / 8) * 8);
      const at = (o: number, k: number) => weight[o * inputs + k] as number;
      const map = makeLinear(inputs, outputs, at, bias);
      const out = linear(x, n, map);
      for (let i = 0; i < n; i++) {
        for (let o = 0; o < outputs; o++) {
          let sum = bias[o] as number;
          for (let k = 0; k < inputs; k++) sum += (x[i * inputs + k] as number) * at(o, k);
          expect(out[i * map.outputs + o]).toBeCloseTo(sum, 3);
        }
      }
    },
  );
});

describe("normalise", () => {
  it("gives each row the mean 0 and the deviation 1", () => {
    const ones = { weight: new Float32Array(8).fill(1), bias: new Float32Array(8) };
    const row = [...normalise(numbers(16), ones).subarray(8)];
    expect(row.reduce((sum, x) => sum + x, 0)).toBeCloseTo(0, 4);
    expect(row.reduce((sum, x) => sum + x * x, 0) / 8).toBeCloseTo(1, 3);
  });
});

describe("softmax", () => {
  it("sums to 1 along its step and leaves the rest alone", () => {
    const x = Float32Array.of(1, 50, 2, 60, 3, 70);
    softmax(x, 0, 3, 2);
    expect((x[0] as number) + (x[2] as number) + (x[4] as number)).toBeCloseTo(1, 5);
    expect([x[1], x[3], x[5]]).toEqual([50, 60, 70]);
  });
});
