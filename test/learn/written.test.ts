import { beforeAll, describe, expect, it } from "vitest";
import { splitSentences } from "../../src/engine/sentences.ts";
import type { DataSet, Place } from "../../src/learn/data.ts";
import { isGold, makeTrials, splitByArticle } from "../../src/learn/trials.ts";
import { readWritten } from "../../src/learn/written.ts";

describe("the articles and questions written for this project", () => {
  let set: DataSet;
  beforeAll(async () => {
    set = await readWritten();
  });

  it("answer every answerable question in a sentence that can be quoted", () => {
    const sentences = new Map(
      set.articles.map((article) => [article.file, splitSentences(article)]),
    );
    const lost = set.questions.filter(
      (question) =>
        question.answerable &&
        !question.places.some(({ file }) =>
          sentences.get(file)?.some((sentence) => isGold(sentence, question)),
        ),
    );
    expect(lost.map(({ id, question }) => `${id} ${question}`)).toEqual([]);
  });

  it("mark whole words of the article as the answer", () => {
    const texts = new Map(set.articles.map(({ file, text }) => [file, text]));
    const isMarked = ({ file, start }: Place, answer: string): boolean => {
      const text = texts.get(file) ?? "";
      return (
        text.startsWith(answer, start) &&
        !/[\p{L}\p{N}]$/u.test(text.slice(0, start)) &&
        !/^[\p{L}\p{N}]/u.test(text.slice(start + answer.length))
      );
    };
    const unmarked = set.questions.filter(
      ({ places, answers }) =>
        answers.length > 0 &&
        !places.some((place) => answers.some((answer) => isMarked(place, answer))),
    );
    expect(unmarked.map(({ id }) => id)).toEqual([]);
  });

  it("are learned from or held out together where they tell of the same", () => {
    const { fit, held } = splitByArticle(set, 0.25);
    const files = new Set(held.articles.map(({ file }) => file));
    expect(fit.articles.length + held.articles.length).toBe(set.articles.length);
    for (const { places } of fit.questions)
      for (const { file } of places) expect(files.has(file)).toBe(false);
  });

  it("are asked as they were typed", () => {
    const isTold = ({ file }: { file: string }) => file.startsWith("sport/");
    const sport = {
      name: "sport",
      articles: set.articles.filter(isTold),
      questions: set.questions.filter(isTold),
    };
    const trials = makeTrials(sport, { size: 6, share: 1, foreign: 0, takenOut: 0 });
    const asked = trials.flatMap(({ questions }) => questions);
    expect(asked).toHaveLength(sport.questions.length);
    for (const { question, typed } of asked) expect(typed).toBe(question);
  });
});
