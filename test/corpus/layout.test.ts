import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { layOut } from "../../src/corpus/layout.ts";
import type { Role } from "../../src/engine/article.ts";

/** What the user would see quoted: the text of every block of `role`, or of all. */
function blocksOf(text: string, role?: Role): string[] {
  return layOut("a.txt", text)
    .blocks.filter((block) => role === undefined || block.role === role)
    .map(({ start, end }) => text.slice(start, end));
}

const PROSE = "The council met on Monday evening and agreed to mend the old bridge.";
const MORE = "Work begins in spring, the mayor said, and will take two years.";
const page = (...lines: string[]) => lines.join("\n\n");

describe("layOut, paragraphs", () => {
  const WRAPPED = [
    "It is a truth universally acknowledged, that a single man in possession",
    "of a good fortune must be in want of a wife. However little known the",
    "feelings or views of such a man may be on his first entering a",
    "neighbourhood, this truth is so well fixed.",
    "“Have you heard?” said his lady to him one day, “have you heard that Mr.",
    "Netherfield is let at last?”",
  ];

  it.each(["\n", "\r\n", "\r"])("lets sentences run over wrapped lines ending in %j", (end) => {
    expect(blocksOf(WRAPPED.join(end))).toEqual([
      WRAPPED.slice(0, 4).join(end),
      WRAPPED.slice(4).join(end),
    ]);
  });

  it.each(["\n", "\r\n", "\r"])("keeps paragraphs on lines ending in %j apart", (end) => {
    expect(blocksOf([PROSE, MORE, PROSE].join(end))).toEqual([PROSE, MORE, PROSE]);
  });

  it.each([
    ["a list of short things", ["eggs", "two cups of flour", "butter", "salt"]],
    ["a poem", ["I wandered lonely as a cloud", "That floats on high", "o'er vales and hills"]],
    ["an interview", ["Q: When did you go?", "A: In 2004. It was cold.", "Q: And then?"]],
    [
      "a chat",
      ["alice: hi all, how is everybody in here doing", "bob: fine", "alice: good to hear"],
    ],
    ["a live blog", ["10.45am", "Trains are cancelled.", "10.30am", "A warning is out."]],
  ])("keeps the lines of %s apart", (_, lines) => {
    expect(blocksOf(lines.join("\n"))).toEqual(lines);
  });

  it("joins a line that was broken in the middle of a sentence", () => {
    const text = "The report that was published by the city council\nsays that bridges are unsafe.";
    expect(blocksOf(text)).toEqual([text]);
  });

  it("leaves the marks of headings, bullets and quotations out of the quote", () => {
    expect(blocksOf("# Cats #\n\n- one\n* two\n• three\n1. four\n> five\n\n***")).toEqual([
      ...["Cats", "one", "two", "three", "1. four", "five"],
    ]);
  });
});

