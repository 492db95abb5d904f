import { MessageFlags } from "discord.js";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { layOut } from "../../src/corpus/layout.ts";
import { oneLine, unescapeMarkdown } from "../../src/discord/markdown.ts";
import { type Reply, renderAnswer, renderClosest } from "../../src/discord/message.ts";
import { checkQuotes, MisquoteError } from "../../src/discord/quote.ts";
import { type Answer, createEngine } from "../../src/engine/engine.ts";
import { type Passage, quoteAlone } from "../../src/engine/passages.ts";
import { type Sentence, splitSentences } from "../../src/engine/sentences.ts";
import { engineOf } from "./connect.ts";

const PLAIN = { articles: 3, sourceUrl: null };

/** An answer made of given sentences, so that rendering is tested whatever the engine thinks of them. */
function answerOf(
  question: string,
  sentences: readonly Sentence[],
  spans: readonly { start: number; end: number }[] = [],
): Answer {
  const passages = sentences.map(
    (sentence, i): Passage => ({
      ...quoteAlone(sentence),
      answer: spans[i] ?? null,
      view: spans[i] ? 0 : null,
      score: 1,
    }),
  );
  const [first] = passages;
  return {
    question,
    chat: false,
    answered: sentences.length > 0,
    confidence: 0.9,
    short: first?.answer ? markedIn(first) : null,
    views: first?.answer
      ? [{ short: markedIn(first), files: [first.sentence.article.file], independent: 1 }]
      : [],
    passages,
    several: false,
  };
}

function markedIn({ sentence, answer }: Passage): string {
  return answer ? sentence.text.slice(answer.start, answer.end) : "";
}

/** What a reader sees of the quotes in a reply: no markup, no escapes. */
function quotesShown({ content }: Reply): string[] {
  return content
    .split("\n")
    .filter((line) => line.startsWith("> "))
    .map((line) =>
      unescapeMarkdown(line.slice(2).replace(/(\\[\s\S])|\*\*/g, (_, escaped) => escaped ?? "")),
    );
}

const ugly = fc.string({
  maxLength: 3000,
  unit: fc.oneof(
    {
      weight: 5,
      arbitrary: fc.constantFrom(
        "the ",
        "cat ",
        "sat ",
        "Port Ellis ",
        "12 ",
        ". ",
        "\n",
        "\r\n",
        "\n\n",
      ),
    },
    {
      weight: 2,
      arbitrary: fc.constantFrom(
        ..."\\*_~`|<>[]()#@:/-.…“”\"'",
        "@everyone ",
        "<@123456789012345678>",
        "<@&1>",
        "https://x.yz/a",
        "discord.gg/abc ",
        "[a](http://b.c)",
        "-# ",
        "> ",
        "1. ",
        "\u202e",
        "\0",
      ),
    },
    { weight: 1, arbitrary: fc.string({ unit: "grapheme", maxLength: 4 }) },
    { weight: 1, arbitrary: fc.string({ unit: "binary", maxLength: 2 }) },
  ),
});

