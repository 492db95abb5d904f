/** The straight line from articles to answers: sentences → index → candidates → ranked → read → merged. */
import type { Agreement } from "./agreement.ts";
import type { Article } from "./article.ts";
import { isSmallTalk } from "./chat.ts";
import { loadNetwork } from "./model/load.ts";
import type { Model } from "./model/model.ts";
import type { Network } from "./model/network.ts";
import { MODEL } from "./model/weights.ts";
import type { Retriever } from "./retriever.ts";
import { type Adapt, createSearch, type Found } from "./search.ts";
import { type Sentence, splitSentences } from "./sentences.ts";
import type { Reading } from "./settle.ts";

/** What the corpus says to a question. */
export interface Answer extends Agreement {
  readonly question: string;
  /** Whether it is talk to the bot ("hello", "who made you"): never answered, without passages. */
  readonly chat: boolean;
  /** Whether it answers at all; when not, `passages` holds what came closest, if it shares a word. */
  readonly answered: boolean;
  /** 0 to 1. */
  readonly confidence: number;
  /** The short answer, a slice of the first passage's sentence or of its speaker's; null where a whole sentence answers. */
  readonly short: string | null;
}

/** An answer and what led to it. */
export interface Trace extends Found {
  readonly answer: Answer;
}

/** An index over articles that answers questions; the same question always gets the same answer. */
export interface Engine {
  readonly articles: readonly Article[];
  readonly sentences: readonly Sentence[];
  readonly retriever: Retriever;
  readonly model: Model;
  answer(question: string): Answer;
  /** The answer with every step on the way to it. */
  trace(question: string): Trace;
}

const MOST = 0.6; // of the question's information, by hand
const isOwn = ({ role }: Sentence): boolean => role !== "furniture";

/** Reads and indexes `articles`; what takes time is done here, once. `adapt` may replace steps. */
export function createEngine(
  articles: readonly Article[],
  model: Model = MODEL,
  network: Network = loadNetwork(),
  adapt?: Adapt,
): Engine {
  const sentences = articles.flatMap(splitSentences);
  const { find, retriever, steps } = createSearch(sentences, model, network, adapt);

  function searchAmong(question: string, keep: (sentence: Sentence) => boolean) {
    const found = find(question, keep);
    return { ...found, confidence: steps.judge(found.sought, found.readings) };
  }

  /** Whether page furniture may speak: it holds most of what is asked for, and a word of it alone. */
  function speaksAlone(reading: Reading | undefined): boolean {
    if (reading === undefined || reading.features.coverage < MOST) return false;
    return reading.matches.some((term) => term !== null && !saidOutsideFurniture(term));
  }

  function saidOutsideFurniture(term: string): boolean {
    return retriever.retrieve([term], 1, isOwn).length > 0;
  }

  function trace(question: string): Trace {
    if (isSmallTalk(question, (term) => retriever.vocabulary.has(term))) {
      const nothing = { sought: steps.seek(question), candidates: [], readings: [] };
      return { ...nothing, answer: smallTalk(question) };
    }
    let found = searchAmong(question, isOwn);
    if (found.confidence < model.threshold) {
      const furniture = searchAmong(question, ({ role }) => role === "furniture");
      if (furniture.confidence >= model.threshold && speaksAlone(furniture.readings[0]))
        found = furniture;
    }
    const { confidence, ...rest } = found;
    return { ...rest, answer: conclude(question, found, confidence) };
  }

  function conclude(question: string, found: Found, confidence: number): Answer {
    const answered = confidence >= model.threshold;
    const isNear = ({ matches }: Reading): boolean => matches.some((term) => term !== null);
    const readings = answered ? found.readings : found.readings.filter(isNear);
    const { passages, views, several } = steps.sumUp(found.sought, readings);
    return {
      question,
      chat: false,
      answered,
      confidence,
      short: answered ? (views[0]?.short ?? null) : null,
      passages: answered ? passages : passages.map((passage) => ({ ...passage, view: null })),
      views: answered ? views : [],
      several,
    };
  }

  const answer = (question: string): Answer => trace(question).answer;
  return { articles, sentences, retriever, model, answer, trace };
}

function smallTalk(question: string): Answer {
  return {
    question,
    chat: true,
    answered: false,
    confidence: 0,
    short: null,
    passages: [],
    views: [],
    several: false,
  };
}
