import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { ask, engineOf } from "./corpus.ts";

const STORY = `Ferry crew rescued off Brindle Point

The ferry Morning Star ran aground near Brindle Point on Friday night. The coastguard rescued 31 passengers in two hours.

The harbour master said the fog had been thick. The ferry will be towed to Port Ellis.
`;

describe("answer", () => {
  it("gives the same answer to the same question", () => {
    const engine = engineOf({ "a.txt": STORY });
    const first = engine.answer("who rescued the passengers?");
    engine.answer("what about the fog");
    expect(engine.answer("who rescued the passengers?")).toEqual(first);
    expect(engineOf({ "a.txt": STORY }).answer("who rescued the passengers?")).toEqual(first);
  });

  it.each([
    ["a typo", "who rescued the pasengers?"],
    ["a typo and no marks", "who rescued teh passengers"],
    ["American spelling", "what did the harbor master say about fog"],
  ])("finds the answer in spite of %s", (_, question) => {
    const { answered, passages } = ask(STORY, question);
    expect(answered).toBe(true);
    expect(passages[0]?.sentence.text).toMatch(/rescued 31|fog had been/);
  });

  it.each([
    "who won the chess tournament in Oslo?",
    "What is the capital of Mongolia?",
    "when was Napoleon born",
    "how do I bake bread",
  ])("does not answer '%s'", (question) => {
    const { answered, short, views } = ask(STORY, question);
    expect(answered).toBe(false);
    expect(short).toBeNull();
    expect(views).toEqual([]);
  });

  it.each(["hello", "thank you!", "who are you", "tell me a joke", "", "???"])(
    "takes '%s' for talk to the bot",
    (question) => {
      const { chat, answered, passages } = ask(STORY, question);
      expect({ chat, answered, passages }).toEqual({ chat: true, answered: false, passages: [] });
    },
  );

  it("quotes wire copies once, with a citation for each file", () => {
    const copy = "The coastguard rescued 31 passengers in two hours.\n";
    const { passages } = engineOf({ "a.txt": STORY, "b.txt": copy }).answer(
      "how many passengers did the coastguard rescue?",
    );
    const files = passages[0]?.citations.map(({ article }) => article.file);
    expect(files?.toSorted()).toEqual(["a.txt", "b.txt"]);
    expect(passages.filter(({ sentence }) => sentence.text === copy.trim())).toHaveLength(1);
  });

  it("names the articles that give the same answer in other words", () => {
    const { short, views } = engineOf({
      "a.txt": STORY,
      "b.txt": "31 passengers were rescued by the coastguard, it said.\n",
      "c.txt": "The bakery sells bread to passengers.\n",
    }).answer("how many passengers did the coastguard rescue?");
    expect(short).toContain("31");
    expect(views.map(({ files }) => files)).toEqual([["a.txt", "b.txt"]]);
  });

  it("never throws, and quotes and marks only what stands in the files", () => {
    const engine = engineOf({ "a.txt": STORY });
    const word = fc.constantFrom(
      ..."who where ferry fog 31 how many the Port Ellis said".split(" "),
    );
    const question = fc.oneof(
      fc.string({ unit: "binary", maxLength: 500 }),
      fc.array(word, { maxLength: 60 }).map((words) => words.join(" ")),
    );
    fc.assert(
      fc.property(question, (asked) => {
        const { passages, confidence, short } = engine.answer(asked);
        expect(passages.length).toBeLessThanOrEqual(5);
        expect(confidence).toBeGreaterThanOrEqual(0);
        expect(confidence).toBeLessThanOrEqual(1);
        for (const { sentence, answer } of passages) {
          expect(STORY.slice(sentence.start, sentence.end)).toBe(sentence.text);
          if (!answer) continue;
          expect(answer.start).toBeGreaterThanOrEqual(0);
          expect(answer.end).toBeLessThanOrEqual(sentence.text.length);
          expect(answer.end - answer.start).toBeGreaterThan(0);
        }
        if (short !== null) expect(passages[0]?.sentence.text).toContain(short);
      }),
      { seed: 11, numRuns: 200 },
    );
  });

  it("answers from any text, however odd", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary", maxLength: 400 }), fc.string(), (text, asked) => {
        const engine = engineOf({ "odd.txt": `Ferry.\n${text}` });
        for (const { sentence } of engine.answer(`ferry ${asked}`).passages) {
          expect(`Ferry.\n${text}`).toContain(sentence.text);
        }
      }),
      { seed: 13, numRuns: 200 },
    );
  });
});
