/** Considered → readings: the final order, and the words of each sentence that answer. */
import type { Span } from "./article.ts";
import { closeAbbreviation, leaveOutLead } from "./edges.ts";
import { widenToEnumeration } from "./enumeration.ts";
import type { Kind } from "./kinds.ts";
import { type Model, weigh } from "./model/model.ts";
import type { Query } from "./query.ts";
import { narrowToCount, widenToRange } from "./range.ts";
import type { Considered } from "./reader.ts";
import type { Named } from "./speaker.ts";

/** A sentence in its final order with the words in it that answer. */
export interface Reading extends Considered {
  /** Relative to the sentence; null where the whole sentence answers, or nothing in it does. */
  readonly span: Span | null;
  /** Who says what was asked about, where another sentence names them; then `span` is null. */
  readonly speaker: Named | null;
}

/** The sentences of `considered` in their final order, with the words that answer. */
export function settle(considered: readonly Considered[], query: Query, model: Model): Reading[] {
  return considered
    .map((entry) => ({
      ...entry,
      span: chooseSpan(entry, query),
      speaker: null,
      score: weigh(model.reading, readingFeatures(entry, query)),
    }))
    .sort((a, b) => b.score - a.score || a.index - b.index);
}

/**
 * What defines a name, where that is asked; else the network's words: a choice learned between them and the
 * best phrase was no better.
 */
function chooseSpan(
  { sentence, phrase, defined, understood }: Considered,
  query: Query,
): Span | null {
  const { kind } = query;
  if (defined !== null) return defined;
  if (understood === null) return kind === "decision" ? null : phrase;
  if (kind === "decision" && understood.certainty < DECIDING) return null;
  const { text } = sentence;
  const { span } = understood;
  const bare = closeAbbreviation(text, KEEPS_LEAD.has(kind) ? span : leaveOutLead(text, span));
  const counted = kind === "count" ? narrowToCount(text, bare) : bare;
  return widenToEnumeration(text, widenToRange(text, counted), query);
}

// How sure the network must be of the words that decide a yes or no. Of the right sentences of held-out
// articles half are above it, and their words fit what people marked with a token F1 of .6, as in other kinds.
const DECIDING = 0.2;
const KEEPS_LEAD: ReadonlySet<Kind> = new Set(["manner", "reason", "quotation", "decision"]);

// Kinds whose answers have an unmistakable form, so that one can tell when a sentence has none.
const MEASURES: ReadonlySet<Kind> = new Set([
  "age",
  "amount",
  "count",
  "distance",
  "duration",
  "frequency",
]);
// The others whose answers can be told by their form, if less surely.
const WITH_FORM: ReadonlySet<Kind> = new Set(["person", "place", "time"]);

/** What the final order goes by: the network, what is known of the sentence without it, and its phrases. */
export function readingFeatures(
  { features, understood, evidence, wanted, present, defined }: Considered,
  { kind }: Query,
): Record<string, number> {
  return {
    ...features,
    network: understood?.score ?? 0,
    certainty: understood?.certainty ?? 0,
    evidence,
    wanted,
    measureLacking: MEASURES.has(kind) && !present ? 1 : 0,
    formLacking: WITH_FORM.has(kind) && !present ? 1 : 0,
    defines: defined === null ? 0 : 1,
  };
}