describe("renderAnswer", () => {
  it("shows each sentence of a list that is spread over several, and calls none of them the answer", () => {
    const files = { "a.txt": "Norway and Chile attended the feast.\nJapan attended it as well.\n" };
    const [first, second] = engineOf(files).sentences as [Sentence, Sentence];
    const spans = [
      { start: 0, end: 16 },
      { start: 0, end: 5 },
    ];
    const answer = answerOf("which countries attended", [first, second], spans);
    const passages = answer.passages.map((passage, i) => ({
      ...passage,
      view: i === 0 ? 0 : null,
    }));
    const reply = renderAnswer({ ...answer, passages, several: true }, PLAIN);
    const lines = reply.content.split("\n");
    expect(lines[1]).toBe("**In one article only:**");
    expect(lines.filter((line) => line.startsWith("> "))).toEqual([
      "> **Norway and Chile** attended the feast.",
      "> **Japan** attended it as well.",
    ]);
  });

  it("shows the question small, the answer bold with its articles, and the quote with its places", () => {
    const copies = engineOf().sentences.filter(({ text }) => text.includes("31 passengers"));
    const [sentence] = copies as [Sentence];
    const start = sentence.text.indexOf("31");
    const answer = answerOf("how many were rescued", [sentence], [{ start, end: start + 13 }]);
    const passages = answer.passages.map((passage) => ({ ...passage, citations: copies }));
    const files = copies.map(({ article }) => article.file);
    const views = [{ short: "31 passengers", files, independent: 2 }];
    const reply = renderAnswer({ ...answer, passages, views }, PLAIN);
    expect(reply.content.split("\n")).toEqual([
      "-# how many were rescued",
      "**31 passengers** · 2 articles say so",
      "> The coastguard rescued **31 passengers** in two hours.",
      "-# `harbour.txt:5` · Ferry crew rescued off Brindle Point · 2021-03-12",
      "-# `wire/agency.txt:1` · The coastguard rescued 31 passengers in two hours.",
    ]);
  });

  it("links the place where a template says where the files can be read", () => {
    const sourceUrl = "https://example.org/a (b)/{file}#L{line}";
    const reply = renderAnswer(engineOf().answer("where will the ferry be towed"), {
      articles: 3,
      sourceUrl,
    });
    expect(reply.content).toContain(
      "[`wire/agency.txt:2`](<https://example.org/a %28b%29/wire/agency.txt#L2>)",
    );
  });

  it("refuses without a citation, and offers the closest sentence behind a button", () => {
    const reply = renderAnswer(
      { ...engineOf().answer("who rescued the passengers"), answered: false },
      PLAIN,
    );
    expect(reply.content).toContain("Not in the corpus");
    expect(reply.content).not.toMatch(/\.txt|\.md|^> /m);
    expect(reply.components[0]?.components).toHaveLength(1);
  });

  it("offers no button when nothing comes close", () => {
    expect(renderAnswer(engineOf().answer("zyx"), PLAIN).components).toEqual([]);
  });

  it("keeps the answer and the citation of a sentence too long for a message", () => {
    const long = `${"It was said at length that ".repeat(200)}the prize went to Oona Birch ${"and so on and on ".repeat(200)}.`;
    const [sentence] = splitSentences(layOut("long.txt", long)) as [Sentence];
    const start = sentence.text.indexOf("Oona");
    const reply = renderAnswer(
      answerOf("who won", [sentence], [{ start, end: start + 10 }]),
      PLAIN,
    );
    expect(reply.content).toMatch(/^> … .*\*\*Oona Birch\*\*.* …$/m);
    expect(reply.content).toContain("`long.txt:1`");
  });

  it("counts the copies that it does not name", () => {
    const files = Object.fromEntries(
      Array.from({ length: 9 }, (_, i) => [`copy${i}.txt`, "The mayor of Harrow resigned.\n"]),
    );
    const reply = renderAnswer(engineOf(files).answer("who resigned in Harrow"), PLAIN);
    expect(reply.content).toContain("-# and in 6 more articles");
  });

  it("never exceeds 2000 characters, pings nobody and shows the file's own characters", () => {
    fc.assert(
      fc.property(
        ugly,
        ugly,
        fc.nat(),
        fc.nat(),
        fc.string({ minLength: 1, maxLength: 300 }),
        (text, question, a, b, file) => {
          const sentences = splitSentences(layOut(file, text)).slice(0, 3);
          if (sentences.length === 0) return;
          const spans = sentences.map(({ text: { length } }) => {
            const start = a % length;
            return { start, end: start + 1 + (b % Math.min(200, length - start)) };
          });
          const reply = renderAnswer(answerOf(question, sentences, spans), PLAIN);
          expect(reply.content.length).toBeLessThanOrEqual(2000);
          expect(reply.allowedMentions).toEqual({ parse: [], repliedUser: false });
          expect(reply.flags & MessageFlags.SuppressEmbeds).toBeTruthy();
          const shown = quotesShown(reply);
          expect(shown.length).toBeGreaterThan(0);
          // Of sentences that are alike one is quoted, so a quote may be of any of them.
          const wholes = sentences.map((sentence) => oneLine(sentence.text));
          for (const quote of shown) {
            const inner = quote.replace(/^… /, "").replace(/ ?…$/, "");
            const isIn = (whole: string) => whole.includes(quote) || whole.includes(inner);
            expect(wholes.some(isIn)).toBe(true);
          }
        },
      ),
    );
  });

  it("says who says which where articles differ, and calls none right", () => {
    const [dead, died] = [
      splitSentences(layOut("a.txt", "The fire killed 12 people."))[0],
      splitSentences(layOut("b.txt", "In the fire 14 people died, it is said."))[0],
    ] as [Sentence, Sentence];
    const answer = answerOf(
      "how many died",
      [dead, died],
      [
        { start: 16, end: 18 },
        { start: 12, end: 14 },
      ],
    );
    const [first, second] = answer.passages as [Passage, Passage];
    const passages = [first, { ...second, view: 1, hedges: [{ start: 28, end: 38 }] }];
    const views = [
      { short: "12", files: ["a.txt", "c.txt", "d.txt"], independent: 2 },
      { short: "14", files: ["b.txt"], independent: 1 },
    ];
    expect(renderAnswer({ ...answer, passages, views }, PLAIN).content.split("\n")).toEqual([
      "-# how many died",
      "**The articles differ.**",
      "**12** · 3 articles, 2 independent",
      "> The fire killed **12** people.",
      "-# `a.txt:1` · The fire killed 12 people.",
      "**14** · one article only",
      "> In the fire **14** people died, it is said.",
      "-# `b.txt:1` · In the fire 14 people died, it is said.",
      "-# Hedged: “it is said”",
    ]);
  });

  it("shows who speaks above the quotation, and the copies with a word changed below it", () => {
    const text =
      "Ilse Moreau was there.\n\n“We heard a loud bang and then nothing more,” she said.";
    const [moreau, bang] = splitSentences(layOut("a.txt", text)) as [Sentence, Sentence];
    const [copy] = splitSentences(
      layOut("b.txt", "“We heard a loud bang and then nothing more,” she said later."),
    ) as [Sentence];
    const answer = answerOf("what did they hear", [bang]);
    const [passage] = answer.passages as [Passage];
    const passages = [{ ...passage, speaker: moreau, nearly: [copy] }];
    expect(renderAnswer({ ...answer, passages }, PLAIN).content.split("\n")).toEqual([
      "-# what did they hear",
      "**In 2 articles:**",
      "> Ilse Moreau was there.",
      "> “We heard a loud bang and then nothing more,” she said.",
      "-# `a.txt:1` `:3` · Ilse Moreau was there.",
      "-# nearly the same: `b.txt:1` · “We heard a loud bang and then nothing more,” she said later.",
    ]);
  });

  it("marks the speaker's name where that was asked, in the sentence that names them", () => {
    const text = "Ilse Moreau was there.\n\n“We heard a bang and then nothing more,” she said.";
    const [moreau, bang] = splitSentences(layOut("a.txt", text)) as [Sentence, Sentence];
    const answer = answerOf("who said they heard a bang", [bang]);
    const [passage] = answer.passages as [Passage];
    const passages = [{ ...passage, speaker: moreau, named: { start: 0, end: 11 } }];
    expect(renderAnswer({ ...answer, passages }, PLAIN).content.split("\n")).toEqual([
      "-# who said they heard a bang",
      "**In one article only:**",
      "> **Ilse Moreau** was there.",
      "> “We heard a bang and then nothing more,” she said.",
      "-# `a.txt:1` `:3` · Ilse Moreau was there.",
    ]);
  });

  it("stays within the limits with speakers, copies, hedges, several views and long links", () => {
    const file = fc.string({ minLength: 1, maxLength: 200 });
    const link = fc.constantFrom(null, `https://example.org/${"x".repeat(400)}/{file}#L{line}`);
    fc.assert(
      fc.property(
        ugly,
        ugly,
        file,
        fc.nat(),
        fc.integer({ min: 1, max: 3 }),
        link,
        (text, question, name, at, count, sourceUrl) => {
          const sentences = splitSentences(layOut(name, `${text}\nand so on`));
          const answer = answerOf(
            question,
            sentences.slice(0, 3),
            sentences.map(() => ({ start: 0, end: 1 })),
          );
          const passages = answer.passages.map((passage, i): Passage => {
            const { length } = passage.sentence.text;
            const start = at % length;
            const hedge = { start, end: Math.min(length, start + 80) };
            const copies = ["b", "c", "d"].flatMap((dir) => {
              const copy = layOut(`${dir}/${name}`, passage.sentence.article.text);
              return splitSentences(copy).filter(
                (one) => one.start === passage.sentence.start && one.text === passage.sentence.text,
              );
            });
            return {
              ...passage,
              view: i % count,
              citations: [passage.sentence, ...copies.slice(0, 1)],
              nearly: copies.slice(1),
              speaker: sentences[(at + i) % sentences.length] ?? null,
              named: i % 2 === 0 ? { start: 0, end: 1 } : null,
              hedges: [hedge, hedge],
            };
          });
          const views = Array.from({ length: count }, () => ({
            short: text.slice(0, 400),
            files: [name],
            independent: 1,
          }));
          const reply = renderAnswer({ ...answer, passages, views }, { articles: 9, sourceUrl });
          expect(reply.content.length).toBeLessThanOrEqual(2000);
          expect(reply.content).toMatch(/^> /m);
          expect(reply.content).toMatch(/^-# .*:\d+/m);
        },
      ),
      { numRuns: 300 },
    );
  });

  it("stays within the limits for whatever the engine answers to whatever is asked", () => {
    fc.assert(
      fc.property(fc.array(ugly, { minLength: 1, maxLength: 3 }), ugly, (texts, question) => {
        const engine = createEngine(texts.map((text, i) => layOut(`${i}.txt`, text)));
        const reply = renderAnswer(engine.answer(question), PLAIN);
        expect(reply.content.length).toBeLessThanOrEqual(2000);
        for (const row of reply.components) {
          for (const button of row.components) {
            if ("custom_id" in button) expect(button.custom_id.length).toBeLessThanOrEqual(100);
          }
        }
      }),
      { numRuns: 60 },
    );
  });
});

describe("renderClosest", () => {
  it("says that the sentence may be no answer, and where it stands", () => {
    const sentence = engineOf().sentences.find(({ text }) => text.startsWith("Water")) as Sentence;
    const { content } = renderClosest(quoteAlone(sentence), PLAIN);
    expect(content).toBe(
      "The closest sentence I have. It may not be an answer.\n> Water them twice a week.\n-# `garden.md:3` · Growing beans",
    );
  });
});

describe("checkQuotes", () => {
  const [sentence] = splitSentences(layOut("a.txt", "The bridge opened in May. It is long.")) as [
    Sentence,
  ];
  const passage = quoteAlone(sentence);

  it("lets a true quote pass", () => {
    expect(() => checkQuotes("> The bridge **opened** in …", [passage])).not.toThrow();
  });

  it.each([
    ["a changed word", "> The bridge closed in May.", passage],
    [
      "a sentence that is not its slice",
      "> It",
      { ...passage, sentence: { ...sentence, text: "It" } },
    ],
    [
      "a place with other words",
      "> The bridge opened in May.",
      {
        ...passage,
        citations: [{ ...sentence, end: sentence.end - 4, text: sentence.text.slice(0, -4) }],
      },
    ],
  ])("stops %s", (_, content, misquoted) => {
    expect(() => checkQuotes(content, [misquoted])).toThrow(MisquoteError);
  });
});
