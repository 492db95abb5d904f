/** Which sentences and articles are copies of one another: what a wire sends out is one source. */
import type { Article } from "./article.ts";
import { remember } from "./remember.ts";
import { splitWords, type Word } from "./words.ts";

const PAIR = 2; // words in a shingle of a sentence
const COPIED = 0.8; // share of the shorter sentence's shingles: one word in ten may be another
const FEWEST = 6; // words in a sentence that must have been copied; "He was right." is said anew each time

/** A sentence as it is compared with others. */
export interface Comparable {
  readonly words: readonly Word[];
  readonly shingles: ReadonlySet<string>;
  /** Its figures, and whether it denies: what another text must have too to say the same. */
  readonly deciding: string;
}

const NEGATION = /^(?:no|not|never|none|nobody|nothing|neither|without|cannot|\p{L}+n['’]t)$/iu;

/** A sentence of these words, to be compared. */
export function toComparable(words: readonly Word[]): Comparable {
  const figures = words.filter(({ term }) => /^\p{N}/u.test(term)).map(({ term }) => term);
  const denies = words.some(({ text }) => NEGATION.test(text));
  return {
    words,
    shingles: shinglesOf(words, PAIR),
    deciding: [...new Set(figures)].sort().join(" ") + (denies ? " not" : ""),
  };
}

/**
 * Whether two sentences are one text, give or take a word or a clause: the longer contains most pairs
 * of neighbouring words of the shorter (Broder 1997, containment of shingles), both have the same
 * figures, both deny or neither, and what is "before" in one is not "after" in the other. Symmetric
 * and reflexive.
 */
export function areNearCopies(one: Comparable, other: Comparable): boolean {
  if (sameWords(one.words, other.words)) return true;
  const [short, long] = one.shingles.size <= other.shingles.size ? [one, other] : [other, one];
  if (Math.min(one.words.length, other.words.length) < FEWEST) return false;
  if (short.deciding !== long.deciding) return false;
  if (tellOtherOrder(short, long)) return false;
  return containment(short.shingles, long.shingles) >= COPIED;
}

function tellOtherOrder(one: Comparable, other: Comparable): boolean {
  const only = ({ words }: Comparable, order: "before" | "after"): boolean =>
    words.some(({ text }) => text.toLowerCase() === order) &&
    !words.some(({ text }) => text.toLowerCase() === (order === "before" ? "after" : "before"));
  return (
    (only(one, "before") && only(other, "after")) || (only(one, "after") && only(other, "before"))
  );
}

function sameWords(one: readonly Word[], other: readonly Word[]): boolean {
  return one.length === other.length && one.every(({ term }, i) => term === other[i]?.term);
}

const RUN = 4; // words in a shingle of an article: seldom the same by chance
const CHARACTERS = 20_000; // of an article that are compared
const TAKEN = 0.5; // share of the shorter article's shingles: half of it stands in the other

/**
 * A test of whether two articles are one text, shortened or edited: half of the shorter one's
 * shingles stand in the longer (Broder 1997). Symmetric and reflexive. What it has compared it keeps.
 */
export function createArticleComparison(): (one: Article, other: Article) => boolean {
  const of = remember(
    MAX_REMEMBERED,
    (article: Article): ReadonlySet<string> =>
      shinglesOf(splitWords(ownText(article).slice(0, CHARACTERS)), RUN),
  );
  return (one, other) => {
    const [small, large] = [of(one), of(other)].sort((a, b) => a.size - b.size) as [
      ReadonlySet<string>,
      ReadonlySet<string>,
    ];
    return one === other || (small.size > 0 && containment(small, large) >= TAKEN);
  };
}

const MAX_REMEMBERED = 200; // articles kept as shingles: some 20 MB

function ownText({ text, blocks }: Article): string {
  return blocks
    .filter(({ role }) => role !== "furniture")
    .map(({ start, end }) => text.slice(start, end))
    .join("\n");
}

function shinglesOf(words: readonly Word[], width: number): Set<string> {
  const terms = words.map(({ term }) => term);
  return new Set(
    Array.from({ length: Math.max(0, terms.length - width + 1) }, (_, i) =>
      terms.slice(i, i + width).join(" "),
    ),
  );
}

/** Share of `small` that `large` holds. */
function containment(small: ReadonlySet<string>, large: ReadonlySet<string>): number {
  let held = 0;
  for (const shingle of small) if (large.has(shingle)) held++;
  return small.size === 0 ? 0 : held / small.size;
}

/** How many groups `items` fall into when those that are `alike` count once, chains of them too. */
export function countGroups<T>(items: readonly T[], alike: (one: T, other: T) => boolean): number {
  const left = new Set(items);
  let groups = 0;
  for (const item of items) {
    if (!left.delete(item)) continue;
    groups++;
    const chain = [item];
    for (let next = chain.pop(); next !== undefined; next = chain.pop()) {
      for (const other of left) {
        if (alike(next, other)) {
          left.delete(other);
          chain.push(other);
        }
      }
    }
  }
  return groups;
}
