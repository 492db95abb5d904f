/** Trials → exercises: a question, sentences to choose from, and the right ones with their spans. */
import { type Inputs, makeInputs, SENTENCE_TOKENS } from "../engine/model/inputs.ts";
import type { WordVectors } from "../engine/model/vectors.ts";
import { analyseQuestion } from "../engine/query.ts";
import { readQuestion } from "../engine/question-inputs.ts";
import { createRetriever, type Retriever } from "../engine/retriever.ts";
import type { Sentence } from "../engine/sentences.ts";
import { splitTokens, type Token } from "../engine/tokens.ts";
import { packTensors } from "./pack.ts";
import { hash } from "./random.ts";
import { reword } from "./rewording.ts";
import { type Asked, isAnswerable, isGold, keptFor, type Trial } from "./trials.ts";
import { typeQuestion } from "./typing.ts";
import type { WordNet } from "./wordnet.ts";

const RETRIEVED = 60; // candidates from the index; a fifth of them are neighbours of the others
const BEST = 24; // of them the best are rivals of the right sentence,
const OTHERS = 8; // and these many from the end of the list, neighbours mostly,
const STRANGERS = 8; // and these many from anywhere: in a small corpus every sentence is read
const RIVALS = BEST + OTHERS + STRANGERS;
const GOLDS = 3;
const WORDINGS = 5;
const NONE = -1;

/** Collects exercises in the arrays that the trainer reads. */
export class Exercises {
  readonly #vectors: WordVectors;
  readonly #wordnet: WordNet;
  readonly #terms = new Map<string, number>();
  readonly #texts: Inputs[] = [];
  readonly #worths: (Float32Array | null)[] = [];
  /** For each text the ones before and after it and its headline; none for questions. */
  readonly #around: number[] = [];
  readonly #titles = new Map<string, number>();
  readonly #wordings: number[] = [];
  readonly #golds: number[] = [];
  readonly #spans: number[] = [];
  readonly #rivals: number[] = [];
  readonly #sets: number[] = [];

  constructor(vectors: WordVectors, wordnet: WordNet) {
    this.#vectors = vectors;
    this.#wordnet = wordnet;
  }

  get size(): number {
    return this.#sets.length;
  }

  /** Adds every question of `trial`; `set` is kept beside them. */
  add({ sentences, questions }: Trial, set: number): void {
    const retriever = createRetriever(sentences);
    const first = this.#texts.length;
    for (const { text } of sentences) this.#addText(this.#read(text));
    for (const [i, { article }] of sentences.entries()) {
      const beside = (step: number) =>
        sentences[i + step]?.article === article ? first + i + step : NONE;
      this.#around.push(beside(-1), beside(1), NONE);
    }
    for (const [i, { article }] of sentences.entries())
      this.#around[3 * (first + i) + 2] = this.#titleOf(article.title);
    for (const question of questions) this.#addQuestion(question, first, set, retriever);
  }

  #read(text: string): Inputs {
    return makeInputs(splitTokens(text).slice(0, SENTENCE_TOKENS), this.#vectors);
  }

