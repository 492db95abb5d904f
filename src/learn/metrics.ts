/** The measures that public question sets are compared by. */

/** The words by which the measures compare (SQuAD's normalisation: no capitals, articles or marks). */
function tokensOf(text: string): string[] {
  return text
    .toLowerCase()
    .replace(/[^\p{L}\p{N}\s]/gu, "")
    .split(/\s+/)
    .filter((token) => token !== "" && !/^(?:a|an|the)$/.test(token));
}

/** Whether `answer` is one of `golds`, 0 or 1 (SQuAD's exact match). */
export function exactMatch(answer: string, golds: readonly string[]): number {
  const own = tokensOf(answer).join(" ");
  return golds.some((gold) => tokensOf(gold).join(" ") === own) ? 1 : 0;
}

/** How many words `answer` shares with the nearest of `golds`, 0 to 1 (SQuAD's token F1). */
export function tokenF1(answer: string, golds: readonly string[]): number {
  const own = tokensOf(answer);
  return Math.max(0, ...golds.map((gold) => overlapOf(own, tokensOf(gold))));
}

function overlapOf(own: readonly string[], gold: readonly string[]): number {
  const left = new Map<string, number>();
  for (const token of gold) left.set(token, (left.get(token) ?? 0) + 1);
  let shared = 0;
  for (const token of own) {
    const count = left.get(token) ?? 0;
    if (count === 0) continue;
    left.set(token, count - 1);
    shared++;
  }
  return shared === 0 ? 0 : (2 * shared) / (own.length + gold.length);
}

/** A confidence and whether the question has an answer. */
export interface Judged {
  readonly confidence: number;
  readonly answerable: boolean;
}

/** Chance that an answerable question has the higher confidence of two, ties counting half. */
export function auroc(judged: readonly Judged[]): number {
  const sorted = [...judged].sort((a, b) => a.confidence - b.confidence);
  const positives = judged.filter(({ answerable }) => answerable).length;
  let below = 0;
  let wins = 0;
  for (let i = 0; i < sorted.length; ) {
    let end = i;
    while (end < sorted.length && sorted[end]?.confidence === sorted[i]?.confidence) end++;
    const tied = sorted.slice(i, end);
    const answerable = tied.filter((one) => one.answerable).length;
    wins += answerable * (below + (tied.length - answerable) / 2);
    below += tied.length - answerable;
    i = end;
  }
  return wins / (positives * (judged.length - positives) || 1);
}

/** The threshold below which the given share of answerable questions falls. */
export function thresholdAt(judged: readonly Judged[], refused: number): number {
  const own = judged
    .filter(({ answerable }) => answerable)
    .map(({ confidence }) => confidence)
    .sort((a, b) => a - b);
  return own[Math.floor(own.length * refused)] ?? 0;
}

/** Share of questions without an answer that a threshold refuses. */
export function refusedBelow(judged: readonly Judged[], threshold: number): number {
  return mean(
    judged
      .filter(({ answerable }) => !answerable)
      .map(({ confidence }) => (confidence < threshold ? 1 : 0)),
  );
}

/** The mean, 0 of nothing. */
export function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / (values.length || 1);
}

/** The value below which `share` of `values` lie (nearest rank); null of nothing. */
export function quantile(values: readonly number[], share: number): number | null {
  const sorted = Float64Array.from(values).sort();
  return sorted[Math.max(0, Math.ceil(sorted.length * share) - 1)] ?? null;
}
