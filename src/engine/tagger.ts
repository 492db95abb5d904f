/** Words with their part of speech: those of questions, and of the sentences that get a closer look. */
import { followTokens, placeTokens, showToWink, tagger } from "./wink.ts";
import { splitWords, type Word } from "./words.ts";

/** A word and wink-nlp's universal part-of-speech tag for it: `NOUN`, `PROPN`, `VERB`, … */
export interface TaggedWord extends Word {
  readonly pos: string;
}

/** The words of `text`, tagged; spans relative to `text`. A word that wink splits has the first part's tag. */
export function tagWords(text: string): TaggedWord[] {
  const shown = showToWink(text);
  const tokens = tagger.readDoc(shown).tokens();
  const tags = tokens.out(tagger.its.pos) as string[];
  const tokenAt = followTokens(placeTokens(tokens.out(), shown));
  return splitWords(text).map((word) => ({ ...word, pos: tags[tokenAt(word.start)] ?? "X" }));
}
