import { describe, expect, it } from "vitest";
import { layOut } from "../../../src/corpus/layout.ts";
import { loadNetworks } from "../../../src/engine/model/load.ts";
import type { Network } from "../../../src/engine/model/network.ts";
import { readQuestion } from "../../../src/engine/model/question.ts";
import { bestTokens } from "../../../src/engine/model/token-span.ts";
import { createRetriever } from "../../../src/engine/retriever.ts";
import { splitSentences } from "../../../src/engine/sentences.ts";
import { splitTokens } from "../../../src/engine/tokens.ts";

const ARTICLE = layOut(
  "a.txt",
  `The lamp of Port Ellis

The lighthouse of Port Ellis was built in 1894 by Ilse Moreau, an engineer from Dunmore.
Its lamp can be seen from 22 miles away.
In March 2021 a storm broke the lamp, and three keepers repaired it within four days.
"We never slept," said Marten Okafor, the oldest of them.
The repairs cost $3.5 million, the harbour office said.
`,
);

// What src/learn/network/reference.py printed for the third network and these sentences: PyTorch's
// scores, and the first and last token of the best span.
const REFERENCE: readonly [string, Readonly<Record<number, readonly [number, number, number]>>][] =
  [
    [
      "Who built the lighthouse of Port Ellis?",
      { 0: [-4.12565, 0, 4], 1: [5.25362, 10, 11], 2: [-2.98476, 0, 1] },
    ],
    [
      "how many keepers repaired the lamp",
      {
        0: [-8.66332, 0, 4],
        1: [-5.29124, 8, 8],
        2: [-1.26981, 6, 6],
        3: [6.22389, 10, 10],
        4: [-4.06553, 11, 11],
        5: [-2.49507, 3, 5],
      },
    ],
    [
      "what did marten okafor say about the repairs",
      { 2: [-6.81385, 0, 8], 3: [-3.18306, 6, 7], 4: [3.25363, 0, 3], 5: [0.93491, 3, 9] },
    ],
  ];

describe("readNetwork", () => {
  const network = loadNetworks()[2] as Network;
  const sentences = splitSentences(ARTICLE);
  const retriever = createRetriever(sentences);
  const encoded = sentences.map(({ text }) => network.encode(network.inputsOf(splitTokens(text))));
  const termsOf = (text: string) =>
    new Set(network.inputsOf(splitTokens(text)).terms.filter((term) => term !== ""));
  const aroundOf = (index: number) => [
    index > 0 ? termsOf(sentences[index - 1]?.text ?? "") : null,
    index + 1 < sentences.length ? termsOf(sentences[index + 1]?.text ?? "") : null,
    termsOf(ARTICLE.title),
  ];

  it.each(REFERENCE)("scores sentences for '%s' as the trainer does", (question, expected) => {
    const judge = network.ask(readQuestion(question, retriever, network));
    for (const [key, [score, first, last]] of Object.entries(expected)) {
      const index = Number(key);
      const judged = judge(encoded[index] as (typeof encoded)[number], aroundOf(index));
      expect(Math.abs(judged.score - score)).toBeLessThan(1e-3);
      expect(bestTokens(judged.starts, judged.ends)).toMatchObject({ first, last });
    }
  });

  it("reads a text of marks only, and one of a single word", () => {
    for (const text of ["?!", "lamp"]) {
      const judge = network.ask(readQuestion(text, retriever, network));
      const { score } = judge(encoded[0] as (typeof encoded)[number], [null, null, null]);
      expect(Number.isFinite(score)).toBe(true);
    }
  });
});
