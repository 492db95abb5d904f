/** Data sets → trials: corpora of several sizes, and the questions that are asked of each. */
import type { Article, Span } from "../engine/article.ts";
import { type Sentence, splitSentences } from "../engine/sentences.ts";
import type { DataSet, Question } from "./data.ts";
import { drawn, hash } from "./random.ts";
import { askElse, replacementsIn } from "./rewording.ts";
import { typeQuestion } from "./typing.ts";
import type { WordNet } from "./wordnet.ts";

/** A question as it is typed, and whether the corpus it is asked of can answer it. */
export interface Asked extends Question {
  /** The set's own wording is `question`; this is what the engine gets to read. */
  readonly typed: string;
  /**
   * Why the corpus answers it or not: the set has no answer, its article is in another corpus, the
   * paragraphs that answer are to be left out, or it was altered to ask about something else.
   */
  readonly why: "answered" | "unanswerable" | "foreign" | "taken out" | "altered";
  /** The paragraphs to be left out. */
  readonly without: readonly Stretch[];
}

/** A part of an article. */
export interface Stretch extends Span {
  readonly file: string;
}

/** A corpus and what is asked of it. */
export interface Trial {
  readonly articles: readonly Article[];
  readonly sentences: readonly Sentence[];
  readonly questions: readonly Asked[];
}

/** Parts of a data set that share no article: one to learn from, one held out. */
export interface Parts {
  readonly fit: DataSet;
  readonly held: DataSet;
}

/**
 * Splits `set`; each `name` draws anew which articles, a share of `held`, are held out. Articles that
 * answer the same questions stay together.
 */
export function splitByArticle(set: DataSet, held: number, name = "held"): Parts {
  const groups = groupArticles(set);
  const isHeld = (file: string): boolean => drawn(groups.get(file) ?? file, name, held);
  const part = (name: string, keep: (file: string) => boolean): DataSet => ({
    name: `${set.name} ${name}`,
    articles: set.articles.filter(({ file }) => keep(file)),
    questions: set.questions.filter(({ file }) => keep(file)),
  });
  return { fit: part("fit", (file) => !isHeld(file)), held: part("held", isHeld) };
}

/** Parts of a data set that share no article, by what learns from them. */
export interface LearningParts {
  /** The network, and the weights that come before it. */
  readonly fit: DataSet;
  /** All else, which the network never sees: `stack` and `held`. */
  readonly unseen: DataSet;
  /** The weights that stand on the network. */
  readonly stack: DataSet;
  /** No weight; the threshold is chosen on it. */
  readonly held: DataSet;
}

const UNSEEN = 0.25; // of the articles
const HELD = 0.4; // of those

/** `set` in the parts that training, and measuring what was trained, agree on. */
export function splitForLearning(set: DataSet): LearningParts {
  const { fit, held: unseen } = splitByArticle(set, UNSEEN);
  const { fit: stack, held } = splitByArticle(unseen, HELD, "threshold");
  return { fit, unseen, stack, held };
}

export interface TrialOptions {
  /** Articles in a corpus; Infinity for all of them in one. */
  readonly size: number;
  /** Share of the questions that is asked at all. */
  readonly share: number;
  /** Share of those that name something that is asked only of the next corpus, which lacks their article. */
  readonly foreign: number;
  /** Share of the others that is asked once more, of their own corpus without the paragraphs that answer. */
  readonly takenOut: number;
  /** Share of the others that is also asked about something that its article lacks; none if not said. */
  readonly altered?: number;
}

const NO_WORDS: WordNet = { synonyms: () => [], antonyms: () => [] };

/**
 * Corpora of `size` articles, grouped without regard to their subjects, and their questions. Those altered
 * ask for another name or figure, or for the opposite where `wordnet` is given.
 */
