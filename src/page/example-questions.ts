/**
 * Sentences of the corpus → questions a newcomer may ask. A few plain rules turn a statement around
 * (Heilman & Smith 2010, "Good question!", the simple cases); the engine itself is then asked, and
 * only what it answers from that very sentence, with the words left out, is kept.
 */
import model from "wink-eng-lite-web-model";
import winkNLP, { type ItsFunction } from "wink-nlp";
import type { Answer, Engine } from "../engine/engine.ts";
import type { Sentence } from "../engine/sentences.ts";
import { splitWords } from "../engine/words.ts";

/** A question made from a sentence. */
interface Proposal {
  readonly question: string;
  readonly sentence: Sentence;
  /** The words of the sentence that answer it. */
  readonly answer: string;
  readonly asks: "who" | "where" | "when" | "how many" | "stand for";
}

const nlp = winkNLP(model, ["sbd", "pos"]);

const COUNT = 4; // examples shown
const TRIES = 60; // questions put to the engine, some 40 ms each
const READ = 600; // sentences looked at
const PER_KIND = 2; // examples that ask the same way

/**
 * Looks for up to four questions that `engine` answers well, of different kinds and articles where
 * it can. Yields each when it is found, and null after every try without one, for whoever wants to
 * do something else in between. The same corpus gives the same questions.
 */
export function* findQuestions(engine: Engine): Generator<string | null> {
  const found: Proposal[] = [];
  let tries = 0;
  for (const sentence of inTurn(engine.sentences).slice(0, READ)) {
    for (const proposal of proposeQuestions(sentence)) {
      if (!isNew(proposal, found)) continue;
      if (tries === TRIES) return;
      tries += 1;
      if (isAnsweredBy(engine.answer(proposal.question), proposal)) {
        found.push(proposal);
        yield proposal.question;
        if (found.length === COUNT) return;
        break;
      }
      yield null;
    }
  }
}

/** Hands `onFound` the questions found so far, each time there is one more; the work waits its turn. */
export function suggestQuestions(
  engine: Engine,
  onFound: (questions: readonly string[]) => void,
): { stop(): void } {
  const search = findQuestions(engine);
  const found: string[] = [];
  let turn = setTimeout(look, 0);
  function look(): void {
    const { value, done } = search.next();
    if (done) return;
    if (value !== null) {
      found.push(value);
      onFound([...found]);
    }
    turn = setTimeout(look, 0);
  }
  return { stop: () => clearTimeout(turn) };
}

/** The sentences of prose, the first of each article before the second of any. */
function inTurn(sentences: readonly Sentence[]): Sentence[] {
  const seen = new Map<string, number>();
  return sentences
    .filter(({ role }) => role === "prose")
    .map((sentence) => {
      const nth = seen.get(sentence.article.file) ?? 0;
      seen.set(sentence.article.file, nth + 1);
      return { sentence, nth };
    })
    .sort((one, other) => one.nth - other.nth)
    .map(({ sentence }) => sentence);
}

/** Whether it asks in another way and about other things than those found. */
function isNew({ asks, question, sentence }: Proposal, found: readonly Proposal[]): boolean {
  if (found.filter((it) => it.asks === asks).length >= PER_KIND) return false;
  const terms = contentTerms(question);
  return found.every(
    (it) =>
      it.sentence !== sentence &&
      contentTerms(it.question).filter((term) => terms.includes(term)).length <= terms.length / 2,
  );
}

function contentTerms(text: string): string[] {
  return splitWords(text).flatMap(({ term, stop }) => (stop ? [] : [term]));
}

/** Whether the first passage is the sentence the question was made from, with its words as the answer. */
function isAnsweredBy(answer: Answer, { sentence, answer: wanted }: Proposal): boolean {
  const [best] = answer.passages;
  if (!answer.answered || answer.short === null || !best) return false;
  const isThere = best.citations.some(
    ({ article, start }) => article === sentence.article && start === sentence.start,
  );
  const terms = contentTerms(answer.short);
  const wantedTerms = contentTerms(wanted);
  return isThere && terms.length > 0 && terms.every((term) => wantedTerms.includes(term));
}

/** A word as the rules see it. */
interface Token {
  readonly text: string;
  readonly pos: string;
  readonly lemma: string;
}

const MAX_WORDS = 40; // of a sentence; longer ones are rarely about one thing
const MAX_SUBJECT = 6;
const MAX_OBJECT = 8;

