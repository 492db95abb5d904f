/** Text → words and marks with their dictionary forms, from which questions are made. */
import type { ItsFunction } from "wink-nlp";
import { showToWink, tagger } from "./wink.ts";

/** A word with its part of speech and its dictionary form. */
export interface LemmaToken {
  readonly text: string;
  readonly pos: string;
  readonly lemma: string;
}

/** The words and marks of `text`. */
export function readTokens(text: string): LemmaToken[] {
  const { its } = tagger;
  const tokens = tagger.readDoc(showToWink(text)).tokens();
  const tags = tokens.out(its.pos as ItsFunction<string>) as string[];
  const lemmas = tokens.out(its.lemma as ItsFunction<string>) as string[];
  return tokens
    .out()
    .map((word, i) => ({ text: word, pos: tags[i] ?? "X", lemma: lemmas[i] ?? word }))
    .filter(({ pos }) => pos !== "SPACE");
}
