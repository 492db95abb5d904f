/** Sentence → mentions: where somebody or something is named in it, and the words beside that tell what they are. */
import type { Span } from "./article.ts";
import type { TaggedWord } from "./tagger.ts";

/** First and last word of a mention. */
export interface Mention {
  readonly first: number;
  readonly last: number;
}

/** The mentions of what is asked about: its words (`isAsked`, by place), with the rest of the name that they are part of. */
export function findMentions(
  text: string,
  words: readonly TaggedWord[],
  isAsked: readonly boolean[],
): Mention[] {
  const mentions: Mention[] = [];
  for (let i = 0; i < words.length; i++) {
    if (!isAsked[i]) continue;
    let [first, last] = [i, i];
    const joined = (at: number): boolean => isNamePart(words[at]) && isGlued(text, words, at);
    while (
      last + 1 < words.length &&
      (isAsked[last + 1] || joined(last + 1)) &&
      isGlued(text, words, last + 1)
    )
      last++;
    while (
      first > 0 &&
      isNamePart(words[first]) &&
      isNamePart(words[first - 1]) &&
      isGlued(text, words, first) &&
      !isRole(words[first - 1])
    )
      first--;
    mentions.push({ first, last });
    i = last;
  }
  return mentions;
}

/** A word for what people are, by the endings that English gives such words, or by the title it is. */
export function isPerson({ text }: TaggedWord): boolean {
  const large = text[0]?.toUpperCase() + text.slice(1);
  return TITLE.test(large) || PERSON.test(text);
}

const PERSON =
  /(?:er|or|registrar|scholar|ist|yst|man|woman|person|ian|ant|ess|ee|eer|head|chief|boss|wife|husband|son|daughter|brother|sister|friend|aide|coach|host|nurse|athlete|candidate|delegate|graduate|advocate|pilot|chair|guide|clerk|cook|chef|king|queen|monk|nun|poet|critic|mechanic|medic)$/i;

/** A word for what somebody is, not part of a name: a common noun, or a title that people write large. */
export function isRole(word: TaggedWord | undefined): boolean {
  if (word === undefined) return false;
  if (/^\p{Ll}/u.test(word.text)) return word.pos === "NOUN";
  return TITLE.test(word.text);
}

// English titles before names; a closed class.
const TITLE =
  /^(?:President|Prime|Minister|Chancellor|King|Queen|Prince|Princess|Pope|Bishop|Archbishop|Cardinal|Governor|Mayor|Senator|Representative|Congressman|Congresswoman|Secretary|General|Colonel|Major|Captain|Lieutenant|Sergeant|Admiral|Commander|Judge|Justice|Chief|Chairman|Chairwoman|Director|Professor|Ambassador|Leader|Spokesman|Spokeswoman|Spokesperson|Emperor|Empress|Sheikh|Ayatollah|Emir|Sultan|Premier|Detective|Inspector|Officer|Coach|Manager|Sir|Lord|Lady|Dame|Baron|Count|Duke)$/;

function isNamePart(word: TaggedWord | undefined): boolean {
  return word !== undefined && /^\p{Lu}/u.test(word.text) && !isRole(word);
}

/** Whether nothing but a space or hyphen stands before word `at`. */
export function isGlued(text: string, words: readonly TaggedWord[], at: number): boolean {
  return /^(?: |-|\. )$/.test(gapBefore(text, words, at));
}

/** The text between word `at` and the one before. */
export function gapBefore(text: string, words: readonly TaggedWord[], at: number): string {
  const before = words[at - 1];
  const here = words[at];
  return before && here ? text.slice(before.end, here.start) : "";
}

/** From `first` to `last`, without the "'s" of an owner. */
export function spanOf(text: string, first: TaggedWord, last: TaggedWord): Span {
  const owner = /['’]s?$/.exec(text.slice(last.start, last.end));
  return { start: first.start, end: last.end - (owner?.[0].length ?? 0) };
}