export function makeTrials(
  set: DataSet,
  { size, share, foreign, takenOut, altered = 0 }: TrialOptions,
  wordnet: WordNet = NO_WORDS,
): Trial[] {
  const replacements = altered > 0 ? replacementsIn(set.articles.map(({ text }) => text)) : null;
  const count = Math.max(1, Math.round(set.articles.length / size));
  const together = groupArticles(set);
  const order = [...new Set(together.values())].sort((a, b) => hash(a) - hash(b));
  const homes = new Map(order.map((name, i) => [name, i % count]));
  const homeOf = (file: string): number => homes.get(together.get(file) ?? file) ?? 0;
  const articles = [...set.articles].sort((a, b) => hash(a.file) - hash(b.file));
  const corpora: Article[][] = Array.from({ length: count }, () => []);
  for (const article of articles) corpora[homeOf(article.file)]?.push(article);
  const byFile = new Map(set.articles.map((article) => [article.file, article]));
  const asked: Asked[][] = corpora.map(() => []);
  for (const question of set.questions) {
    if (!drawn(question.id, `share:${size}`, share)) continue;
    const home = homeOf(question.file);
    const typed = question.chat ? question.question : typeQuestion(question.question, question.id);
    // A name makes it a question about that article; without one any corpus might answer.
    const named = count > 1 && /\S.*\p{Lu}/u.test(question.question);
    const away = question.answerable && named && drawn(question.id, "foreign", foreign);
    if (away) {
      asked[(home + 1) % count]?.push({ ...question, typed, why: "foreign", without: [] });
      continue;
    }
    const why = question.answerable ? "answered" : "unanswerable";
    asked[home]?.push({ ...question, typed, why, without: [] });
    if (question.answerable && drawn(question.id, "taken out", takenOut)) {
      const without = paragraphsOf(question, byFile);
      asked[home]?.push({ ...question, typed, why: "taken out", without });
    }
    if (replacements && question.answerable && drawn(question.id, "altered", altered)) {
      const id = `altered:${question.id}`;
      const text = byFile.get(question.file)?.text ?? "";
      const other = askElse(question.question, id, text, replacements, wordnet);
      if (other === null) continue;
      const typed = question.chat ? other : typeQuestion(other, id);
      asked[home]?.push({ ...question, id, question: other, typed, why: "altered", without: [] });
    }
  }
  return corpora.map((articles, i) => ({
    articles,
    sentences: articles.flatMap(splitSentences),
    questions: asked[i] ?? [],
  }));
}

/** File → the first file of those that answer the same questions as it, which may be itself. */
function groupArticles({ articles, questions }: DataSet): Map<string, string> {
  const first = new Map(articles.map(({ file }) => [file, file]));
  for (const { file, places } of questions) {
    const names = new Set(
      [file, ...places.map((place) => place.file)].map((one) => first.get(one)),
    );
    if (names.size < 2) continue;
    const name = [...names].sort()[0] as string;
    for (const [one, other] of first) if (names.has(other)) first.set(one, name);
  }
  return first;
}

/** The paragraphs in which `question` is answered. */
function paragraphsOf({ places }: Question, articles: ReadonlyMap<string, Article>): Stretch[] {
  return [...new Set(places.map(({ file }) => file))].flatMap((file) => {
    const starts = places.filter((place) => place.file === file).map(({ start }) => start);
    return (articles.get(file)?.blocks ?? [])
      .filter(({ start, end }) => starts.some((at) => at >= start && at < end))
      .map(({ start, end }) => ({ file, start, end }));
  });
}

/** Whether `sentence` covers one of the places where `question` is answered. */
export function isGold({ article, start, end }: Sentence, { places }: Question): boolean {
  return places.some(
    (place) => place.file === article.file && place.start >= start && place.start < end,
  );
}

/** Whether anything in the corpus answers. */
export function isAnswerable(question: Asked): boolean {
  return question.why === "answered";
}

/** The sentences that may answer it: all but those of the paragraphs to be left out. */
export function keptFor({ without }: Asked): (sentence: Sentence) => boolean {
  return ({ article, start }) =>
    !without.some(
      (stretch) => stretch.file === article.file && start >= stretch.start && start < stretch.end,
    );
}
