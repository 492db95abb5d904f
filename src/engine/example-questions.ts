/**
 * Sentences of the corpus → questions a newcomer may ask. A few plain rules turn a statement around
 * (Heilman & Smith 2010, "Good question!", the simple cases); the engine itself is then asked, and
 * only what it answers from that very sentence, with the words left out, is kept.
 */
import type { Answer, Engine } from "./engine.ts";
import type { Sentence } from "./sentences.ts";
import {
  capital,
  isObject,
  join,
  readStatement,
  readTokens,
  type Statement,
  type Token,
} from "./statement.ts";
import { splitWords } from "./words.ts";

/** A question made from a sentence. */
interface Proposal {
  readonly question: string;
  readonly sentence: Sentence;
  /** The words of the sentence that answer it. */
  readonly answer: string;
  readonly asks: "who" | "where" | "when" | "how many" | "stand for" | "who is";
}

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

/**
 * The first of those questions of at most `MAX_EXAMPLE` characters; null where some tries find none. It
 * is looked for when it is first asked for, and remembered.
 */
export function createExample(engine: Engine): () => string | null {
  let example: string | null | undefined;
  return () => {
    if (example === undefined) example = findExample(engine);
    return example;
  };
}

const MAX_EXAMPLE = 100; // characters, to be read at a glance
const FEW_TRIES = 12; // half a second, for somebody is waiting

function findExample(engine: Engine): string | null {
  let tries = 0;
  for (const question of findQuestions(engine)) {
    if (question !== null && question.length <= MAX_EXAMPLE) return question;
    tries += 1;
    if (tries === FEW_TRIES) break;
  }
  return null;
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

/**
 * Whether the first passage is the sentence the question was made from, with its words as the answer.
 * Who someone is may stand in another as well.
 */
function isAnsweredBy(answer: Answer, { sentence, answer: wanted, asks }: Proposal): boolean {
  const [best] = answer.passages;
  if (!answer.answered || answer.short === null || !best) return false;
  const isThere = best.citations.some(
    ({ article, start }) => article === sentence.article && start === sentence.start,
  );
  const terms = contentTerms(answer.short);
  const wantedTerms = contentTerms(wanted);
  return (
    (isThere || asks === "who is") &&
    terms.length > 0 &&
    terms.every((term) => wantedTerms.includes(term))
  );
}

/** What can be asked about `sentence`. */
function* proposeQuestions(sentence: Sentence): Generator<Proposal> {
  const tokens = readTokens(sentence.text);
  const statement = readStatement(tokens, sentence.article.text);
  const asked = [
    ...askAbbreviation(sentence.text),
    ...(statement ? askStatement(statement) : []),
    ...askPerson(tokens),
  ];
  for (const it of asked) yield { ...it, question: `${capital(it.question)}?`, sentence };
}

type Asked = Omit<Proposal, "sentence">;

/** Where, when, how many and who, as far as the statement says. */
function askStatement({ subject, verb, adjuncts, object, rest, isWhole }: Statement): Asked[] {
  const asked: Asked[] = [];
  const { helper, main, plain } = verb;
  const named = join(subject);
  const isUsable = isObject(object) && (isWhole || object.length < rest.length);
  for (const { asks, words } of isUsable ? adjuncts : []) {
    const question = `${asks} ${helper} ${named} ${main} ${join(object)}`.trim();
    asked.push({ asks, question, answer: join(words) });
  }
  const [number, noun, next] = rest;
  if (isCount(number, noun) && (isWhole || next) && !/^(?:NOUN|PROPN)$/.test(next?.pos ?? "")) {
    const question = `how many ${noun?.text} ${helper} ${named} ${main}`;
    asked.push({ asks: "how many", question, answer: `${number?.text} ${noun?.text}` });
  }
  const [first, second] = subject;
  const isPassive = helper === "was" || helper === "were";
  if (subject.length === 2 && isCount(first, second)) {
    const words = isUsable ? join(object) : "";
    const question = `how many ${second?.text} ${plain} ${words}`.trim();
    if (isPassive || words !== "") asked.push({ asks: "how many", question, answer: named });
  } else if (isUsable && object.length >= 2 && subject.every(({ pos }) => pos === "PROPN")) {
    if (object[0]?.pos !== "NUM") {
      asked.push({ asks: "who", question: `who ${plain} ${join(object)}`, answer: named });
    }
  }
  return asked;
}

function isCount(number: Token | undefined, noun: Token | undefined): boolean {
  return number?.pos === "NUM" && noun?.pos === "NOUN" && noun.text.endsWith("s");
}

/** `the Long Name (LN)` → what LN stands for. */
function askAbbreviation(text: string): Asked[] {
  const matches = text.matchAll(
    /((?:\p{Lu}[\p{L}'’]+(?: of| and| the| for)*[ -]){2,})\((\p{Lu}{2,6})\)/gu,
  );
  return [...matches].map(([, name = "", short = ""]) => ({
    asks: "stand for",
    question: `what does ${short} stand for`,
    answer: name,
  }));
}

/** `harbour master Ada Bell` → who Ada Bell is. */
function askPerson(tokens: readonly Token[]): Asked[] {
  const isName = (token: Token | undefined) =>
    token?.pos === "PROPN" && /^\p{Lu}\p{Ll}/u.test(token.text);
  const at = tokens.findIndex(
    ({ pos, text }, i) =>
      pos === "NOUN" && /^\p{Ll}/u.test(text) && isName(tokens[i + 1]) && isName(tokens[i + 2]),
  );
  if (at < 0) return [];
  const end = tokens.findIndex((token, i) => i > at && !isName(token));
  const name = tokens.slice(at + 1, end < 0 ? tokens.length : end);
  const start = tokens.findLastIndex(({ pos }, i) => i < at && !/^(?:ADJ|NOUN|PROPN)$/.test(pos));
  const role = tokens.slice(start + 1, at + 1);
  // "her colleague" says who someone is only to those who know who she is.
  if (name.length > 3 || tokens[start]?.pos === "PRON") return [];
  return [{ asks: "who is", question: `who is ${join(name)}`, answer: join(role) }];
}
