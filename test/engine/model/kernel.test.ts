import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import wabt from "wabt";
import { CODE, multiplyAdd, normaliseRows, spreadRows } from "../../../src/engine/model/kernel.ts";

const SOURCE = "src/engine/model/kernel.wat";

describe("the kernel", () => {
  it("is kernel.wat, compiled: nothing runs that cannot be read", async () => {
    const { parseWat } = await wabt();
    const { buffer } = parseWat(SOURCE, readFileSync(SOURCE, "utf8"), { simd: true }).toBinary({});
    expect(CODE).toBe(Buffer.from(buffer).toString("base64"));
  });

  it("takes a text without a token, and one larger than its memory", () => {
    const none = new Float32Array();
    normaliseRows(none, new Float32Array(8), new Float32Array(8));
    multiplyAdd(none, 0, 8, new Float32Array(64), 8, none);
    const x = new Float32Array(100_000 * 8).fill(1);
    const out = new Float32Array(100_000 * 8);
    multiplyAdd(x, 100_000, 8, new Float32Array(64).fill(0.5), 8, out);
    expect(out.every((sum) => sum === 4)).toBe(true);
  });

  it("adds to each token what its neighbours say, nothing from beyond the ends, and normalises", () => {
    const [n, width] = [5, 8];
    const h = Float32Array.from({ length: n * width }, (_, i) => Math.floor(i / width) + (i % 3));
    const identity = new Float32Array(width * width);
    for (let i = 0; i < width; i++) identity[i * 8 + i] = 1;
    const [ones, zeros] = [new Float32Array(width).fill(1), new Float32Array(width)];
    const layer = {
      dilation: 2,
      taps: new Float32Array(5 * width).fill(1),
      panels: identity,
      bias: zeros,
      gain: ones,
      shift: zeros,
    };
    const expected = h.map((own, i) => {
      const at = (step: number) => h[i + step * width] ?? 0;
      return own + Math.max(0, at(-4) + at(-2) + own + at(2) + at(4));
    });
    normaliseRows(expected, ones, zeros);
    for (const [i, x] of spreadRows(h, n, layer).entries())
      expect(x).toBeCloseTo(expected[i] as number, 5);
  });
});
