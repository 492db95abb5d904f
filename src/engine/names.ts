/** Where in a sentence its names and noun phrases stand. */
import type { Span } from "./article.ts";
import { isTimeWord } from "./figures.ts";
import type { TaggedWord } from "./tagger.ts";

/** Names: runs of capitalised words, with the small words that stand inside names ("of", "de"). */
export function findNames(text: string, words: readonly TaggedWord[]): Span[] {
  const names: Span[] = [];
  for (let i = 0; i < words.length; i++) {
    if (!isName(words, i, text)) continue;
    let last = i;
    for (let j = i + 1; j < words.length; j++) {
      const gap = text.slice((words[j - 1] as TaggedWord).end, (words[j] as TaggedWord).start);
      if (!/^(?:\s+|-|\. )$/.test(gap)) break;
      const inside = /^(?:of|de|del|da|di|la|le|van|von|der|den|bin|al|el|the)$/.test(
        (words[j] as TaggedWord).text,
      );
      if (isName(words, j, text)) last = j;
      else if (!inside) break;
      // A possessive ends the name that owns ("North Korea's Kim Jong Un" is two names).
      if (last === j && /['’]s?$/.test((words[j] as TaggedWord).text)) break;
    }
    const end = (words[last] as TaggedWord).end;
    const owner = /['’]s?$/.exec(text.slice((words[last] as TaggedWord).start, end));
    names.push({
      start: (words[i] as TaggedWord).start,
      end: end - (owner?.[0].length ?? 0),
    });
    i = last;
  }
  return names;
}

// A capital makes a name, but for the first word of the sentence, which has one anyway.
function isName(words: readonly TaggedWord[], i: number, text: string): boolean {
  const word = words[i] as TaggedWord;
  if (!/^\p{Lu}/u.test(word.text) || /^I(?:['’]|$)/.test(word.text)) return false;
  if (isTimeWord(word.text)) return false;
  const before = text.slice(Math.max(0, word.start - 20), word.start);
  const opens = i === 0 || /[.!?:“"‘]\s*$/.test(before);
  return !word.stop && (!opens || word.pos === "PROPN" || startsName(words, i));
}

function startsName(words: readonly TaggedWord[], i: number): boolean {
  const next = words[i + 1];
  return words[i]?.pos === "NOUN" && next?.pos === "PROPN";
}

/** Noun phrases: determiner, modifiers, nouns; an "of" phrase behind them is one of its own. */
export function findNounPhrases(text: string, words: readonly TaggedWord[]): Span[] {
  const phrases: Span[] = [];
  for (let i = 0; i < words.length; i++) {
    const first = words[i] as TaggedWord;
    if (!/^(?:DET|ADJ|NOUN|PROPN|NUM|PRON)$/.test(first.pos)) continue;
    if (first.pos === "PRON" && !/^(?:his|her|its|their|my|our|your)$/i.test(first.text)) continue;
    let last = -1;
    for (let j = i; j < words.length; j++) {
      const word = words[j] as TaggedWord;
      const gap = j === i ? " " : text.slice((words[j - 1] as TaggedWord).end, word.start);
      if (!/^(?:\s+["“‘'(]?|-|["”’'] )$/.test(gap)) break;
      if (/^(?:NOUN|PROPN)$/.test(word.pos) || (word.pos === "NUM" && j > i)) last = j;
      else if (!/^(?:DET|ADJ|NUM)$/.test(word.pos) && j > i) break;
    }
    if (last < 0) continue;
    phrases.push({ start: first.start, end: (words[last] as TaggedWord).end });
    i = last;
  }
  return phrases;
}

/**
 * Names and noun phrases in reading order, as one where they overlap ("the Crow" + "Crow Pass") or the text
 * between them `joins` them.
 */
export function findThings(
  text: string,
  words: readonly TaggedWord[],
  joins: (gap: string) => boolean = () => false,
): Span[] {
  const all = [...findNames(text, words), ...findNounPhrases(text, words)];
  const things: Span[] = [];
  for (const { start, end } of all.sort((a, b) => a.start - b.start)) {
    const last = things.at(-1);
    if (last && (start < last.end || joins(text.slice(last.end, start))))
      things[things.length - 1] = { start: last.start, end: Math.max(last.end, end) };
    else things.push({ start, end });
  }
  return things;
}
