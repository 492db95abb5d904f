import { describe, expect, it } from "vitest";
import { loadNetwork } from "../../src/engine/model/load.ts";
import { createNearWords } from "../../src/engine/near-words.ts";

const near = createNearWords(
  new Map([
    ["physician", "physicians"],
    ["tractor", "tractor"],
    ["zzyzx", "zzyzx"],
    ["sandwich", "sandwich"],
  ]),
  loadNetwork().words,
);

describe("createNearWords", () => {
  it("finds the corpus's word for what is asked for in another", () => {
    const [first] = near("doctor");
    expect(first?.term).toBe("physician");
    expect(first?.weight).toBeGreaterThan(0);
    expect(first?.weight).toBeLessThanOrEqual(0.5);
  });

  it("finds nothing for a word that has no vector, or no neighbour", () => {
    expect(near("qwrtzpsdfg")).toEqual([]);
    expect(near("constitutional")).toEqual([]);
  });
});
