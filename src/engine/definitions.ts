/**
 * Sentence + what is asked about → the words that say who or what it is, by the forms in which texts say
 * so (after Hearst 1992 and the definition questions of TREC): "ministry spokesperson Ann Lee", "Ann Lee,
 * the head of the bank,", "the head of the bank, Ann Lee,", "Ellis is a port", "the Coastal Safety Agency
 * (CSA)". Where none of these forms is there, the network's reading stands.
 */
import type { Span } from "./article.ts";
import {
  findMentions,
  gapBefore,
  isGlued,
  isPerson,
  isRole,
  type Mention,
  spanOf,
} from "./mentions.ts";
import type { TaggedWord } from "./tagger.ts";

/**
 * The words in `text` that say who or what the name `asked` is, the question's terms; null where it stands
 * there in none of these forms. `words` are the text's, in order. A person (`isSomebody`) may be called by
 * the last name alone: who asks for Ann Lee is told of "Mrs Lee, the head of the bank,".
 */
export function findDefinition(
  text: string,
  words: readonly TaggedWord[],
  asked: readonly string[],
  isSomebody = false,
): Span | null {
  const mentions = findMentions(
    text,
    words,
    words.map(({ term }) => asked.includes(term)),
  ).filter(({ first, last }) => {
    const name = words.slice(first, last + 1);
    const isNamed = (term: string) => name.some((word) => word.term === term);
    const bySurname =
      isSomebody &&
      isNamed(asked.at(-1) as string) &&
      name.every(({ term, text }) => asked.includes(term) || ADDRESS.test(text));
    return name.every(({ text }) => /^\p{Lu}/u.test(text)) && (bySurname || asked.every(isNamed));
  });
  for (const form of [spelledOut, stated, apposed, introduced, titled]) {
    for (const mention of mentions) {
      const found = form(text, words, mention);
      if (found) return found;
    }
  }
  return null;
}

const ADDRESS = /^(?:Mr|Mrs|Ms|Miss|Dr|Prof|Sir|Dame|Madame?|Monsieur|Herr|Frau|Se[nñ]ora?)$/;

