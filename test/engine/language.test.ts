import { describe, expect, it } from "vitest";
import { isWordOf } from "../../src/engine/language.ts";
import { loadNetwork } from "../../src/engine/model/load.ts";
import { splitWords } from "../../src/engine/words.ts";

const isWord = (word: string) => isWordOf(loadNetwork().words, splitWords(word)[0]?.term ?? "");

describe("isWordOf", () => {
  it.each(["write", "damaged", "agencies", "happy", "hamlet", "Mongolia", "decision"])(
    "knows %s, whatever stemming left of it",
    (word) => expect(isWord(word)).toBe(true),
  );

  it.each(["misiles", "artilery", "tommorow", "presedent", "satelite"])(
    "takes %s for a typing error",
    (word) => expect(isWord(word)).toBe(false),
  );
});
