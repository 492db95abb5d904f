/** The straight line from articles to answers: sentences → index → candidates → ranked → read → merged. */
import { filesThatAgree, mergeCopies, type Passage } from "./agreement.ts";
import type { Article } from "./article.ts";
import { confidenceOf, THRESHOLD } from "./confidence.ts";
import { analyseQuestion, type Query } from "./query.ts";
import { rank } from "./ranker.ts";
import { type Reading, read } from "./reader.ts";
import { createRetriever } from "./retriever.ts";
import { type Sentence, splitSentences } from "./sentences.ts";

/** What the corpus says to a question. */
export interface Answer {
  readonly question: string;
  /** Whether it answers at all; when not, `passages` holds what came closest. */
  readonly answered: boolean;
  /** 0 to 1. */
  readonly confidence: number;
  /** The short answer, a slice of the first passage's sentence; null where a whole sentence answers. */
  readonly short: string | null;
  /** Files that give this short answer, sorted; empty when there is none. */
  readonly agreeing: readonly string[];
  /** Best first, at most five. */
  readonly passages: readonly Passage[];
}

/** An index over articles that answers questions; the same question always gets the same answer. */
export interface Engine {
  readonly articles: readonly Article[];
  readonly sentences: readonly Sentence[];
  answer(question: string): Answer;
}

const CANDIDATES = 200; // sentences from the index to the ranker
const PASSAGES = 5;

/** Reads and indexes `articles`; what takes time is done here, once. */
export function createEngine(articles: readonly Article[]): Engine {
  const sentences = articles.flatMap(splitSentences);
  const retriever = createRetriever(sentences);

  function readAll(query: Query, keep: (sentence: Sentence) => boolean): Reading[] {
    const candidates = retriever
      .retrieve(query, CANDIDATES)
      .filter(({ sentence }) => keep(sentence));
    return read(query, rank(query, candidates, sentences, retriever), retriever);
  }

  function answer(question: string): Answer {
    const query = analyseQuestion(question);
    let readings = readAll(query, ({ role }) => role !== "furniture");
    let confidence = confidenceOf(query, readings[0], retriever);
    if (confidence < THRESHOLD) {
      // Page furniture may speak when nothing else does.
      const furniture = readAll(query, ({ role }) => role === "furniture");
      const itsConfidence = confidenceOf(query, furniture[0], retriever);
      if (readings.length === 0 || itsConfidence >= THRESHOLD) {
        readings = furniture;
        confidence = itsConfidence;
      }
    }
    const answered = confidence >= THRESHOLD;
    const passages = mergeCopies(readings).slice(0, PASSAGES);
    const best = readings[0];
    const span = answered ? best?.span : undefined;
    return {
      question,
      answered,
      confidence,
      short: best && span ? best.sentence.text.slice(span.start, span.end) : null,
      agreeing: best && span ? filesThatAgree(best, readings) : [],
      passages,
    };
  }

  return { articles, sentences, answer };
}
