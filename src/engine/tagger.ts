/** Words with their part of speech: the closer reading that only the best candidates get. */
import model from "wink-eng-lite-web-model";
import winkNLP from "wink-nlp";
import { placeTokens, showToWink } from "./wink.ts";
import { splitWords, type Word } from "./words.ts";

/** A word and wink-nlp's universal part-of-speech tag for it: `NOUN`, `PROPN`, `VERB`, … */
export interface TaggedWord extends Word {
  readonly pos: string;
}

const nlp = winkNLP(model, ["sbd", "pos"]);

/** The words of `text`, tagged; spans relative to `text`. A word that wink splits has the first part's tag. */
export function tagWords(text: string): TaggedWord[] {
  const shown = showToWink(text);
  const tokens = nlp.readDoc(shown).tokens();
  const tags = tokens.out(nlp.its.pos) as string[];
  const starts = placeTokens(tokens.out(), shown);
  let at = 0;
  return splitWords(text).map((word) => {
    while (at + 1 < starts.length && (starts[at + 1] as number) <= word.start) at++;
    return { ...word, pos: tags[at] ?? "X" };
  });
}
