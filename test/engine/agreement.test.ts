import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { layOut } from "../../src/corpus/layout.ts";
import { type Passage, quoteAlone } from "../../src/engine/passages.ts";
import { worthQuoting } from "../../src/engine/quoting.ts";
import { type Sentence, splitSentences } from "../../src/engine/sentences.ts";
import type { View } from "../../src/engine/views.ts";
import { engineOf } from "./corpus.ts";

const HERALD = `Fire destroys paper mill in Harrow

4 May 2022

A fire in the Harrow paper mill killed 12 people on Tuesday night, police said. The fire broke out in the drying hall shortly after nine. About 200 firefighters from three towns fought the flames for six hours.

“We saw a red sky and ran,” said mill worker Petra Lindqvist. “Nobody had told us where the exits were.”

The mill reportedly had no sprinklers. Smoke could be seen 30 miles away.
`;
const GAZETTE = `Fourteen dead in mill blaze

4 May 2022

Fourteen people died in the fire at the Harrow paper mill on May 3. The fire broke out in the boiler room, the fire chief said. 198 firefighters fought the flames.

The owner of the mill may face charges. Smoke could be seen nearly 50 kilometres away.
`;
// As an agency's text comes back from a paper: shorter, and a word changed.
const WIRE = `HARROW (NewsWire) - A fire in the Harrow paper mill killed 12 people late on Tuesday night, police said. The fire broke out in the drying hall shortly after nine.

About 200 firefighters from three towns fought the flames for six hours.
`;
const BEANS = "Sow the beans in May. The seed fair was visited by 300 gardeners.\n";
const MILL = {
  "herald.txt": HERALD,
  "gazette.txt": GAZETTE,
  "wire.txt": WIRE,
  "beans.md": BEANS,
};
const engine = engineOf(MILL);

function viewsOf(question: string): Pick<View, "short" | "files">[] {
  return engine.answer(question).views.map(({ short, files }) => ({ short, files }));
}

describe("where articles differ", () => {
  it.each([
    ["how many people died in the fire", ["Fourteen"], ["12"]],
    ["how many people were killed in the fire", ["Fourteen"], ["12"]],
    ["where did the fire break out", ["the boiler room"], ["the drying hall"]],
  ])("shows who says which for '%s'", (question, [one], [other]) => {
    const views = viewsOf(question).toSorted((a, b) => a.files.length - b.files.length);
    expect(views).toEqual([
      { short: one, files: ["gazette.txt"] },
      { short: other, files: ["herald.txt", "wire.txt"] },
    ]);
    const quoted = worthQuoting(engine.answer(question));
    expect(quoted.map(({ view }) => view)).toEqual([0, 1]);
  });

  it.each([
    "how many firefighters fought the flames",
    "how far away could smoke be seen",
    "when was the fire in the paper mill",
    "how many gardeners visited the seed fair",
    "what may the owner face",
  ])("sees none where wordings are compatible or only one article tells: '%s'", (question) => {
    expect(viewsOf(question)).toHaveLength(1);
  });

  it("knows before from after", () => {
    const told = (order: string) => `Minister Clara Voss cut the ribbon ${order} the parade.\n`;
    const { views } = engineOf({ "a.txt": told("before"), "b.txt": told("after") }).answer(
      "when did the minister cut the ribbon",
    );
    expect(views.map(({ short }) => short).toSorted()).toEqual([
      "after the parade",
      "before the parade",
    ]);
  });

  it("sees none between articles about different things, or months apart", () => {
    const fair = (town: string, count: number, date: string) =>
      `The fair of ${town}\n\n${date}\n\nThe fair in ${town} was visited by ${count} gardeners.\n`;
    for (const [one, other] of [
      [fair("Brindle", 300, "4 May 2022"), fair("Westhaven", 500, "4 May 2022")],
      [fair("Brindle", 300, "4 May 2022"), fair("Brindle", 500, "4 May 2023")],
    ] as const) {
      const { answered, views } = engineOf({ "a.txt": one, "b.txt": other }).answer(
        "how many gardeners visited the fair",
      );
      expect(answered).toBe(true);
      expect(views).toHaveLength(1);
    }
  });
});

describe("how many articles say so", () => {
  it("counts copies once", () => {
    const [view] = engine.answer("when did the fire break out").views;
    expect(view).toMatchObject({ files: ["herald.txt", "wire.txt"], independent: 1 });
    const firefighters = engine.answer("how many firefighters fought the flames").views[0];
    expect(firefighters).toMatchObject({
      files: ["gazette.txt", "herald.txt", "wire.txt"],
      independent: 2,
    });
  });

  it("cites a copy with a word changed as nearly the same, in one passage", () => {
    const { passages } = engine.answer("how many people did the fire kill on tuesday night");
    const told = passages.filter(({ sentence }) => sentence.text.includes("killed"));
    expect(told).toHaveLength(1);
    const [{ citations, nearly }] = told as [Passage];
    expect(citations).toHaveLength(1);
    expect(nearly).toHaveLength(1);
    expect(nearly[0]?.text).not.toBe(citations[0]?.text);
  });

  it("is between one and the number of files, whatever is asked", () => {
    const word = fc.constantFrom(
      ..."who where when how many people fire mill killed died beans smoke the in did break out".split(
        " ",
      ),
    );
    fc.assert(
      fc.property(fc.array(word, { minLength: 2, maxLength: 8 }), (words) => {
        const { answered, views, passages, short } = engine.answer(words.join(" "));
        expect(views.length).toBeLessThanOrEqual(3);
        if (!answered) expect(views).toEqual([]);
        expect(short).toBe(views[0]?.short ?? null);
        for (const { files, independent } of views) {
          expect(independent).toBeGreaterThanOrEqual(1);
          expect(independent).toBeLessThanOrEqual(files.length);
        }
        const files = views.flatMap((view) => view.files);
        expect(new Set(files).size).toBe(files.length);
        expect(passages.length).toBeLessThanOrEqual(5);
        for (const [i] of views.entries()) {
          expect(passages.some(({ view }) => view === i)).toBe(true);
        }
      }),
      { seed: 3, numRuns: 60 },
    );
  });
});

