/** Question + index → the network's inputs: what a question's words are worth in this corpus. */
import { QUESTION_TOKENS, type QuestionInputs } from "./model/inputs.ts";
import type { Network } from "./model/network.ts";
import type { Retriever } from "./retriever.ts";
import { splitTokens, type Token } from "./tokens.ts";

/** `question` as the network sees it; a word that the corpus spells otherwise is taken for that one. */
export function readQuestion(
  question: string,
  retriever: Pick<Retriever, "sentences" | "idf" | "expand" | "vocabulary">,
  network: Pick<Network, "inputsOf" | "words">,
): QuestionInputs {
  /** A word without a vector as the corpus spells it, where it has one like it. */
  const spell = (token: Token): Token => {
    if (token.mark || token.stop || network.words.rowOf(token.text) > 0) return token;
    const nearest = retriever.expand(token.term)[0]?.term ?? token.term;
    const text = nearest === token.term ? undefined : retriever.vocabulary.get(nearest);
    return text === undefined ? token : { ...token, text };
  };
  const inputs = network.inputsOf(splitTokens(question).slice(0, QUESTION_TOKENS).map(spell));
  const highest = Math.log(1 + retriever.sentences.length / 0.5);
  return {
    ...inputs,
    terms: inputs.terms.map((term, i) =>
      term !== "" && inputs.content[i] ? (retriever.expand(term)[0]?.term ?? term) : term,
    ),
    worth: Float32Array.from(inputs.terms, (term) =>
      term === "" ? 0 : retriever.idf(term) / highest,
    ),
  };
}
