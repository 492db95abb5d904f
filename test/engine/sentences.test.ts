import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Article, Block, Role } from "../../src/engine/article.ts";
import { repairBoundaries } from "../../src/engine/boundaries.ts";
import { splitSentences } from "../../src/engine/sentences.ts";

function articleOf(text: string, blocks?: readonly Block[]): Article {
  const whole: Block = { start: 0, end: text.length, role: "prose" };
  return { file: "a.txt", text, title: "A", date: null, blocks: blocks ?? [whole] };
}

function split(text: string): string[] {
  return splitSentences(articleOf(text)).map((sentence) => sentence.text);
}

describe("splitSentences", () => {
  // One row per text; '|' stands where the user should see one sentence end and the next begin.
  it.each([
    // Quotations and their speakers
    `"Who knows?" he asked.| Then he left.`,
    `“Is it over?” Putin said.| Then he left.`,
    `“Is it over?” Putin told Kim in Moscow.| Then he left.`,
    `“Is it over?”| The president said nothing about it.`,
    `“We won!” North Korean leader Kim Jong Un said on Wednesday.| He smiled.`,
    `"Is it?" Sen. Lisa Ray (R-Alaska) asked reporters.| "No."`,
    `‘Who knows?’ he asked.| Then he left.`,
    `"Stop!" cried Jane.| Nobody did.`,
    `"Nobody!"| The crowd laughed.`,
    `« Où sont-ils ? » demande-t-il.| Personne ne répond.`,
    `“No,” he said.| “Yes.”| She left.`,
    `“Once.| Twice,” he said.| “Fine.”`,
    `“Once.| Twice.”| He left.`,
    `“It was late.” Mr. Putin said.| “He left.”`,
    `“Really?!”| “No.”`,
    `He said “stop.”| Then he left.`,
    `He called it a “fiasco”.| Then he left.`,
    `He asked, "Why me?" and left.| Then she left.`,
    `"It's over" - that's what he said.| Nobody else did.`,
    // Sentences glued together
    `He said.”|The meeting ended.`,
    `"It is done."|The meeting ended.`,
    `He agreed.|"The meeting ended."| Then he left.`,
    `They met in the Kremlin.|The next day they left.`,
    `It happened in 2023.|The next year was worse.`,
    `It was over.[4]| She stayed.`,
    // Abbreviations, initials, names
    `Mr. Smith met Mrs. Jones.| They left.`,
    `He lives in the U.S.| The U.S. Senate met.`,
    `He lives in Washington, D.C.| She does not.`,
    `The U.N. Security Council met.| So did others.`,
    `Gen. Lee met Lt. Col. Bob Hope.| No. 5 won.`,
    `Sen. Ed Markey (D-Mass.) said so.| He left.`,
    `The Rt. Hon. John Smith spoke.| He sat.`,
    `He lives on Main St.| The shop is near.| St. Louis is far.`,
    `Apple Inc. fell.| Smith Bros. & Co. and others rose.`,
    `Yahoo! and Google met.| They left.`,
    `Jane Doe, Ph. D., spoke.| She left.`,
    `Jane Doe, Ph.D., spoke.| She left.`,
    `J. R. R. Tolkien wrote it.| J.K. Rowling did not.`,
    `See e.g. Smith et al. 2003.| It was odd.`,
    `It was shown by Smith et al.| The study was small.`,
    `He read the lines.| 12 of them were odd.`,
    `See vol. 3, no. 5 and pp. 12-15.| The rest is lost.`,
    // Numbers, times, addresses
    `It cost $3.5 million.| Shares rose 2.3 percent.`,
    `At 5 p.m. he left.| He came at 6 a.m. Monday.`,
    `He left at 5 p.m.| The shop closed.`,
    `On Jan. 5, 2003 and Sept. 14 he left.| She stayed.`,
    `At 10.45am he rose.| Then he sat.`,
    `Write to example.com.au or System.Out.println today.| It works.`,
    `Visit www.example.com.| It is good.`,
    `1. First heat the oven.| 2. Then beat the eggs.`,
    // Dots, brackets and other marks
    `He waited... and left.| Then she left.`,
    `Wait… then go.| Then she left.`,
    `He came; he saw; he won.| Then he left.`,
    `He said it.| (It was late.)| Then he left.`,
    `He said it (it was late).| Then he left.`,
    `Hello!!!| What???| Yes.`,
    `iPhone sales rose.| eBay fell.`,
    // Other scripts
    `これは文です。|それは別の文です。`,
    `「行くの？」と彼は聞いた。|「はい。」`,
    `यह एक वाक्य है।| यह दूसरा है।`,
  ])("shows the reader %s", (marked) => {
    const expected = marked.split("|").map((sentence) => sentence.trim());
    expect(split(marked.replaceAll("|", ""))).toEqual(expected);
  });

  it("lets a sentence run over line ends, and quotes them as they stand", () => {
    expect(split("It was a\r\nlong day. It\nended.")).toEqual([
      "It was a\r\nlong day.",
      "It\nended.",
    ]);
  });

  it("crosses no block, and gives each sentence the role of its block", () => {
    const text = "A headline\nSome prose. More.";
    const blocks: Block[] = [
      { start: 0, end: 10, role: "headline" },
      { start: 11, end: text.length, role: "prose" },
    ];
    const found = splitSentences(articleOf(text, blocks)).map(({ text, role }) => [text, role]);
    expect(found).toEqual([
      ["A headline", "headline"],
      ["Some prose.", "prose"],
      ["More.", "prose"],
    ]);
  });

  it("counts lines from 1, whichever way they end", () => {
    const lines = splitSentences(articleOf("One.\r\nTwo.\rThree.\n\nFive.")).map(
      ({ line }) => line,
    );
    expect(lines).toEqual([1, 2, 3, 5]);
  });

  it.each(["", " \n ", "***", "…", '" "'])("finds no sentence in %j", (text) => {
    expect(split(text)).toEqual([]);
  });

  it("keeps marks without a word with the sentence before", () => {
    expect(split("He left. ***")).toEqual(["He left. ***"]);
  });

  it("splits a line of a book's length as it splits a short one", () => {
    const sentence = "The cat of Mr. Smith sat on the mat near the door.";
    const sentences = split(`${sentence} `.repeat(4000));
    expect(sentences).toHaveLength(4000);
    expect(new Set(sentences)).toEqual(new Set([sentence]));
  });

  it("keeps a sentence whole that is longer than what the splitter is given at a time", () => {
    expect(split(`${"one, ".repeat(20_000)}two.`)).toHaveLength(1);
  });
});

