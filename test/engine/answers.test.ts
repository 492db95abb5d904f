import { describe, expect, it } from "vitest";
import { engineOf } from "./corpus.ts";

// Invented, like everything in them: a small folder as a server owner might keep it.
const ARTICLES = {
  "lighthouse.txt": `Old lighthouse on Gannet Rock to shine again

The lighthouse on Gannet Rock will be lit again in June after eleven years of darkness. The council of Westhaven paid 240,000 pounds for a new lamp. Engineer Petra Lindqvist, 44, led the repairs.

The tower was built in 1874 by the brothers Amos and Eli Tregarth. It stands 38 metres high. A storm broke its old lamp in 2013, and nobody had the money to replace it.

"People here missed the light more than they knew," said mayor Joan Abara. Visitors may climb the tower every Sunday.
`,
  "bakery.txt": `Village bakery wins national prize

The bakery of Marten and Lucia Okafor in Little Harrow has won the Golden Loaf, the country's highest prize for bread. The judges praised its rye bread because it keeps fresh for nine days.

The couple opened the shop in 2006 with a loan from Lucia's aunt. They bake 600 loaves a day and employ seven people. Their starter dough, called Bertha, is older than the shop.

Marten Okafor learned his trade in Copenhagen. The prize money of 5,000 pounds will buy a new oven.
`,
  "rescue.txt": `Climbers rescued from Mount Serrat

Three climbers were rescued from Mount Serrat on Tuesday after two nights in the snow. A helicopter of the mountain guard found them near the Crow Pass shortly after dawn.

The climbers, students from Bremmen University, had lost their map in the wind. One of them, Tomas Reik, broke his ankle. He was taken to the hospital in Valdora.

Rescue chief Hanna Brandt said the group survived by digging a snow cave. Avalanches killed five people on the mountain last winter.
`,
  "chess.txt": `Teenager wins Karlsby chess open

Fifteen-year-old Nadia Ferro won the Karlsby Open on Saturday, beating grandmaster Viktor Holm in 61 moves. She is the youngest winner in the tournament's 48 years.

The tournament was played in the old customs house at Karlsby harbour. Ferro, who learned chess from her grandfather, takes home a silver cup and 8,000 crowns.

Holm said he had underestimated her endgame. The next open will be held in August.
`,
};

// Question, then words of the sentence that answers it.
const ANSWERABLE: readonly (readonly [string, string])[] = [
  ["when will the lighthouse be lit again?", "lit again in June"],
  ["how much did the new lamp cost", "240,000"],
  ["who led the repairs", "Petra Lindqvist"],
  ["how old is petra lindqvist", "44"],
  ["when was the tower built?", "1874"],
  ["who built the tower", "Amos and Eli"],
  ["how high is the tower", "38 metres"],
  ["what broke the old lamp", "storm"],
  ["what did the mayor say", "missed the light"],
  ["How often may visitors climb the tower?", "every Sunday"],
  ["which prize did the bakery win", "Golden Loaf"],
  ["why did the judges praise the rye bread?", "nine days"],
  ["when did the couple open the shop", "2006"],
  ["how many loaves do they bake a day?", "600 loaves"],
  ["what is the starter dough called", "Bertha"],
  ["where did marten okafor learn his trade", "Copenhagen"],
  ["what will the prize money buy?", "new oven"],
  ["how many climbers were rescued", "Three climbers"],
  ["where did the helicopter find them", "Crow Pass"],
  ["what had the climbers lost", "map"],
  ["who broke his ankle?", "Tomas Reik"],
  ["where was tomas reik taken", "Valdora"],
  ["how did the group survive", "snow cave"],
  ["how many people did avalanches kill last winter", "killed five"],
  ["who won the karlsby open", "Nadia Ferro"],
  ["who did nadia ferro beat?", "Viktor Holm"],
  ["where was the tournament played", "customs house"],
  ["who taught ferro chess, her grandfather?", "grandfather"],
  ["when will the next open be held", "August"],
  ["what did holm underestimate", "endgame"],
];

const UNANSWERABLE = [
  "who won the football cup final",
  "what is the capital of Mongolia",
  "When did Napoleon invade Russia?",
  "how many moons does Jupiter have",
  "who is the president of Brazil",
  "how do I reset my password",
  "what is the price of bitcoin",
  "where is the Eiffel Tower?",
  "why is the sky blue",
  "who wrote Hamlet",
  "what time does the cinema close",
  "good morning everyone",
];

describe("answers about four small articles", () => {
  const engine = engineOf(ARTICLES);

  // The learned weights reached 29, 29 and, below, 12; one may go for a better whole.
  it("quotes the right sentence first for at least 28 of 30 questions, and dares to each time", () => {
    const answers = ANSWERABLE.map(([question, words]) => ({ words, ...engine.answer(question) }));
    const right = answers.filter(({ passages, words }) =>
      passages[0]?.sentence.text.includes(words),
    );
    expect(right.length).toBeGreaterThanOrEqual(28);
    expect(right.filter(({ answered }) => answered).length).toBeGreaterThanOrEqual(28);
  });

  it("refuses at least 10 of 12 questions that nothing in them answers", () => {
    const refused = UNANSWERABLE.filter((question) => !engine.answer(question).answered);
    expect(refused.length).toBeGreaterThanOrEqual(10);
  });
});
