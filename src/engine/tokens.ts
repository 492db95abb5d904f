/** Text → tokens: words and marks with what a closer reading wants to know of each. */
import model from "wink-eng-lite-web-model";
import winkNLP from "wink-nlp";
import type { Span } from "./article.ts";
import { followTokens, placeTokens, showToWink } from "./wink.ts";
import { splitWords } from "./words.ts";

/** A word or a punctuation mark where it stands in the text. */
export interface Token extends Span {
  readonly text: string;
  /** The word's term (see `splitWords`), or the mark itself. */
  readonly term: string;
  readonly mark: boolean;
  readonly stop: boolean;
  /** wink-nlp's universal part of speech and entity type; "" outside every entity. */
  readonly pos: string;
  readonly entity: string;
}

const nlp = winkNLP(model, ["sbd", "pos", "ner"]);

/** The tokens of `text` in reading order, spans relative to `text`. */
export function splitTokens(text: string): Token[] {
  const tags = tagText(text);
  const tagAt = followTokens(tags.map(({ start }) => start));
  const tokens: Token[] = [];
  let at = 0;
  const add = (start: number, end: number, word: { term: string; stop: boolean } | null): void => {
    const { pos = "X", entity = "" } = tags[tagAt(start)] ?? {};
    const shown = text.slice(start, end);
    const term = word?.term ?? shown;
    const stop = word?.stop ?? true;
    tokens.push({ text: shown, start, end, term, mark: word === null, stop, pos, entity });
  };
  const addMarks = (end: number): void => {
    for (const mark of text.slice(at, end).matchAll(/\S/gu))
      add(at + mark.index, at + mark.index + mark[0].length, null);
  };
  for (const word of splitWords(text)) {
    addMarks(word.start);
    add(word.start, word.end, word);
    at = word.end;
  }
  addMarks(text.length);
  return tokens;
}

interface Tag {
  readonly start: number;
  readonly pos: string;
  readonly entity: string;
}

/** What wink says of its own tokens, which may be smaller or larger than ours. */
function tagText(text: string): Tag[] {
  const shown = showToWink(text);
  const doc = nlp.readDoc(shown);
  const tokens = doc.tokens();
  const tags = tokens.out(nlp.its.pos) as string[];
  const entities: string[] = [];
  doc.entities().each((entity: { out(as: unknown): unknown }) => {
    const [first = 0, last = -1] = entity.out(nlp.its.span) as number[];
    for (let i = first; i <= last; i++) entities[i] = entity.out(nlp.its.type) as string;
  });
  return placeTokens(tokens.out(), shown).map((start, i) => ({
    start,
    pos: tags[i] ?? "X",
    entity: entities[i] ?? "",
  }));
}
