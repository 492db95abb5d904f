/** Phrase → traits: what it is and where it stands, as names of features. */
import type { Span } from "./article.ts";
import type { TaggedWord } from "./tagger.ts";

/** The traits of the phrase at `[start, end)`, from word `first` to word `last`, found as each of `sorts`. */
export function traitsOf(
  text: string,
  words: readonly TaggedWord[],
  { start, end }: Span,
  first: number,
  last: number,
  sorts: readonly string[],
): string[] {
  const inside = words.slice(first, last + 1);
  const length = inside.length;
  const behind = text.slice(end, end + 2);
  const ahead = text.slice(Math.max(0, start - 2), start);
  const traits = [
    ...sorts,
    `length ${length <= 4 ? length : length <= 6 ? "5-6" : length <= 10 ? "7-10" : "11+"}`,
    `first ${inside[0]?.pos}`,
    `last ${inside.at(-1)?.pos}`,
    `behind ${classOf(words[first - 1], ahead)}`,
    `before ${classOf(words[last + 1], behind)}`,
  ];
  if (first === 0) traits.push("opens");
  if (inside.every((word) => word.stop)) traits.push("only stop words");
  if (inside.every((word) => word.stop || /^\p{Lu}/u.test(word.text))) traits.push("capitals");
  if (inside.some((word) => /^\p{Lu}/u.test(word.text))) traits.push("a capital");
  if (/\p{N}/u.test(text.slice(start, end))) traits.push("digits");
  if (inside.some((word) => word.pos === "VERB")) traits.push("a verb");
  if (/[,;:]\s/.test(text.slice(start, end))) traits.push("a comma");
  if (/[\r\n]/.test(text.slice(start, end))) traits.push("a line end");
  if (TITLE.test(text.slice(start, end))) traits.push("only a title");
  return traits;
}

const TITLE = /^(?:Mrs?|Ms|Dr|Sir|Lord|Lady|President|Prof|Gen|Col|Capt|Sgt|Rev|King|Queen)\.?$/;

// Small words that say what stands beside them; others count by their part of speech.
const TELLING =
  /^(?:in|on|at|by|of|to|for|from|with|as|near|into|between|about|since|until|because|called|named|known|is|was|are|were|be|the|a|an|and|or|that|which|who|its|his|their)$/;

function classOf(word: TaggedWord | undefined, gap: string): string {
  const mark = /[,;:.!?()"“”—–-]/.exec(gap)?.[0];
  if (mark) return mark;
  if (!word) return "nothing";
  const text = word.text.toLowerCase();
  return TELLING.test(text) ? text : word.pos;
}
