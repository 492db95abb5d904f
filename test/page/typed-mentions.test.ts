import { describe, expect, it } from "vitest";
import { mentionTyped } from "../../src/page/typed-mentions.ts";

const PEOPLE = [
  { id: "1", name: "verbatim", isBot: true },
  { id: "2", name: "Guest 1", isBot: false },
  { id: "3", name: "Guest 17", isBot: false },
];
const CHANNELS = [{ id: "9", name: "general" }];

describe("mentionTyped", () => {
  it.each([
    ["@verbatim why", "<@1> why"],
    ["hey @Verbatim, why", "hey <@1>, why"],
    ["@guest 17 and @Guest 1", "<@3> and <@2>"],
    ["see #general", "see <#9>"],
    ["a@verbatim.org @verbatims", "a@verbatim.org @verbatims"],
    ["<@1> stays", "<@1> stays"],
  ])("reads %j", (typed, sent) => {
    expect(mentionTyped(typed, PEOPLE, CHANNELS)).toBe(sent);
  });
});
