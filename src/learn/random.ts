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

/** A whole number from 0 to 2³² − 1 that depends on `text` alone (FNV-1a). */
export function hash(text: string): number {
  let h = 0x811c9dc5;
  for (let i = 0; i < text.length; i++) h = Math.imul(h ^ text.charCodeAt(i), 0x01000193) >>> 0;
  h = Math.imul(h ^ (h >>> 16), 0x85ebca6b) >>> 0;
  return (h ^ (h >>> 13)) >>> 0;
}

/** Whether `id` falls into the given share of all ids; each `what` draws anew. */
export function drawn(id: string, what: string, share: number): boolean {
  return hash(`${what}:${id}`) / 2 ** 32 < share;
}
