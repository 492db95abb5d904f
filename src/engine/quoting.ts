/** An agreement → the passages to quote: what shows best what the articles say, and no more than one reads. */
import type { Agreement } from "./agreement.ts";
import type { Span } from "./article.ts";
import { formOf } from "./compatible.ts";
import { LIKELY } from "./dispute.ts";
import type { Passage } from "./passages.ts";
import type { Sentence } from "./sentences.ts";
import { splitWords } from "./words.ts";

const QUOTES = 3; // more than one can take in on a phone
const ITEMS = 5; // of a list, a sentence each
const AS_LIKELY = Math.log(2); // scores are log odds: half as likely as the best, at least
const ITEM_LIKELY = Math.log(20); // by hand: the sentences of a list share fewer of the question's words

/**
 * What of `passages` (best first) is worth quoting, at most three: the best of each view; where there
 * is one view alone, the best and others that give it unless they are far less likely, as long as each
 * brings an article that was not cited yet; where the best stands alone, others at least half as
 * likely as it, but no date beside a number. Of a list that is spread over sentences, those.
 */
export function worthQuoting(agreement: Agreement): readonly Passage[] {
  const { passages, views } = agreement;
  const [best, ...others] = passages;
  if (best === undefined) return [];
  const leads = views.flatMap((_, i) => passages.find(({ view }) => view === i) ?? []);
  if (leads.length > 1) return leads.slice(0, QUOTES);
  const items = listOver(agreement);
  if (items.length > 0) return items;
  const cited = new Set(filesOf(best));
  const same: Passage[] = [];
  for (const passage of others) {
    if (passage.view !== 0 || passage.score < best.score - LIKELY) continue;
    const fresh = filesOf(passage).filter((file) => !cited.has(file));
    if (fresh.length > 0) same.push(passage);
    for (const file of fresh) cited.add(file);
  }
  if (same.length > 0 || cited.size > 1) return [best, ...same].slice(0, QUOTES);
  return [best, ...others.filter((passage) => mayJoin(passage, best, AS_LIKELY))].slice(0, QUOTES);
}

/**
 * The sentences of one article, at most five, that each name some of the things asked for; none where one
 * thing was asked for, where one sentence names them all, or where articles differ. Most sentences that come
 * second answer something else, so that the words must show that they go on with the list.
 */
export function listOver({ passages, views, several }: Agreement): readonly Passage[] {
  const [best, ...others] = passages;
  if (best === undefined || !several || views.length > 1) return [];
  const items = others.filter(
    (passage) =>
      mayJoin(passage, best, ITEM_LIKELY) && mayStandBeside(best, passage) && goesOn(passage, best),
  );
  const list: Passage[] = [];
  const named: string[] = [];
  for (const passage of [best, ...items]) {
    const item = markedIn(passage);
    if (item === null || named.some((other) => other.includes(item))) continue;
    named.push(item);
    list.push(passage);
  }
  return list.length > 1 ? list.slice(0, ITEMS) : [];
}

function markedIn({ sentence, answer }: Passage): string | null {
  return answer && sentence.text.slice(answer.start, answer.end);
}

const ADDS = /\b(?:also|too|as well|another|others?|in addition|besides|moreover)\b/i;

/** Whether `passage` adds to what `best` names, in the same article: it says so, or is worded alike. */
function goesOn({ sentence, answer, score }: Passage, best: Passage): boolean {
  if (sentence.article !== best.sentence.article) return false;
  if (ADDS.test(sentence.text)) return true;
  const known = new Set(termsBeside(best.sentence, best.answer));
  const shared = termsBeside(sentence, answer).filter((term) => known.has(term)).length;
  return shared >= (score >= best.score - LIKELY ? 1 : 2); // words besides those that answer
}

/** The content terms of a sentence outside the words that answer, each once. */
function termsBeside({ text }: Sentence, answer: Span | null): string[] {
  const words = splitWords(text).filter(
    ({ start, end, stop }) =>
      !stop && (answer === null || end <= answer.start || start >= answer.end),
  );
  return [...new Set(words.map(({ term }) => term))];
}

/** Whether `passage` gives no answer that is counted yet, is likely enough beside the best, and of its form. */
function mayJoin(passage: Passage, best: Passage, within: number): boolean {
  return (
    passage.view === null && passage.score >= best.score - within && mayStandBeside(passage, best)
  );
}

function filesOf({ citations, nearly }: Passage): string[] {
  return [...citations, ...nearly].map(({ article }) => article.file);
}

/** Whether both answers are of one form; beside a name, or what has no form of its own, anything may stand. */
function mayStandBeside(one: Passage, other: Passage): boolean {
  const [a, b] = [one, other].map((passage) => {
    const text = markedIn(passage);
    return text === null ? null : formOf({ text, published: passage.sentence.article.date });
  });
  return a === b || b === null || b === "other" || b === "name";
}