describe("layOut, titles", () => {
  it.each([
    ["the first line", page("Bridge to be mended", PROSE), "Bridge to be mended"],
    [
      "the headline below a date",
      page("14 September 2023", "Bridge to be mended", PROSE),
      "Bridge to be mended",
    ],
    [
      "the headline below section names",
      page("News", "Local", "Old bridge to be mended", PROSE),
      "Old bridge to be mended",
    ],
    [
      "the headline said twice",
      page("The daily news of Ghent", "Old bridge to be mended", "Old bridge to be mended", PROSE),
      "Old bridge to be mended",
    ],
    [
      "the last of the breadcrumbs",
      page("Home / Local News / Old bridge to be mended", PROSE),
      "Old bridge to be mended",
    ],
    [
      "the last of other breadcrumbs",
      page("Home » Local » Old bridge to be mended", PROSE),
      "Old bridge to be mended",
    ],
    [
      "the headline after a label",
      page("Title: Old bridge to be mended", PROSE),
      "Old bridge to be mended",
    ],
    ["a question", page("Who will mend the old bridge?", PROSE), "Who will mend the old bridge?"],
    [
      "a Markdown heading",
      page("Some blog", "# Old bridge to be mended", PROSE),
      "Old bridge to be mended",
    ],
    [
      "the title in front matter",
      `---\ntitle: "Old bridge"\ntags: [a]\n---\n\n${PROSE}`,
      "Old bridge",
    ],
    [
      "the headline without the site",
      page("Old bridge to be mended | Ghent News", PROSE),
      "Old bridge to be mended",
    ],
    [
      "a headline below a paywall",
      page("You have read 3 of 5 free articles", "Old bridge to be mended", PROSE),
      "Old bridge to be mended",
    ],
    ["the opening words", page(PROSE, MORE), PROSE],
    [
      "the opening words, cut after a word",
      `${PROSE.slice(0, -1)} before the winter comes.`,
      "The council met on Monday evening and agreed to mend the old bridge before the",
    ],
    [
      "the opening words after the dateline",
      "GHENT: The council met on Monday.",
      "The council met on Monday.",
    ],
    [
      "a Japanese headline",
      "日本銀行、金利を据え置き\n\n日本銀行は金利を据え置いた。",
      "日本銀行、金利を据え置き",
    ],
    ["the file name", "***", "a"],
  ])("is %s", (_, text, title) => {
    expect(layOut("a.txt", text).title).toBe(title);
  });

  it.each([
    "Nike pulls controversial ad",
    "No comment from the mayor on the bridge",
    "Copyright law changes next year",
    "Live TV banned in Kenya",
    "On air strikes and bridges",
    "Related crimes double in a year",
    "Search for missing boy goes on",
    "Share of women in parliament rises",
    "Share to be sold by founder",
    "Get Out wins at Channel 4 awards",
    "Latest storm kills ten",
    "More people cross the old bridge",
    "Watch: mayor crosses the old bridge",
    "Follow the money, says the mayor",
    "Subscribe to doubt",
    "Terms of the peace are unclear",
  ])("is the headline %j, though pages use such words too", (headline) => {
    expect(layOut("a.txt", page(headline, PROSE)).title).toBe(headline);
  });

  it("marks headlines within the article", () => {
    const text = page("Old bridge to be mended", PROSE, "NEW ROADS", MORE, "What it costs", PROSE);
    expect(blocksOf(text, "headline")).toEqual([
      "Old bridge to be mended",
      "NEW ROADS",
      "What it costs",
    ]);
  });
});

describe("layOut, dates", () => {
  it.each([
    ["Thursday 14/09/2023", "2023-09-14"],
    ["14/09/2023", "2023-09-14"],
    ["09/14/2023", "2023-09-14"],
    ["05/06/2023", null],
    ["05/05/2023", "2023-05-05"],
    ["Monday 05/06/2023", "2023-06-05"],
    ["Saturday, 05/06/2023", "2023-05-06"],
    ["September 14, 2023", "2023-09-14"],
    ["Thursday, September 14, 2023", "2023-09-14"],
    ["Sept. 14, 2023, at 8:04 a.m. ET", "2023-09-14"],
    ["14 Sep 2023", "2023-09-14"],
    ["2023-09-14T23:30:00-05:00", "2023-09-14"],
    ["Published 14th of September 2023", "2023-09-14"],
    ["By Jane Doe | Updated 14 September 2023", "2023-09-14"],
    ["Publié le 14 septembre 2023 à 10h30", "2023-09-14"],
    ["14. September 2023", "2023-09-14"],
    ["2023年9月14日", "2023-09-14"],
    ["14 September", null],
    ["September 2023", null],
    ["14/09/23", null],
    ["5 hours ago", null],
    ["Yesterday", null],
    ["30 February 2023", null],
    ["Call 0800 14 09 2023", null],
  ])("reads %j above the article as %s", (line, date) => {
    expect(layOut("a.txt", page("Old bridge to be mended", line, PROSE)).date).toBe(date);
  });

  it.each([
    ["front matter", `---\ndate: 2023-09-14\n---\n${PROSE}`, "2023-09-14"],
    [
      "what stands before breadcrumbs",
      page(" date 2023-09-14 Home / News / A bridge too far", PROSE),
      "2023-09-14",
    ],
    ["a dateline", `GHENT, Sept. 14, 2023 — ${PROSE}`, "2023-09-14"],
    ["a line below that says so", page(PROSE, "Published: 14 September 2023"), "2023-09-14"],
  ])("reads the date in %s", (_, text, date) => {
    expect(layOut("a.txt", text).date).toBe(date);
  });

  it("does not take a day that the story tells of for the day it was published", () => {
    const text = page("Old bridge to be mended", "The bridge fell on 14 May 1990.", PROSE);
    expect(layOut("a.txt", text).date).toBeNull();
  });
});

