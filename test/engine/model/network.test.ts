import { describe, expect, it } from "vitest";
import { layOut } from "../../../src/corpus/layout.ts";
import { loadNetwork } from "../../../src/engine/model/load.ts";
import { bestTokens } from "../../../src/engine/model/token-span.ts";
import { readQuestion } from "../../../src/engine/question-inputs.ts";
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

// What src/learn/network/reference.py printed for the network and these sentences: PyTorch's
// scores, and the first and last token of the best span.
const REFERENCE: readonly [string, Readonly<Record<number, readonly [number, number, number]>>][] =
  [
    [
      "Who built the lighthouse of Port Ellis?",
      {
        0: [-11.20429, 0, 1],
        1: [4.65321, 10, 11],
        2: [-8.18044, 6, 8],
        3: [-6.91563, 10, 11],
        4: [-2.8266, 7, 8],
        5: [-8.66876, 7, 9],
      },
    ],
    [
      "how many keepers repaired the lamp",
      {
        0: [-11.35176, 3, 4],
        1: [-7.23315, 0, 4],
        2: [-8.089, 6, 7],
        3: [3.19542, 10, 10],
        4: [-6.7393, 1, 13],
        5: [-10.02937, 3, 5],
      },
    ],
    [
      "what did marten okafor say about the repairs",
      {
        0: [-13.19713, 0, 4],
        1: [-9.8274, 13, 16],
        2: [-11.24479, 0, 8],
        3: [-9.15952, 3, 16],
        4: [2.04645, 1, 5],
        5: [-4.21984, 3, 5],
      },
    ],
  ];

describe("readNetwork", () => {
  const network = loadNetwork();
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
