import { describe, expect, it } from "vitest";
import { layOut } from "../../src/corpus/layout.ts";
import type { DataSet, Question } from "../../src/learn/data.ts";
import {
  isAnswerable,
  isGold,
  keptFor,
  makeTrials,
  splitByArticle,
  splitForLearning,
} from "../../src/learn/trials.ts";

const TEXTS = [
  "Ilse Moreau was born in 1912. She sailed from Port Ellis to the islands.",
  "The mill at Harrow was built by Tomas Reyer in 1844. It burned down twice.",
];
const ARTICLES = TEXTS.map((text, i) => layOut(`${i}.txt`, text));
const QUESTIONS = Array.from({ length: 40 }, (_, i): Question => {
  const [file, question, answer] =
    i % 2 === 0
      ? (["0.txt", "When was Ilse Moreau born?", "1912"] as const)
      : (["1.txt", "Who built the mill at Harrow in 1844?", "Tomas Reyer"] as const);
  const text = TEXTS[i % 2] as string;
  const places = [{ file, start: text.indexOf(answer) }];
  const rest = { sort: null, answers: [answer], answerable: true, chat: false };
  return { id: String(i), question, file, places, ...rest };
});
const SET: DataSet = { name: "set", articles: ARTICLES, questions: QUESTIONS };
const PLAIN = { size: 1, share: 1, foreign: 0, takenOut: 0 };

describe("makeTrials", () => {
  it("asks each question of the corpus that holds its article", () => {
    for (const { articles, sentences, questions } of makeTrials(SET, PLAIN)) {
      expect(articles).toHaveLength(1);
      expect(questions).toHaveLength(20);
      for (const question of questions)
        expect(sentences.some((sentence) => isGold(sentence, question))).toBe(true);
    }
  });

  it("asks a foreign question of a corpus that lacks its article", () => {
    for (const { articles, questions } of makeTrials(SET, { ...PLAIN, foreign: 1 }))
      for (const question of questions) {
        expect(isAnswerable(question)).toBe(false);
        expect(articles.map(({ file }) => file)).not.toContain(question.file);
      }
  });

  it("leaves the paragraphs out that answer a question taken out", () => {
    const asked = makeTrials(SET, { ...PLAIN, takenOut: 1 }).flatMap(({ sentences, questions }) =>
      questions
        .filter(({ why }) => why === "taken out")
        .map((question) => ({ question, kept: sentences.filter(keptFor(question)) })),
    );
    expect(asked).toHaveLength(40);
    for (const { question, kept } of asked)
      expect(kept.some((sentence) => isGold(sentence, question))).toBe(false);
  });

  it("alters a question so that it asks for something its article lacks", () => {
    const altered = makeTrials(SET, { ...PLAIN, altered: 1 })
      .flatMap(({ questions }) => questions)
      .filter(({ why }) => why === "altered");
    expect(altered.length).toBeGreaterThan(10);
    for (const question of altered) {
      expect(isAnswerable(question)).toBe(false);
      expect(QUESTIONS.map((one) => one.question)).not.toContain(question.question);
    }
  });

  it("makes the same trials every time", () => {
    const options = { size: 2, share: 0.7, foreign: 0, takenOut: 0.5, altered: 0.5 };
    expect(makeTrials(SET, options)).toEqual(makeTrials(SET, options));
  });
});

const LIBRARY: DataSet = {
  name: "library",
  articles: Array.from({ length: 200 }, (_, i) => layOut(`${i}.txt`, `Mill ${i} stands here.`)),
  questions: Array.from(
    { length: 200 },
    (_, i): Question => ({
      id: String(i),
      question: "Which mill stands here?",
      sort: null,
      file: `${i}.txt`,
      answers: [],
      // Two articles each tell of the same.
      places: [i, i - (i % 2)].map((one) => ({ file: `${one}.txt`, start: 0 })),
      answerable: true,
      chat: false,
    }),
  ),
};

/** Numbers of the articles in `set`, and of those that its questions were asked of. */
function numbersOf(set: DataSet) {
  return [set.articles, set.questions].map((all) =>
    all.map(({ file }) => Number.parseInt(file, 10)),
  );
}

describe("splitByArticle", () => {
  it("lets no article stand on both sides, nor two that tell of the same", () => {
    const { fit, held } = splitByArticle(LIBRARY, 0.5);
    const [learned = [], asked] = numbersOf(fit);
    const [apart = [], askedApart] = numbersOf(held);
    expect([learned, apart]).toEqual([asked, askedApart]);
    expect([...learned, ...apart].sort((a, b) => a - b)).toEqual(LIBRARY.articles.map((_, i) => i));
    for (const one of learned) expect(apart).not.toContain(one % 2 === 0 ? one + 1 : one - 1);
  });
});

describe("splitForLearning", () => {
  it("keeps a quarter from the network, and two fifths of that from every weight", () => {
    const { fit, unseen, stack, held } = splitForLearning(LIBRARY);
    const sizes = [fit, unseen, stack, held].map(({ articles }) => articles.length);
    const [learned = 0, rest = 0, built = 0, last = 0] = sizes;
    expect(learned + rest).toBe(200);
    expect(built + last).toBe(rest);
    expect(rest / 200).toBeGreaterThan(0.15);
    expect(rest / 200).toBeLessThan(0.35);
    expect(last / rest).toBeGreaterThan(0.2);
    expect(last / rest).toBeLessThan(0.6);
  });
});