describe("layOut, datelines", () => {
  it.each([
    "SEOUL: ",
    "MOSCOW/SEOUL: ",
    "\u00a0 NEW DELHI: ",
    "WASHINGTON (Reuters) - ",
    "KYIV, Ukraine (AP) — ",
    "LONDON, Sept 14 — ",
    "LONDON, 14 Sept 2023 (AFP) -- ",
    "SAN FRANCISCO, Calif., Sept. 14, 2023 /PRNewswire/ -- ",
    "Beijing, Sept. 14 (Xinhua) -- ",
  ])("begins the quote after %j", (dateline) => {
    expect(blocksOf(dateline + PROSE)).toEqual([PROSE]);
  });

  it.each([
    "Two things are certain: the bridge is old, and it will be mended.",
    "A bridge - the old one - will be mended, the council said.",
    "NATO allies met on Monday. They agreed.",
  ])("leaves %j whole", (text) => {
    expect(blocksOf(text)).toEqual([text]);
  });

  it("leaves the names in a transcript with what was said", () => {
    const lines = ["BLITZER: Welcome to the programme.", "PARK: Thank you. It is good to be here."];
    expect(blocksOf(lines.join("\n"))).toEqual(lines);
  });
});

describe("layOut, captions and credits", () => {
  it.each([
    ["The mayor on the old bridge", " (Photo: ANI)"],
    ["The mayor says the bridge is 'old'.", " (AP: Jane Doe, Agency)"],
    ["The mayor on the old bridge", "/Photo: AFP"],
    ["The mayor on the old bridge.", " | Photograph by Jane Doe"],
    ["The mayor on the old bridge.", " Image credit: NASA"],
    ["The mayor on the old bridge.", " [File photo]"],
    ["The mayor on the old bridge", " (Reuters)"],
    ["In this photo taken on Monday, the mayor stands on the old bridge.", ""],
  ])("takes %j for a caption, without its credit %j", (caption, credit) => {
    const text = page("Old bridge to be mended", caption + credit, PROSE);
    expect(blocksOf(text, "caption")).toEqual([caption]);
    expect(blocksOf(text, "furniture")).toEqual(credit ? [credit.trim()] : []);
  });

  it("takes a line above a credit for a caption", () => {
    const text = page("Old bridge to be mended", "The mayor stands there.\nPhoto: AFP", PROSE);
    expect(blocksOf(text, "caption")).toEqual(["The mayor stands there."]);
  });

  it("keeps a report prose that ends in the name of its agency", () => {
    const text = page(PROSE, `${MORE} (AFP)`);
    expect(blocksOf(text, "prose")).toEqual([PROSE, MORE]);
    expect(blocksOf(text, "furniture")).toEqual(["(AFP)"]);
  });
});