// "the Coastal Safety Agency (CSA)" and "CSA stands for the Coastal Safety Agency".
function spelledOut(
  text: string,
  words: readonly TaggedWord[],
  { first, last }: Mention,
): Span | null {
  const letters = words[first]?.text ?? "";
  if (first !== last || !/^\p{Lu}{2,8}$/u.test(letters)) return null;
  for (const [i, word] of words.entries()) {
    let spelled = "";
    for (const [j, next] of words.slice(i, i + 2 * letters.length).entries()) {
      if (j > 0 && !/^(?:\s+|-|['’]s? )$/.test(gapBefore(text, words, i + j))) break;
      if (/^\p{Lu}/u.test(next.text)) spelled += next.text[0];
      else if (j === 0 || !next.stop) break;
      if (spelled === letters && next.text !== letters) return spanOf(text, word, next);
    }
  }
  return null;
}

const STATES = /^(?:is|was|are|were|means|became|remains)$/i;

// "Ellis is a port on the coast", "the CSA was an agency of the state".
function stated(text: string, words: readonly TaggedWord[], { last }: Mention): Span | null {
  const verb = words[last + 1];
  const opening = words[last + 2];
  if (!verb || !opening || !STATES.test(verb.text)) return null;
  if (
    !/^\s*$/.test(gapBefore(text, words, last + 1)) ||
    !/^\s*$/.test(gapBefore(text, words, last + 2))
  )
    return null;
  if (!/^(?:a|an|the|one)$/i.test(opening.text)) return null;
  return phraseFrom(text, words, last + 2);
}

// "Ann Lee, the head of the bank, …".
function apposed(text: string, words: readonly TaggedWord[], { last }: Mention): Span | null {
  const opening = words[last + 1];
  if (!opening || !/^, $/.test(gapBefore(text, words, last + 1))) return null;
  const starts =
    /^(?:a|an|the|one|its|his|her|their)$/i.test(opening.text) ||
    /^(?:NOUN|ADJ)$/.test(opening.pos);
  if (!starts || /^(?:who|which|where|when|that)$/i.test(opening.text)) return null;
  const found = phraseFrom(text, words, last + 1);
  // What is set between commas ends with one; "the" may as well begin the next part of a list or clause.
  return found && /^(?:,|\.|;|\)| —| –|["”])/.test(text.slice(found.end)) && !isList(text, found)
    ? found
    : null;
}

// "the head of the bank, Ann Lee, …".
function introduced(
  text: string,
  words: readonly TaggedWord[],
  { first, last }: Mention,
): Span | null {
  const end = words[last]?.end ?? 0;
  if (
    gapBefore(text, words, first) !== ", " ||
    !/^(?:$|[,.;:)?!]| [—–]|["”])/.test(text.slice(end))
  )
    return null;
  let from = first - 1;
  while (from > 0 && first - from < MAX_WORDS && !DETERMINER.test(words[from]?.text ?? "")) {
    if (/^(?:VERB|AUX)$/.test(words[from]?.pos ?? "") || !isGlued(text, words, from)) return null;
    from--;
  }
  if (TIME_OR_PLACE.test(words[from - 1]?.text ?? "")) return null;
  const phrase = words.slice(from, first);
  if (!DETERMINER.test(phrase[0]?.text ?? "")) return null;
  const joined = phrase.findIndex(({ pos }) => pos === "ADP");
  const head = phrase.slice(1, joined < 0 ? undefined : joined).at(-1);
  if (head === undefined || !isPerson(head)) return null;
  return spanOf(text, phrase[0] as TaggedWord, phrase.at(-1) as TaggedWord);
}

const TIME_OR_PLACE = /^(?:after|before|in|at|on|during|over|since|until|near|behind|beside)$/i;
const DETERMINER = /^(?:the|a|an|its|his|her|their|our|my)$/i;

// "ministry spokesperson Ann Lee", "the bank's new director Ann Lee".
function titled(text: string, words: readonly TaggedWord[], { first }: Mention): Span | null {
  let from = first;
  while (
    from > 0 &&
    isDescription(words[from - 1]) &&
    /^(?: |['’]s )$/.test(gapBefore(text, words, from))
  )
    from--;
  const role = words.slice(from, first);
  if (!role.some(isRole)) return null;
  return spanOf(text, role[0] as TaggedWord, role.at(-1) as TaggedWord);
}

function isDescription(word: TaggedWord | undefined): boolean {
  return word !== undefined && !word.stop && /^(?:NOUN|PROPN|ADJ)$/.test(word.pos);
}

const MAX_WORDS = 16; // of what defines, by hand
const ENDS =
  /^(?:who|which|where|when|that|and|but|while|after|before|because|although|since|as|so)$/i;

/** From word `at` to where its clause or the remark between commas ends. */
function phraseFrom(text: string, words: readonly TaggedWord[], at: number): Span | null {
  let last = at;
  for (let i = at + 1; i < Math.min(words.length, at + MAX_WORDS); i++) {
    const word = words[i] as TaggedWord;
    if (!/^(?: |-|['’] ?|["“] ?| ["“]|["”] )$/.test(gapBefore(text, words, i))) break;
    if (ENDS.test(word.text) || /^AUX$/.test(word.pos)) break;
    last = i;
  }
  const inside = words.slice(at, last + 1);
  if (!inside.some(({ pos }) => pos === "NOUN" || pos === "PROPN")) return null;
  return spanOf(text, words[at] as TaggedWord, words[last] as TaggedWord);
}

/** "Ann Lee, a doctor, and …" goes on; "bread, the milk and the eggs" is a list. */
function isList(text: string, { end }: Span): boolean {
  return /^,? (?:and|or) /.test(text.slice(end));
}
