import { describe, expect, it } from "vitest";
import { ask, engineOf, marked } from "./corpus.ts";

const HALL = `Village hall to close over winter

The village hall in Ashcombe will close from December until March, the parish council decided on Tuesday.

“The roof leaks in four places and the boiler is older than I am,” said council chair Marjorie Tate. “We cannot ask the toddlers to wear wellingtons indoors.”

In Penhallow, treasurer Alan Osei told the meeting that repairs would cost 84,000 pounds.

“Nobody wants to see the lights go out here,” he said. “But a leaking roof may swallow money faster than we can raise it.”

The caretaker, Pru Denby, has kept the keys for thirty years.

“My mother danced on those boards when they were new.”

"We have no funds for village halls this year," a spokesman for the county wrote on Monday.

When asked about the choir in Ashcombe, the vicar, Hugh Penrose, said: “They can rehearse under the tower.”

“Marjorie Tate said the piano was sold in spring,” Osei told reporters.
`;
const engine = engineOf({ "hall.txt": HALL });

describe("who said it", () => {
  it.each([
    ["The roof leaks in four places", "Marjorie Tate"],
    ["We have no funds for village halls this year", "a spokesman for the county"],
    ["They can rehearse under the tower", "Hugh Penrose"],
    ["the piano was sold in spring", "Marjorie Tate"],
  ])("is marked in the sentence that quotes %j", (words, name) => {
    const answer = engine.answer(`who said "${words}"`);
    expect([answer.answered, answer.short, marked(answer)]).toEqual([true, name, name]);
    expect(answer.passages[0]?.sentence.text).toContain(words);
    expect(answer.passages[0]?.named).toBeNull();
  });

  it.each([
    ["who said “We cannot ask the toddlers to wear wellingtons indoors”?", "Marjorie Tate"],
    ["who said that nobody wants to see the lights go out", "Alan Osei"],
    ["who was it that said a leaking roof may swallow money", "Alan Osei"],
    ["who said her mother danced on those boards", "Pru Denby"],
  ])("is marked in the sentence shown with the quoted one: %j", (question, name) => {
    const answer = engine.answer(question);
    const [best] = answer.passages;
    expect(answer.answered).toBe(true);
    expect(best?.answer).toBeNull();
    expect(best?.hedges).toEqual([]);
    expect(best?.speaker?.text.slice(best.named?.start, best.named?.end)).toBe(answer.short);
    expect(answer.short).toContain(name);
    expect(answer.views).toEqual([{ short: answer.short, files: ["hall.txt"], independent: 1 }]);
  });

  it("is never a word of what was said, where nobody is named", () => {
    const text = `It was dark.\n\n“We lost the light and then the rudder.”\n\nThe sea was calm.`;
    const answer = ask(text, 'who said "We lost the light and then the rudder"');
    expect(marked(answer)).toBeNull();
    expect(answer.short).toBeNull();
  });

  it("is never somebody who is spoken to", () => {
    const text = `"Dear Tom, the lamp is out again," wrote keeper Agnes Holm in 1907.`;
    expect(marked(ask(text, "who said that nobody wants to see the lights go out"))).toBe(
      "Agnes Holm",
    );
  });

  it("leaves questions that ask something else alone", () => {
    expect(marked(engine.answer("who cannot be asked to wear wellingtons"))).not.toContain("Tate");
    expect(marked(engine.answer("who told the meeting what repairs would cost"))).toContain("Osei");
  });

  it("counts articles that quote the same person as one view", () => {
    const other = `Hall shuts\n\nCouncil chair Marjorie Tate spoke at the gate.\n\n“The roof leaks in four places and the boiler is older than I am,” she said.\n`;
    const { views } = engineOf({ "hall.txt": HALL, "gate.txt": other }).answer(
      'who said "The roof leaks in four places"',
    );
    expect(views).toHaveLength(1);
    expect(views[0]?.files).toEqual(["gate.txt", "hall.txt"]);
  });
});
