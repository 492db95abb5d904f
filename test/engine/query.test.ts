import { describe, expect, it } from "vitest";
import { analyseQuestion } from "../../src/engine/query.ts";

describe("analyseQuestion", () => {
  it.each([
    ["who rescued the crew", "person"],
    ["who was rescued", "person"],
    ["who was hurt when it sank", "person"],
    ["who is in charge", "person"],
    ["who was captain when the ferry sank", "person"],
    ["who is ilse moreau", "definition"],
    ["what was stolen", "thing"],
    ["what's the meaning of tsunami", "definition"],
    ["what did she say when she landed", "quotation"],
    ["what is a coastguard", "definition"],
    ["what does WTO stand for?", "definition"],
    ["where did they land", "place"],
    ["which city hosts it", "place"],
    ["when did it sink", "time"],
    ["what year was it built", "time"],
    ["how many ships were damaged", "count"],
    ["how much did it cost", "amount"],
    ["how long did the rescue take", "duration"],
    ["how far is the island", "distance"],
    ["how old is she", "age"],
    ["how often does the ferry run", "frequency"],
    ["why did it run aground", "reason"],
    ["how did they escape", "manner"],
    ["what did the captain say", "quotation"],
    ["what did the ferry carry", "thing"],
    ["did the ferry sink", "decision"],
    ["was anybody hurt when it sank", "decision"],
    ["can you tell me where they landed", "place"],
    ["age of the captain", "age"],
    ["what is the captain's age", "age"],
    ["cost of the repairs", "amount"],
    ["duration of the rescue", "duration"],
    ["location of the wreck", "place"],
    ["cause of the accident", "reason"],
    ["wheres the wreck", "place"],
    ["ferry accident", "topic"],
  ])("reads '%s' as wanting a %s", (question, kind) => {
    expect(analyseQuestion(question).kind).toBe(kind);
  });

  it.each([
    ["how many ships were damaged", "ship"],
    ["which ferry company owns it", "compani"],
    ["what did it cost", null],
  ])("knows what '%s' asks for or counts", (question, focus) => {
    expect(analyseQuestion(question).focus).toBe(focus);
  });

  it("looks for stop words only when there is nothing else", () => {
    expect(analyseQuestion("where was the harbour").terms).toEqual(["harbor"]);
    expect(analyseQuestion("to be or not to be").terms).toContain("be");
  });

  it.each(["who are you", "what about them", "?!", "", "x".repeat(40)])(
    "hears that '%s' asks nothing",
    (question) => {
      expect(analyseQuestion(question).empty).toBe(true);
    },
  );

  it("hears a question in words that greet and thank, too", () => {
    expect(analyseQuestion("where is Nice").empty).toBe(false);
    expect(analyseQuestion("when was the test").empty).toBe(false);
  });

  it("takes no more than 16 terms of 32 characters from a hostile question", () => {
    const flood = Array.from({ length: 80 }, (_, i) => `w${i}x`).join(" ");
    expect(analyseQuestion(flood).terms).toHaveLength(16);
    expect(analyseQuestion(`${"x".repeat(33)} ferry`).terms).toEqual(["ferri"]);
  });
});
