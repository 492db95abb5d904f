/** Numbers that look drawn at random and are the same on every run. */

/** Tommy Ettinger's mulberry32: a small generator of numbers in [0, 1) that a seed repeats exactly. */
export function mulberry32(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), state | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}
