import { describe, expect, it } from "vitest";
import { readTensors } from "../../../src/engine/model/tensors.ts";
import { readVectors } from "../../../src/engine/model/vectors.ts";
import { packTensors } from "../../../src/learn/pack.ts";

const PACKED = packTensors({
  words: { shape: [15], data: new TextEncoder().encode("the\nlamp\nrepair") },
  vectors: { shape: [3, 2], data: Int8Array.of(3, 4, 0, -127, 127, 0) },
});

describe("packTensors", () => {
  it("packs what readTensors reads, from any address", () => {
    const shifted = new Uint8Array(PACKED.length + 3);
    shifted.set(PACKED, 3);
    const tensors = readTensors(shifted.subarray(3));
    expect([...tensors.keys()]).toEqual(["words", "vectors"]);
    expect(tensors.get("vectors")?.shape).toEqual([3, 2]);
    expect([...(tensors.get("vectors")?.data ?? [])]).toEqual([3, 4, 0, -127, 127, 0]);
  });
});

describe("readVectors", () => {
  const vectors = readVectors(PACKED);

  it.each([
    ["the", 1],
    ["Lamp", 2],
    ["lamps", 2],
    ["lamp's", 2],
    ["lamp’s", 2],
    ["repaired", 3],
    ["repairing", 3],
    ["ferry", 0],
    ["", 0],
  ])("knows '%s' by row %i", (word, row) => {
    expect(vectors.rowOf(word)).toBe(row);
  });

  it("scales vectors to length 1, and those of unknown words to 0", () => {
    const target = new Float32Array(4).fill(9);
    vectors.copyUnit(1, target, 0);
    vectors.copyUnit(0, target, 2);
    expect(target[0]).toBeCloseTo(0.6, 6);
    expect([...target.subarray(2)]).toEqual([0, 0]);
  });
});
