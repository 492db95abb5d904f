/**
 * Sentences → the two names of one thing, as the corpus itself tells them: letters and the name that they
 * stand for (after Schwartz & Hearst 2003, "A simple algorithm for identifying abbreviation definitions"),
 * and names said to be another's.
 */
import type { Sentence } from "./sentences.ts";
import type { Expansion } from "./spelling.ts";
import { splitWords } from "./words.ts";

/** Other names for what a question asks about. */
export interface Aliases {
  /**
   * `question` with letters that the corpus lacks spelled out as the name in it that they are the
   * initials of ("nk" → "North Korea"), the commonest where there are several.
   */
  spellOut(question: string): string;
  /** Terms of the other names of what `terms` name, each with the one of `terms` that it stands for. */
  otherNames(
    terms: readonly string[],
  ): readonly { readonly form: string; readonly stands: Expansion }[];
}

const OTHER_NAME = 0.7; // what a term of the other name counts: one word of it is not yet the name
const TOLD_TWICE = 2; // a name met once may be a chance run of capitals

/** The aliases that `sentences` tell; `knows` says whether a term stands in the corpus. */
export function createAliases(
  sentences: readonly Sentence[],
  knows: (term: string) => boolean,
): Aliases {
  const called = new Map<string, Map<string, number>>();
  const pairs = new Map<string, readonly [readonly string[], readonly string[]]>();
  for (const { text, role } of sentences) {
    if (role === "furniture") continue;
    for (const [name] of text.matchAll(NAMES)) {
      const initials = initialsOf(name).toLowerCase();
      const names = called.get(initials) ?? new Map<string, number>();
      called.set(initials, names.set(name, (names.get(name) ?? 0) + 1));
    }
    for (const [one, other] of tellings(text)) {
      const [a, b] = [termsOf(one), termsOf(other)];
      if (a.length > 0 && b.length > 0) pairs.set(`${a.join(" ")}|${b.join(" ")}`, [a, b]);
    }
  }

  function nameFor(letters: string): string | null {
    const names = [...(called.get(letters.toLowerCase()) ?? [])].sort(([, a], [, b]) => b - a);
    const [name, count] = names[0] ?? ["", 0];
    return count >= TOLD_TWICE ? name : null;
  }

  return {
    spellOut: (question) =>
      splitWords(question).reduceRight((text, word) => {
        if (word.stop || !/^\p{L}{2,5}$/u.test(word.text) || knows(word.term)) return text;
        const name = nameFor(word.text);
        return name === null ? text : text.slice(0, word.start) + name + text.slice(word.end);
      }, question),
    otherNames: (terms) =>
      [...pairs.values()].flatMap((pair) =>
        [pair, [pair[1], pair[0]] as const].flatMap(([asked, told]) => {
          const stands = asked.at(-1);
          if (stands === undefined || !asked.every((term) => terms.includes(term))) return [];
          return told
            .filter((form) => !terms.includes(form))
            .map((form) => ({ form, stands: { term: stands, weight: OTHER_NAME } }));
        }),
      ),
  };
}

const WORD = "\\p{Lu}[\\p{L}-]*(?:['’]s)?";
const NAME = `${WORD}(?: (?:(?:of|for|and|the|in|on|de) ){0,2}${WORD}){1,6}`;
const LETTERS = "\\p{Lu}[\\p{Lu}\\p{N}]{1,8}";
const OPENS = "(?:The|A|An|In|On|At|By|For|From|And|But|As|When|While|After|Before|With) ";
const NAMES = new RegExp(`(?<![\\p{L}’'])(?!${OPENS})${NAME}(?![\\p{L}])`, "gu");

// "North Atlantic Council (NAC)", "NAC (North Atlantic Council)", "NAC stands for the North …",
// "Ellis, also known as Port Ellis".
const TOLD = [
  { pattern: new RegExp(`(${NAME}),? \\((${LETTERS})\\)`, "gu"), spells: true },
  { pattern: new RegExp(`(${LETTERS}) \\((?:the )?(${NAME})\\)`, "gu"), spells: true },
  {
    pattern: new RegExp(
      `(${LETTERS}) (?:refers to|stands for|is short for|is the acronym for|means)\\b[^.]{0,80}?(${NAME})(?=[,.;)]|$)`,
      "gu",
    ),
    spells: true,
  },
  {
    pattern: new RegExp(
      `(${WORD}(?: ${WORD}){0,4}),? (?:also|better|formerly|previously) (?:known|called) as (?:the )?(${WORD}(?: ${WORD}){0,4})`,
      "gu",
    ),
    spells: false,
  },
];

function tellings(text: string): (readonly [string, string])[] {
  return TOLD.flatMap(({ pattern, spells }) =>
    [...text.matchAll(pattern)].flatMap(([, one = "", other = ""]) => {
      if (!spells) return [[one, other] as const];
      const [letters, name] = one.includes(" ") ? [other, one] : [one, other];
      const full = endSpelling(letters, name);
      return full === null ? [] : [[letters, full] as const];
    }),
  );
}

/** The end of `name` whose initials are `letters`; null where there is none. */
function endSpelling(letters: string, name: string): string | null {
  const words = [...name.matchAll(/\S+/g)];
  for (const { index } of words) {
    const end = name.slice(index);
    if (/^\p{Lu}/u.test(end) && initialsOf(end) === letters) return end;
  }
  return null;
}

function initialsOf(name: string): string {
  return name
    .split(/[\s-]+/)
    .filter((word) => /^\p{Lu}/u.test(word))
    .map((word) => word[0])
    .join("");
}

function termsOf(name: string): string[] {
  return splitWords(name)
    .filter(({ stop }) => !stop)
    .map(({ term }) => term);
}