describe("layOut, furniture", () => {
  it.each([
    ...["This is the last article you can read this month", "You have read 3 of 5 free articles"],
    ...["Your limit is up for this month", "Resets on: Monday", "Already a subscriber? Log in"],
    ...["Please help support the Gazette by subscribing here", "Subscribe now", "Donate"],
    ...[
      "Sign up for our newsletter",
      "Get the latest news in your inbox",
      "Stay tuned for updates",
    ],
    ...["* indicates required", "Email address *", "Enter your email"],
    ...["Story by: AP/Reuters", "By Jane Doe, Associated Press", "Written by Jane Doe"],
    "(Reporting by Jane Doe in Ghent; editing by John Roe)",
    ...["Original article link here:", "Source: AFP", "Photo: Jane Doe", "(Photo: ANI)"],
    ...["REUTERS/Jane Doe", "Getty Images", "FOR IMMEDIATE RELEASE"],
    ...["5 hours ago", "9 days ago", "Updated 3 mins ago", "4 min read"],
    ...["Share", "Share this article", "Facebook Twitter WhatsApp Email", "Tweet", "Print"],
    ...["Follow us on Facebook", "Follow @gazette", "12 comments", "Leave a comment"],
    ...["Read more: Ten old bridges", "Related", "Related stories", "Latest Videos", "Most read"],
    ...["You may also like", "Also read: Ten old bridges", "Tags: bridge, mayor"],
    ...["Skip to main content", "Menu", "Home", "Back to top", "Advertisement", "Post Top Ad"],
    ...["Article continues below", "© 2023 The Gazette", "All rights reserved.", "Cookie policy"],
    ...["Gazette radio frequencies", "Live TV", "Listen live", "Lire aussi : Les ponts"],
    "We use cookies to improve your experience on our website, to analyse traffic and to show advertisements that match your interests. By continuing you agree to our privacy policy.",
  ])("keeps %j from answering as the article would", (line) => {
    expect(blocksOf(page("Old bridge to be mended", PROSE, line, MORE), "prose")).toEqual([
      PROSE,
      MORE,
    ]);
    expect(blocksOf(page(PROSE, line, MORE), "furniture").join("")).toBe(line.replace(/^\* /, ""));
  });

  it.each([
    "He waited on the bridge, and nobody came, and it grew dark ...",
    "Readers subscribe to newspapers less and less, the report says.",
    "Subscribe to doubt, my father used to say, and you will sleep badly.",
    "She signed up for the newsletter of the council in 1999.",
    "Advertisement revenue fell by half.",
    "The council uses cookies on its site, and its privacy policy says why, the mayor wrote in a long letter to the citizens of Ghent that was printed in every newspaper of the town.",
    "The follow-up report is due in May.",
    "It happened five hours ago.",
    "By Monday the bridge was closed.",
    "Share prices fell after the report was published.",
    "Search parties left the town at dawn.",
    "More than 300 people marched over the bridge.",
    "Source code for the tool is on the council's page.",
    "Comment was not available from the mayor.",
  ])("leaves %j in the article", (line) => {
    expect(blocksOf(page(PROSE, line, MORE), "prose")).toEqual([PROSE, line, MORE]);
  });

  const CARDS = [
    "Vehicles seen on the new road",
    "The people of the town are concerned about the vehicles that are ...",
    "5 hours ago",
    "Festival to be held in May",
    "The festival, which is held every year, has just announced its ...",
    "2 days ago",
  ];

  it("marks a list of other articles at the end", () => {
    const tail = ["Story by: AP", ...CARDS, "Our radio station"];
    expect(blocksOf(page(PROSE, MORE, ...tail), "furniture")).toEqual(tail);
  });

  it("marks cards of other articles even where nothing announces them", () => {
    expect(blocksOf(page(PROSE, MORE, ...CARDS), "furniture")).toEqual(CARDS);
  });

  it("keeps the headline whose age stands below it", () => {
    const text = page("Old bridge to be mended", "5 hours ago", PROSE);
    expect(layOut("a.txt", text).title).toBe("Old bridge to be mended");
    expect(blocksOf(text, "furniture")).toEqual(["5 hours ago"]);
  });

  it("keeps the entries of a live blog with their ages", () => {
    const text = page("Storm live", PROSE, "Power is out", "5 minutes ago", MORE);
    expect(blocksOf(text, "furniture")).toEqual(["5 minutes ago"]);
  });

  it("keeps the list that an article ends in", () => {
    const list = ["Where to see old bridges:", "- Ghent", "- Bruges", "- York"];
    expect(blocksOf(page(PROSE, "Advertisement", ...list), "furniture")).toEqual(["Advertisement"]);
  });

  it("keeps a last paragraph that lacks its full stop", () => {
    const last = "The bridge was built in 1850 by the engineers of the king and has stood since";
    expect(blocksOf(page(PROSE, "Advertisement", last), "prose")).toEqual([PROSE, last]);
  });
});

describe("layOut, whatever the text", () => {
  const anyText = fc
    .array(
      fc.oneof(
        fc.string({ unit: "binary", maxLength: 12 }),
        fc.string({ unit: "grapheme", maxLength: 12 }),
        fc.constantFrom(
          "\n",
          "\r\n",
          "\r",
          "\n\n",
          " ",
          ". ",
          "Home / ",
          "# ",
          "- ",
          "(Photo: A)",
          "GHENT: ",
        ),
        fc.constantFrom(
          "5 hours ago\n",
          "Published 14/09/2023\n",
          "---\n",
          "title: x\n",
          "The end. ",
          "Share\n",
        ),
      ),
      { maxLength: 40 },
    )
    .map((pieces) => pieces.join(""));

  it("yields ordered blocks within the text, a one-line title, and the same again", () => {
    fc.assert(
      fc.property(anyText, (text) => {
        const article = layOut("a.txt", text);
        let last = 0;
        for (const { start, end } of article.blocks) {
          expect(start).toBeGreaterThanOrEqual(last);
          expect(end).toBeGreaterThan(start);
          last = end;
        }
        expect(last).toBeLessThanOrEqual(text.length);
        expect(article.text).toBe(text);
        expect(article.title).toMatch(/^[^\r\n]+$/);
        expect(article.date ?? "2023-09-14").toMatch(/^\d{4}-\d\d-\d\d$/);
        expect(layOut("a.txt", text)).toEqual(article);
      }),
      { numRuns: 500 },
    );
  });
});
