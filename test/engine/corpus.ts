import { layOut } from "../../src/corpus/layout.ts";
import type { Span } from "../../src/engine/article.ts";
import { type Answer, createEngine, type Engine } from "../../src/engine/engine.ts";
import { createRetriever, type Retriever } from "../../src/engine/retriever.ts";
import { splitSentences } from "../../src/engine/sentences.ts";

/** An engine over texts by file name. */
export function engineOf(texts: Readonly<Record<string, string>>): Engine {
  return createEngine(Object.entries(texts).map(([file, text]) => layOut(file, text)));
}

/** An index of one text. */
export function retrieverOf(text: string): Retriever {
  return createRetriever(splitSentences(layOut("a.txt", text)));
}

/** What a one-article corpus says to a question. */
export function ask(text: string, question: string): Answer {
  return engineOf({ "a.txt": text }).answer(question);
}

/** The words marked in the first passage, whether or not it counts as an answer. */
export function marked({ passages }: Answer): string | null {
  const first = passages[0];
  if (!first?.answer) return null;
  return first.sentence.text.slice(first.answer.start, first.answer.end);
}

/** What is marked of `text` after `change`, where `words` were marked before: where they stand first. */
export function remark(
  text: string,
  words: string,
  change: (text: string, span: Span) => Span,
): string {
  const start = text.indexOf(words);
  const span = change(text, { start, end: start + words.length });
  return text.slice(span.start, span.end);
}
