/**
 * Sentences of the corpus → questions a newcomer may ask. Of those that a sentence seems to answer the
 * engine itself is asked, and only what it answers from that very sentence, with the words left out,
 * is kept.
 */
import type { Answer, Engine } from "./engine.ts";
import { type Proposal, proposeQuestions } from "./question-forms.ts";
import type { Sentence } from "./sentences.ts";
import { splitWords } from "./words.ts";

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
