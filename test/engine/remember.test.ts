import { describe, expect, it } from "vitest";
import { remember } from "../../src/engine/remember.ts";

/** A function whose results are remembered, and how often each key was made. */
function counting(most: number) {
  const made: string[] = [];
  const upper = remember(most, (key: string) => {
    made.push(key);
    return key.toUpperCase();
  });
  return { upper, made };
}

describe("remember", () => {
  it("makes a value once", () => {
    const { upper, made } = counting(2);
    expect([upper("a"), upper("b"), upper("a"), upper("b")]).toEqual(["A", "B", "A", "B"]);
    expect(made).toEqual(["a", "b"]);
  });

  it("keeps the empty text too", () => {
    const { upper, made } = counting(2);
    expect([upper(""), upper("")]).toEqual(["", ""]);
    expect(made).toEqual([""]);
  });

  it("forgets everything where it would keep too much", () => {
    const { upper, made } = counting(2);
    for (const key of ["a", "b", "c", "c", "a"]) upper(key);
    expect(made).toEqual(["a", "b", "c", "a"]);
  });
});