/** What can be asked about a sentence of the form `subject verb object place-or-time`. */
function* proposeQuestions(sentence: Sentence): Generator<Proposal> {
  const tokens = readTokens(sentence.text);
  yield* askAbbreviation(sentence);
  if (tokens.length > MAX_WORDS) return;
  const verbAt = tokens.findIndex(({ pos }) => pos === "VERB" || pos === "AUX");
  const verb = tokens[verbAt];
  if (!verb || verb.pos === "AUX" || verbAt > MAX_SUBJECT) return;
  const subject = tokens.slice(0, verbAt);
  if (!isSubject(subject)) return;
  const clause = tokens.slice(verbAt + 1, endOfClause(tokens, verbAt + 1));
  const past = verb.text.toLowerCase() !== verb.lemma && !verb.text.endsWith("s");
  const helper = past ? "did" : "does";
  if (!past && verb.text.toLowerCase() === verb.lemma) return;
  const named = join(lowerFirst(subject));
  const make = (asks: Proposal["asks"], words: string, answer: string): Proposal => ({
    asks,
    question: `${words}?`,
    answer,
    sentence,
  });

  const adjunct = findAdjunct(clause);
  if (adjunct) {
    const object = clause.slice(0, adjunct.start);
    if (object.length <= MAX_OBJECT && isComplete(object)) {
      const words = `${named} ${verb.lemma} ${join(object)}`.trim();
      yield make(adjunct.asks, `${capital(adjunct.asks)} ${helper} ${words}`, join(adjunct.words));
    }
  }
  const [number, noun] = clause;
  if (number?.pos === "NUM" && noun?.pos === "NOUN" && noun.text.endsWith("s")) {
    const words = `How many ${noun.text} ${helper} ${named} ${verb.lemma}`;
    yield make("how many", words, `${number.text} ${noun.text}`);
  }
  const object = adjunct ? clause.slice(0, adjunct.start) : clause;
  const isNamed = subject.every(({ pos }) => pos === "PROPN");
  if (isNamed && object.length >= 2 && object.length <= MAX_OBJECT && isComplete(object)) {
    yield make("who", `Who ${verb.text} ${join(object)}`, join(subject));
  }
}

/** `the Long Name (LN)` → what LN stands for. */
function* askAbbreviation(sentence: Sentence): Generator<Proposal> {
  for (const [, name = "", short = ""] of sentence.text.matchAll(
    /((?:\p{Lu}[\p{L}'’]+(?: of| and| the| for)*[ -]){2,})\((\p{Lu}{2,6})\)/gu,
  )) {
    yield {
      asks: "stand for",
      question: `What does ${short} stand for?`,
      answer: name,
      sentence,
    };
  }
}

function readTokens(text: string): Token[] {
  const { its } = nlp;
  const tokens = nlp.readDoc(text.replace(/\s+/g, " ")).tokens();
  const words = tokens.out();
  const tags = tokens.out(its.pos as ItsFunction<string>) as string[];
  const lemmas = tokens.out(its.lemma as ItsFunction<string>) as string[];
  return words.map((word, i) => ({
    text: word,
    pos: tags[i] ?? "X",
    lemma: lemmas[i] ?? word,
  }));
}

/** A name, or `the` with a noun: what can be understood without the sentences before. */
function isSubject(tokens: readonly Token[]): boolean {
  const [first, ...rest] = tokens;
  const last = tokens.at(-1);
  if (!first || !last || !/^(?:NOUN|PROPN)$/.test(last.pos)) return false;
  const begins = first.pos === "PROPN" || (/^the$/i.test(first.text) && rest.length > 0);
  return begins && rest.every(({ pos }) => /^(?:NOUN|PROPN|ADJ)$/.test(pos));
}

function endOfClause(tokens: readonly Token[], from: number): number {
  const end = tokens.findIndex(
    ({ pos, text }, i) =>
      i >= from &&
      (/^(?:PUNCT|CCONJ|SCONJ|AUX|VERB)$/.test(pos) || /^(?:that|which|who)$/i.test(text)),
  );
  return end < 0 ? tokens.length : end;
}

const DAY_OR_MONTH =
  /^(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|January|February|March|April|May|June|July|August|September|October|November|December|(?:1[5-9]|20)\d\d)$/;

/** The first place (`at the Old Mill`) or time (`on Tuesday`) in a clause. */
function findAdjunct(
  clause: readonly Token[],
): { start: number; words: Token[]; asks: "where" | "when" } | null {
  for (const [start, { text }] of clause.entries()) {
    if (!/^(?:in|at|on|near)$/i.test(text)) continue;
    const words = clause.slice(start + 1, phraseEnd(clause, start + 1));
    if (words.length === 0) continue;
    if (words.some((word) => DAY_OR_MONTH.test(word.text))) return { start, words, asks: "when" };
    const isPlace = /^(?:in|at|near)$/i.test(text) && words.some(({ pos }) => pos === "PROPN");
    if (isPlace) return { start, words, asks: "where" };
  }
  return null;
}

function phraseEnd(clause: readonly Token[], from: number): number {
  const end = clause.findIndex(
    ({ pos }, i) => i >= from && !/^(?:DET|ADJ|NOUN|PROPN|NUM|PART)$/.test(pos),
  );
  return end < 0 ? clause.length : end;
}

/** Whether nothing is cut off: an object may end in a noun or be missing, not in `the` or `of`. */
function isComplete(object: readonly Token[]): boolean {
  const last = object.at(-1);
  if (object.some(({ pos, text }) => pos === "PRON" || /["“”(]/.test(text))) return false;
  return !last || /^(?:NOUN|PROPN|NUM|ADV)$/.test(last.pos);
}

function join(tokens: readonly Token[]): string {
  return tokens
    .map(({ text }) => text)
    .join(" ")
    .replace(/ (?=['’,.%])/g, "")
    .replace(/ - /g, "-");
}

function lowerFirst(tokens: readonly Token[]): Token[] {
  return tokens.map((token, i) =>
    i === 0 && token.pos !== "PROPN" ? { ...token, text: token.text.toLowerCase() } : token,
  );
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
