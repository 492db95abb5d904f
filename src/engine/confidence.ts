/** How sure it is that the corpus answers: a number to refuse by, so that silence is a decision. */
import type { Query } from "./query.ts";
import type { Reading } from "./reader.ts";
import type { Retriever } from "./retriever.ts";

/** Below this confidence the reply is 'not in the corpus'. */
export const THRESHOLD = 0.5;

/**
 * Confidence that the best reading answers the query, 0 to 1 (logistic). What counts is how much of
 * the question's information stands in or beside the sentence; a word that the corpus has never
 * seen, above all a name, counts against it, and so does a missing answer of the kind wanted.
 */
export function confidenceOf(
  query: Query,
  best: Reading | undefined,
  retriever: Retriever,
): number {
  if (best === undefined || query.terms.length === 0) return 0;
  const total = query.terms.reduce((sum, term) => sum + retriever.idf(term), 0);
  const unknown = query.terms.filter((term) => retriever.expand(term).length === 0);
  const missing = unknown.reduce((sum, term) => sum + retriever.idf(term), 0) / total;
  const { coverage, context, order } = best.features;
  const wantsSpan = query.kind !== "decision" && query.kind !== "topic";
  const evidence = wantsSpan ? best.evidence : 0.5;
  const vague = query.onlyStopWords ? 3 : 0;
  const z =
    -3.2 + 5 * (coverage + 0.5 * context) + 1.5 * evidence + 0.5 * order - 3 * missing - vague;
  return 1 / (1 + Math.exp(-z));
}