  #addText(inputs: Inputs, worth: Float32Array | null = null): number {
    this.#worths.push(worth);
    return this.#texts.push(inputs) - 1;
  }

  #titleOf(title: string): number {
    const known = this.#titles.get(title);
    if (known !== undefined) return known;
    const text = this.#addText(this.#read(title));
    this.#around.push(NONE, NONE, NONE);
    this.#titles.set(title, text);
    return text;
  }

  #addQuestion(question: Asked, first: number, set: number, retriever: Retriever): void {
    const query = analyseQuestion(question.question);
    const candidates = retriever.retrieve(query.terms, RETRIEVED, keptFor(question));
    const marked = [...retriever.sentences.entries()].filter(([, one]) => isGold(one, question));
    const golds = isAnswerable(question) ? marked : [];
    if (isAnswerable(question) && golds.length === 0) return;
    // What answered a question before it was altered is what speaks most for it now.
    const strongest = question.why === "altered" ? marked.map(([at]) => at) : [];
    const known = new Set([...golds.map(([at]) => at), ...strongest]);
    const isWrong = (at: number): boolean => !known.has(at);
    const wrong = candidates.map(({ index }) => index).filter(isWrong);
    const strangers = Array.from(
      { length: STRANGERS },
      (_, i) => hash(`stranger ${i}:${question.id}`) % retriever.sentences.length,
    ).filter((at) => isWrong(at) && keptFor(question)(retriever.sentences[at] as Sentence));
    const ranked = [...strongest, ...wrong];
    const rivals = [...ranked.slice(0, BEST), ...ranked.slice(BEST).slice(-OTHERS), ...strangers];
    if (rivals.length < 2) return;
    for (const wording of this.#wordingsOf(question)) {
      const reader = {
        words: this.#vectors,
        inputsOf: (tokens: readonly Token[]) => makeInputs(tokens, this.#vectors),
      };
      const inputs = readQuestion(wording, retriever, reader);
      this.#wordings.push(this.#addText(inputs, inputs.worth));
      this.#around.push(NONE, NONE, NONE);
    }
    for (let i = 0; i < GOLDS; i++) {
      const [index, sentence] = golds[i] ?? [NONE, null];
      this.#golds.push(sentence ? first + index : NONE);
      this.#spans.push(...(sentence ? findSpan(sentence, question) : [NONE, NONE]));
    }
    for (let i = 0; i < RIVALS; i++) {
      const rival = rivals[i];
      this.#rivals.push(rival === undefined ? NONE : first + rival);
    }
    this.#sets.push(set);
  }

  /** The question as it stands, as people type it, and in other words; `WORDINGS` of them. */
  #wordingsOf({ id, question }: Asked): string[] {
    const plain = (text: string): string => text.toLowerCase().replace(/[?\s]+$/, "");
    const [one, other] = [`${id}:1`, `${id}:2`].map((seed) =>
      reword(question, seed, this.#wordnet),
    );
    const typed = typeQuestion(question, `${id}:1`);
    return [question, typed, plain(question), one ?? typed, plain(other ?? question)];
  }

  /** The arrays that the trainer reads, in one container. */
  pack(): Uint8Array {
    const texts = this.#texts;
    const offsets = new Int32Array(texts.length + 1);
    for (const [i, { size }] of texts.entries()) offsets[i + 1] = (offsets[i] as number) + size;
    const size = offsets.at(-1) as number;
    const rows = new Int32Array(size);
    const terms = new Int32Array(size);
    const parts = new Uint8Array(size);
    const entities = new Uint8Array(size);
    const content = new Uint8Array(size);
    const worth = new Float32Array(size);
    const width = (texts[0] as Inputs).flags.length / (texts[0] as Inputs).size;
    const flags = new Float32Array(size * width);
    for (const [i, text] of texts.entries()) {
      const offset = offsets[i] as number;
      rows.set(text.rows, offset);
      parts.set(text.parts, offset);
      entities.set(text.entities, offset);
      content.set(text.content, offset);
      flags.set(text.flags, offset * width);
      worth.set(this.#worths[i] ?? [], offset);
      terms.set(
        text.terms.map((term) => this.#termId(term)),
        offset,
      );
    }
    const count = this.size;
    return packTensors({
      offsets: { shape: [offsets.length], data: offsets },
      rows: { shape: [size], data: rows },
      terms: { shape: [size], data: terms },
      parts: { shape: [size], data: parts },
      entities: { shape: [size], data: entities },
      content: { shape: [size], data: content },
      worth: { shape: [size], data: worth },
      flags: { shape: [size, width], data: flags },
      around: { shape: [texts.length, 3], data: Int32Array.from(this.#around) },
      wordings: { shape: [count, WORDINGS], data: Int32Array.from(this.#wordings) },
      golds: { shape: [count, GOLDS], data: Int32Array.from(this.#golds) },
      spans: { shape: [count, GOLDS, 2], data: Int32Array.from(this.#spans) },
      rivals: { shape: [count, RIVALS], data: Int32Array.from(this.#rivals) },
      sets: { shape: [count], data: Int32Array.from(this.#sets) },
    });
  }

  #termId(term: string): number {
    if (term === "") return NONE;
    const known = this.#terms.get(term) ?? this.#terms.size;
    this.#terms.set(term, known);
    return known;
  }
}

/** First and last token of the answer in `sentence`; none where the set names no short answer. */
function findSpan(sentence: Sentence, question: Asked): [number, number] {
  const { text } = sentence.article;
  for (const { file, start } of question.places) {
    if (file !== sentence.article.file) continue;
    if (start < sentence.start || start >= sentence.end) continue;
    const answer = question.answers.find((one) => text.startsWith(one, start));
    if (answer === undefined) continue;
    const from = start - sentence.start;
    const to = from + answer.length;
    const tokens = splitTokens(sentence.text).slice(0, SENTENCE_TOKENS);
    const first = tokens.findIndex((token) => token.end > from);
    const last = tokens.findLastIndex((token) => token.start < to);
    const whole = to - from >= sentence.text.length - 1;
    if (first >= 0 && last >= first && !whole) return [first, last];
  }
  return [NONE, NONE];
}
