/** How near to one another, and in which order, the terms of a query stand in a sentence. */

/** Share of the pairs of neighbours in `terms` that `found` has in this order, at most `gap` apart. */
export function pairsWithin(
  terms: readonly string[],
  found: readonly (string | null)[],
  gap: number,
): number {
  if (terms.length < 2) return 0;
  const places = new Map<string, number[]>();
  for (const [at, term] of found.entries()) {
    if (term === null) continue;
    const known = places.get(term);
    if (known) known.push(at);
    else places.set(term, [at]);
  }
  let pairs = 0;
  for (let i = 0; i + 1 < terms.length; i++) {
    const next = places.get(terms[i + 1] as string);
    if (!next) continue;
    const first = places.get(terms[i] as string) ?? [];
    if (first.some((at) => next.some((other) => other > at && other - at <= gap))) pairs++;
  }
  return pairs / (terms.length - 1);
}

/** How closely the matched words stand together: distinct terms over words from the first to the last; 0 for one. */
export function densityOf(matches: readonly (string | null)[]): number {
  const first = matches.findIndex((match) => match !== null);
  const last = matches.findLastIndex((match) => match !== null);
  const distinct = new Set(matches.filter((match) => match !== null)).size;
  return distinct < 2 ? 0 : distinct / (last - first + 1);
}
