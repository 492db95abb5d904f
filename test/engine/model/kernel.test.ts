import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import wabt from "wabt";
import { CODE, convolve, multiplyAdd, normaliseRows } from "../../../src/engine/model/kernel.ts";

const SOURCE = "src/engine/model/kernel.wat";

describe("the kernel", () => {
  it("is kernel.wat, compiled: nothing runs that cannot be read", async () => {
    const { parseWat } = await wabt();
    const { buffer } = parseWat(SOURCE, readFileSync(SOURCE, "utf8"), { simd: true }).toBinary({});
    expect(CODE).toBe(Buffer.from(buffer).toString("base64"));
  });

  it("takes a text without a token, and one larger than its memory", () => {
    const none = new Float32Array();
    expect(convolve(none, 0, new Float32Array(40), 1)).toHaveLength(0);
    normaliseRows(none, new Float32Array(8), new Float32Array(8));
    multiplyAdd(none, 0, 8, new Float32Array(64), 8, none);
    const x = new Float32Array(100_000 * 8).fill(1);
    const out = new Float32Array(100_000 * 8);
    multiplyAdd(x, 100_000, 8, new Float32Array(64).fill(0.5), 8, out);
    expect(out.every((sum) => sum === 4)).toBe(true);
  });

  it("adds up the neighbours of each token and nothing beyond the ends", () => {
    const h = Float32Array.from({ length: 5 * 4 }, (_, i) => 1 + Math.floor(i / 4));
    const taps = new Float32Array(5 * 4).fill(1);
    const sums = [...convolve(h, 5, taps, 2)].filter((_, i) => i % 4 === 0);
    expect(sums).toEqual([1 + 3 + 5, 2 + 4, 1 + 3 + 5, 2 + 4, 1 + 3 + 5]);
  });
});
