import { describe, expect, it } from "vitest";
import { findQuestions } from "../../src/engine/example-questions.ts";
import { suggestQuestions } from "../../src/page/suggestions.ts";
import { engineOf } from "../discord/connect.ts";

describe("suggestQuestions", { timeout: 20_000 }, () => {
  it("hands over one more each time, and nothing once it is stopped", async () => {
    const engine = engineOf({
      "cup.txt": "Harlow Rowing Club won the Stour Cup.",
      "ferry.txt": "The ferry Lark sank near Cape Mort.",
      "mayor.txt": "The mayor Ada Bell opened the bridge on Monday.",
    });
    const all = [...findQuestions(engine)].filter((it) => it !== null);
    expect(all.length).toBeGreaterThan(2);
    const heard: (readonly string[])[] = [];
    await new Promise<void>((resolve) => {
      const search = suggestQuestions(engine, (questions) => {
        heard.push(questions);
        if (questions.length === 2) search.stop();
        if (questions.length === 2) setTimeout(resolve, 0);
      });
    });
    expect(heard).toEqual([all.slice(0, 1), all.slice(0, 2)]);
  });
});
