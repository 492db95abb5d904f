import { describe, expect, it } from "vitest";
import { drawn } from "../../src/learn/random.ts";

const IDS = Array.from({ length: 1000 }, (_, i) => `question-${i}`);

describe("drawn", () => {
  it("draws the share it is given", () => {
    const share = IDS.filter((id) => drawn(id, "anything", 0.25)).length / IDS.length;
    expect(share).toBeGreaterThan(0.2);
    expect(share).toBeLessThan(0.3);
  });
});
