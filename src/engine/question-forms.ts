/**
 * Sentence → the questions that it answers, by a few plain rules that turn a statement around (Heilman &
 * Smith 2010, "Good question!", the simple cases).
 */
import { type LemmaToken, readTokens } from "./lemmas.ts";
import type { Sentence } from "./sentences.ts";
import { capital, isObject, join, readStatement, type Statement } from "./statement.ts";

/** A question made from a sentence. */
export interface Proposal {
  readonly question: string;
  readonly sentence: Sentence;
  /** The words of the sentence that answer it. */
  readonly answer: string;
  readonly asks: "who" | "where" | "when" | "how many" | "stand for" | "who is";
}

/** What can be asked about `sentence`. */
export function* proposeQuestions(sentence: Sentence): Generator<Proposal> {
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

function isCount(number: LemmaToken | undefined, noun: LemmaToken | undefined): boolean {
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
function askPerson(tokens: readonly LemmaToken[]): Asked[] {
  const isName = (token: LemmaToken | undefined) =>
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
