import { AllowedMentionsTypes } from "discord.js";
import { describe, expect, it } from "vitest";
import { allow, mentionsIn } from "../../src/sandbox/mentions.ts";

const { User, Role, Everyone } = AllowedMentionsTypes;

describe("mentionsIn", () => {
  it.each<[string, object]>([
    ["<@1> <@!2> <@1>", { users: ["1", "2"] }],
    ["<@&3>", { roles: ["3"] }],
    ["@everyone", { everyone: true }],
    ["to @here.", { everyone: true }],
    ["@everyonelse", {}],
    ["`<@1>` ``<@&3>`` ```\n@everyone\n```", {}],
    ["`<@1> and <@2>", { users: ["1", "2"] }],
    ["\\<@1>", { users: ["1"] }],
    ["<#4> <@x> @ada", {}],
  ])("of %j", (text, found) => {
    expect(mentionsIn(text)).toEqual({ users: [], roles: [], everyone: false, ...found });
  });
});

describe("allow", () => {
  const mentioned = { users: ["1", "2"], roles: ["3"], everyone: true };

  it.each<[string, Parameters<typeof allow>[1], object]>([
    ["nothing", {}, {}],
    ["an empty list", { parse: [] }, {}],
    ["users", { parse: [User] }, { users: ["1", "2"] }],
    ["roles and everyone", { parse: [Role, Everyone] }, { roles: ["3"], everyone: true }],
    ["one user by id, and one not mentioned", { users: ["2", "9"] }, { users: ["2"] }],
    ["the author replied to", { parse: [], replied_user: true }, { users: ["7"] }],
  ])("lets %s through", (_, allowed, pinged) => {
    expect(allow(mentioned, allowed, "7")).toEqual({
      users: [],
      roles: [],
      everyone: false,
      ...pinged,
    });
  });
});