describe("what is said about a passage", () => {
  it("holds the words by which it is less than sure", () => {
    const [passage] = engine.answer("did the mill have sprinklers").passages;
    const { sentence, hedges } = passage as Passage;
    expect(hedges.map(({ start, end }) => sentence.text.slice(start, end))).toEqual(["reportedly"]);
  });

  it("has the sentence that names the speaker", () => {
    const [passage] = engine.answer("what had nobody told us about the exits").passages;
    expect(passage?.sentence.text).toContain("Nobody had told us");
    expect(passage?.speaker?.text).toContain("Petra Lindqvist");
  });
});

describe("worthQuoting", () => {
  const view = { short: "Port Ellis", files: [], independent: 1 };
  const best = passage("The fair was held in Port Ellis, by the old harbour.", 4, 0, "a.txt");

  /** `marked` are the words that answer. */
  function passage(
    text: string,
    score: number,
    of: number | null,
    file: string,
    marked = "",
  ): Passage {
    const [sentence] = splitSentences(layOut(file, text)) as [Sentence];
    const start = text.indexOf(marked);
    const answer = marked === "" ? null : { start, end: start + marked.length };
    return { ...quoteAlone(sentence), answer, view: of, score };
  }

  it.each([
    ["the same answer elsewhere", passage("Port Ellis held the fair.", 3, 0, "b.txt"), 2],
    ["the same answer, far less likely", passage("Port Ellis held it.", 0, 0, "b.txt"), 1],
    ["the same answer in the same article", passage("Port Ellis held it.", 3, 0, "a.txt"), 1],
    ["another sentence about as likely", passage("Brindle held it.", 3.5, null, "b.txt"), 2],
    ["another sentence, less likely", passage("Brindle held it.", 3, null, "b.txt"), 1],
  ])("thinks of %s", (_, other, count) => {
    expect(worthQuoting({ passages: [best, other], views: [view], several: false })).toHaveLength(
      count,
    );
  });

  it("puts no date beside a number", () => {
    const count = passage("It had 300 guests.", 4, 0, "a.txt", "300");
    const date = passage("It was held on 4 May 2022.", 4, null, "b.txt", "4 May 2022");
    const other = passage("Some 80 guests came.", 4, null, "b.txt", "80");
    expect(worthQuoting({ passages: [count, date], views: [view], several: false })).toEqual([
      count,
    ]);
    expect(worthQuoting({ passages: [count, other], views: [view], several: false })).toEqual([
      count,
      other,
    ]);
  });

  it("quotes a list that is spread over sentences, each for what it adds, five at most", () => {
    const said = passage("Norway and Chile sent a delegation.", 4, 0, "a.txt", "Norway and Chile");
    const { article } = said.sentence;
    const inSame = (text: string, score: number, marked: string): Passage => {
      const other = passage(text, score, null, "a.txt", marked);
      return { ...other, sentence: { ...other.sentence, article } };
    };
    const more = inSame("A group from Japan came too.", 2, "Japan");
    const alike = inSame("The delegation that Peru sent was small.", 2, "Peru");
    const others = [
      inSame("Chile also danced.", 3, "Chile"),
      inSame("Mali was missed.", 3, "Mali"),
      inSame("Cuba also stayed away.", 0, "Cuba"),
      passage("A group from Ghana came too.", 3, null, "b.txt", "Ghana"),
    ];
    const passages = [said, ...others, more, alike];
    const quoted = (several: boolean) => worthQuoting({ passages, views: [view], several });
    expect(quoted(true)).toEqual([said, more, alike]);
    expect(quoted(false)).not.toContain(more);
    const many = ["Peru", "Kenya", "Italy", "Nepal", "Ghana"].map((name) =>
      inSame(`${name} also came.`, 3, name),
    );
    expect(worthQuoting({ passages: [said, ...many], views: [view], several: true })).toHaveLength(
      5,
    );
  });

  it("quotes each view once where articles differ, and three sentences at most", () => {
    const rival = passage("Brindle held the fair.", 3, 1, "b.txt");
    const same = passage("Port Ellis held it.", 3.9, 0, "c.txt");
    expect(
      worthQuoting({ passages: [best, same, rival], views: [view, view], several: false }),
    ).toEqual([best, rival]);
    const many = ["b", "c", "d", "e"].map((file) => passage("Port Ellis!", 4, 0, `${file}.txt`));
    expect(worthQuoting({ passages: [best, ...many], views: [view], several: false })).toHaveLength(
      3,
    );
  });

  it("has nothing to quote of nothing", () => {
    expect(worthQuoting({ passages: [], views: [], several: false })).toEqual([]);
  });
});
