import { describe, expect, it } from "vitest";
import { layOut } from "../../src/corpus/layout.ts";
import type { DataSet, Question } from "../../src/learn/data.ts";
import { isAnswerable, isGold, keptFor, makeTrials } from "../../src/learn/trials.ts";

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
});
