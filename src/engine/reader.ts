/** Ranked → considered: reads the best sentences for the words that may answer. */
import type { Span } from "./article.ts";
import type { Understanding } from "./comprehension.ts";
import { findDefinition } from "./definitions.ts";
import { columnOf, type Model } from "./model/model.ts";
import { type PhraseEvidence, weighPhrases } from "./phrase-choice.ts";
import type { Page } from "./phrase-features.ts";
import { findPhrases, type Phrase } from "./phrases.ts";
import type { Query } from "./query.ts";
import type { Ranked } from "./ranker.ts";
import { remember } from "./remember.ts";
import type { Sought } from "./sought.ts";
import { tagWords } from "./tagger.ts";

/** A ranked sentence as it was read, before anything is decided. */
export interface Considered extends Ranked, PhraseEvidence {
  /** The words that say who or what the name asked about is, where it says so; else null. */
  readonly defined: Span | null;
  /** What the network makes of it; null for a blank question. */
  readonly understood: Understanding | null;
}

/** How many sentences are read for phrases, those that the network likes best. */
export const READ = 24;

/** Reads sentences: the closer look that only the best candidates get. */
export interface Reader {
  /**
   * The `READ` of `ranked` that answer best by what the network makes of them (`understood`, by index),
   * read for phrases; where it made nothing of them, the first.
   */
  consider(
    sought: Sought,
    ranked: readonly Ranked[],
    understood: ReadonlyMap<number, Understanding> | null,
  ): Considered[];
  /** The phrases of a ranked sentence, and the sentence as they see it. */
  open(entry: Ranked): { page: Page; phrases: readonly Phrase[] };
}

const MAX_REMEMBERED = 1_000; // sentences kept tagged: some 20 MB

/** A reader for the sentences of one index. */
export function createReader(model: Model): Reader {
  const analyse = remember(MAX_REMEMBERED, (text: string) => {
    const words = tagWords(text);
    return { words, phrases: findPhrases(text, words) };
  });

  function open({ sentence: { text }, matches }: Ranked) {
    const { words, phrases } = analyse(text);
    return { page: { text, words, matches }, phrases };
  }

  function consider(
    sought: Sought,
    ranked: readonly Ranked[],
    understood: ReadonlyMap<number, Understanding> | null,
  ): Considered[] {
    const weights = columnOf(model.phrase, sought.query.kind);
    const scoreOf = ({ index }: Ranked): number =>
      understood?.get(index)?.score ?? Number.NEGATIVE_INFINITY;
    const best = understood
      ? ranked
          .filter(({ index }) => understood.has(index))
          .sort((a, b) => scoreOf(b) - scoreOf(a) || a.index - b.index)
      : ranked;
    return best.slice(0, READ).map((entry) => {
      const opened = open(entry);
      return {
        ...entry,
        ...weighPhrases(sought, opened, weights),
        defined: define(sought.query, opened.page),
        understood: understood?.get(entry.index) ?? null,
      };
    });
  }

  return { consider, open };
}

function define({ kind, terms, question }: Query, { text, words }: Page): Span | null {
  if (kind !== "definition") return null;
  return findDefinition(text, words, terms, /\bwho/i.test(question));
}
