import { beforeAll, describe, expect, it } from "vitest";
import { type Corpus, readCorpus } from "../../src/corpus/read.ts";
import type { Article } from "../../src/engine/article.ts";
import { splitSentences } from "../../src/engine/sentences.ts";

let corpus: Corpus;
beforeAll(async () => {
  corpus = await readCorpus("seeds");
});

function article(number: string): Article {
  const found = corpus.articles.find(({ file }) => file.startsWith(number));
  if (!found) throw new Error(`no seed ${number}`);
  return found;
}

/** Numbers of the lines on which a block of `role` begins. */
function linesOf(number: string, role: string): number[] {
  const sentences = splitSentences(article(number)).filter((sentence) => sentence.role === role);
  return [...new Set(sentences.map(({ line }) => line))];
}

describe("the seed articles", () => {
  it("are all read, without a warning", () => {
    expect(corpus.articles).toHaveLength(5);
    expect(corpus.warnings).toEqual([]);
  });

  it.each([
    ["000", "Kim vows support for Russia's 'just fight' during summit with Putin", "2023-09-14"],
    [
      "001",
      "North Korea's Kim Jong Un vows full support for Russia's 'just fight' after viewing launchpads with Vladimir Putin",
      "2023-09-14",
    ],
    ["002", "NORTH KOREAN Supreme Leader Kim Jong Un vowed “full and unconditional support”", null],
    [
      "003",
      "North Korea’s Kim: ‘Unconditional support’ for ‘all decisions’ by Putin",
      "2023-09-14",
    ],
    [
      "004",
      "Kim Jong Un backs 'comrade' Vladimir Putin's'sacred' conflict with the 'evil' West",
      "2023-09-14",
    ],
  ])("%s has its title and date", (number, title, date) => {
    expect(article(number)).toMatchObject({ title, date });
  });

  const range = (first: number, last: number) =>
    Array.from({ length: last - first + 1 }, (_, i) => first + i);
  const REST_OF_001 = range(42, 85).filter(
    (n) => ![43, 45, 52, 56, 60, 64, 68, 71, 73, 78, 82].includes(n),
  );

  it.each([
    ["000", [5], [1, 17, 21], [5]],
    ["001", [5, 6, ...REST_OF_001], [1, 3, 24], [6]],
    ["002", [1, 2, 3, 4, 5, 6], [], []],
    ["003", [4, 9], [1, 7], [9]],
    ["004", [1, 15, 17, 19], [3], []],
  ])(
    "%s has its furniture, headlines and captions marked",
    (number, furniture, headlines, captions) => {
      expect(linesOf(number, "furniture")).toEqual(furniture);
      expect(linesOf(number, "headline")).toEqual(headlines);
      expect(linesOf(number, "caption")).toEqual(captions);
    },
  );

  it("begin after their datelines and end before their credits", () => {
    const quotes = corpus.articles.flatMap((a) => splitSentences(a).map(({ text }) => text));
    expect(quotes).not.toContainEqual(expect.stringMatching(/^(?:SEOUL|MOSCOW)/));
    expect(quotes).toContainEqual(
      expect.stringMatching(/^Russian President Vladimir Putin met .* transfer\.$/),
    );
    expect(quotes).toContainEqual(expect.stringMatching(/^In this photo .* in Amur region$/));
    expect(quotes).toContain("/Photo: AFP");
  });

  it("are quoted exactly, down to the last prose line", () => {
    for (const each of corpus.articles) {
      for (const { start, end, text } of splitSentences(each)) {
        expect(each.text.slice(start, end)).toBe(text);
      }
    }
    expect(corpus.articles.map((a) => splitSentences(a).length)).toEqual([17, 59, 20, 19, 25]);
  });
});
