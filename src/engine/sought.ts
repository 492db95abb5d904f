/** Query + index → what is sought: each term with its weight and sort, and the corpus's forms of it. */
import type { Aliases } from "./aliases.ts";
import type { NearWords } from "./near-words.ts";
import type { Query } from "./query.ts";
import type { Retriever } from "./retriever.ts";
import type { Expansion } from "./spelling.ts";

/** A query term as the corpus knows it. */
export interface SoughtTerm {
  /** The word of the question that it stands for; the term itself is a stem. */
  readonly word: string;
  readonly term: string;
  /** Its share of the query's information: idf over the sum of idf, 0 to 1. */
  readonly share: number;
  /** Whether the corpus has it or something spelled like it. */
  readonly known: boolean;
  readonly sort: "name" | "verb" | "figure" | "other";
  /** How rare the word is in English: 0 for the commonest, 1 for one that no list of words has. */
  readonly rarity: number;
}

/** Everything about a query that its candidates are compared with. */
export interface Sought {
  readonly query: Query;
  readonly terms: readonly SoughtTerm[];
  /** Corpus term → the query term it stands for, and how well. */
  readonly forms: ReadonlyMap<string, Expansion>;
  /** Terms of the corpus that may say the same in other words; the index looks for them too. */
  readonly wider: readonly Expansion[];
}

/** What a corpus knows of names and words beyond their spelling. */
export interface Thesaurus {
  readonly aliases: Aliases;
  readonly nearWords: NearWords;
  /** How rare a word is in English, 0 to 1. */
  rarityOf(word: string): number;
}

/** What `query` seeks in the index. */
export function seek(query: Query, retriever: Retriever, thesaurus?: Thesaurus): Sought {
  const total = query.terms.reduce((sum, term) => sum + retriever.idf(term), 0) || 1;
  const forms = new Map<string, Expansion>();
  const terms = query.terms.map((term): SoughtTerm => {
    const expansions = retriever.expand(term);
    for (const { term: form, weight } of expansions) {
      if (weight > (forms.get(form)?.weight ?? 0)) forms.set(form, { term, weight });
    }
    const word = query.words.find((one) => one.term === term)?.text ?? term;
    return {
      word,
      term,
      share: retriever.idf(term) / total,
      known: expansions.length > 0,
      sort: sortOf(term, query, retriever),
      rarity: thesaurus?.rarityOf(word) ?? 0,
    };
  });
  const others = thesaurus?.aliases.otherNames(query.terms) ?? [];
  for (const { form, stands } of others) if (!forms.has(form)) forms.set(form, stands);
  const lacking = terms.filter(({ known }) => !known);
  return {
    query,
    terms,
    forms,
    wider: [
      ...others.map(({ form, stands }) => ({ term: form, weight: stands.weight })),
      ...lacking.flatMap(({ word }) => thesaurus?.nearWords(word) ?? []),
    ],
  };
}

function sortOf(term: string, query: Query, retriever: Retriever): SoughtTerm["sort"] {
  if (/\p{N}/u.test(term)) return "figure";
  const at = query.words.findIndex((word) => word.term === term);
  const word = query.words[at];
  if (at > 0 && word && /^\p{Lu}/u.test(word.text) && /\p{Ll}/u.test(query.question)) return "name";
  const forms = retriever.expand(term);
  if (forms.some((form) => retriever.isName(form.term))) return "name";
  return word?.pos === "VERB" ? "verb" : "other";
}