const piece = fc.oneof(
  { weight: 3, arbitrary: fc.string({ unit: "binary", maxLength: 8 }) },
  { weight: 3, arbitrary: fc.string({ unit: "grapheme", maxLength: 8 }) },
  {
    weight: 6,
    arbitrary: fc.constantFrom(
      ...[
        "\n",
        "\r\n",
        "\r",
        " ",
        "\u00a0",
        ". ",
        ".",
        "? ",
        "!",
        "...",
        '"',
        "“",
        "”",
        "’",
        "(",
        ")",
      ],
      ...["Mr. ", "U.S. ", "he said", "The ", "cat", "。", "1. ", "\u2028", "cannot", "a.b"],
    ),
  },
);
const anyText = fc.array(piece, { maxLength: 60 }).map((pieces) => pieces.join(""));

/** Any text, cut into blocks at any places, some of it outside all of them. */
const anyArticle = fc
  .tuple(anyText, fc.array(fc.nat(), { maxLength: 8 }), fc.constantFrom<Role>("prose", "furniture"))
  .map(([text, cuts, role]) => {
    const ends = [...new Set(cuts.map((cut) => cut % (text.length + 1)))].sort((a, b) => a - b);
    const blocks = ends.flatMap((end, i) => {
      const start = i === 0 ? 0 : (ends[i - 1] ?? 0);
      return start < end ? [{ start, end, role }] : [];
    });
    return articleOf(text, blocks);
  });

describe("repairBoundaries", () => {
  it("ends no sentence at the letters of a country that a small word follows", () => {
    const text = "They warned the U.S. and others. They left the U.S. They met.";
    const proposed = [text.indexOf("and"), text.indexOf("They left"), text.indexOf("They met")];
    expect(repairBoundaries(text, proposed)).not.toContain(proposed[0]);
    expect(repairBoundaries(text, proposed)).toEqual(expect.arrayContaining(proposed.slice(1)));
  });
});

describe("splitSentences, whatever the text", () => {
  it("quotes every sentence exactly as it stands in the file", () => {
    fc.assert(
      fc.property(anyArticle, (article) => {
        for (const { start, end, text } of splitSentences(article)) {
          expect(text).toBe(article.text.slice(start, end));
          expect(text).toBe(text.trim());
          expect(text).toMatch(/[\p{L}\p{N}]/u);
        }
      }),
      { numRuns: 500 },
    );
  });

  it("gives sentences in reading order, each within one block", () => {
    fc.assert(
      fc.property(anyArticle, (article) => {
        let last = 0;
        for (const { start, end, role } of splitSentences(article)) {
          expect(start).toBeGreaterThanOrEqual(last);
          expect(
            article.blocks.some((b) => b.start <= start && end <= b.end && b.role === role),
          ).toBe(true);
          last = end;
        }
      }),
      { numRuns: 500 },
    );
  });

  it("loses no word of a block", () => {
    fc.assert(
      fc.property(anyText, (text) => {
        const words = (s: string) => s.replace(/[^\p{L}\p{N}]/gu, "");
        expect(words(split(text).join(""))).toBe(words(text));
      }),
      { numRuns: 500 },
    );
  });

  it("names the line that a reader would count", () => {
    fc.assert(
      fc.property(anyArticle, (article) => {
        for (const { start, line } of splitSentences(article)) {
          const before = article.text.slice(0, start).replaceAll("\r\n", "\n");
          expect(line).toBe(before.split(/[\r\n]/).length);
        }
      }),
      { numRuns: 500 },
    );
  });
});
