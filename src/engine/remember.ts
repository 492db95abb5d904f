/** What takes time to make is kept, but never so much that a process that runs for months grows without end. */

/** `make`, which must be pure, with its results kept; all are forgotten where there would be more than `most`. */
export function remember<K, V extends NonNullable<unknown>>(
  most: number,
  make: (key: K) => V,
): (key: K) => V {
  const kept = new Map<K, V>();
  return (key) => {
    const known = kept.get(key);
    if (known !== undefined) return known;
    if (kept.size >= most) kept.clear();
    const made = make(key);
    kept.set(key, made);
    return made;
  };
}
