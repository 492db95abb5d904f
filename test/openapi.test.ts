import { describe, expect, it } from "vitest";
import { breachesIn, hasOpenApi } from "./openapi.ts";

if (!hasOpenApi) {
  console.info(
    "Left out: holding what goes over the wire against Discord's openapi.json, which is not there. " +
      "DISCORD_OPENAPI says where it is.",
  );
}

describe.skipIf(!hasOpenApi)("traffic held against Discord's OpenAPI document", () => {
  const post = { method: "POST", path: "/channels/1/messages", status: 200 };
  const typing = { method: "POST", path: "/channels/1/typing", status: 204, response: null };

  it("is accepted when it fits", () => {
    const refused = { ...post, status: 400, body: { content: 5 }, response: null };
    expect(breachesIn([{ ...typing, body: undefined }, refused])).toEqual([]);
  });

  it.each([
    ["a body of another shape", { ...post, body: { content: 5 }, response: null }, "body of POST"],
    ["a refusal of another shape", { ...post, status: 403, body: {}, response: {} }, "refusal"],
    ["a response of another shape", { ...post, body: { content: "x" }, response: {} }, "response"],
    ["a status that is not foreseen", { ...typing, status: 201, body: null }, "status 201"],
    ["a route that is not there", { ...typing, path: "/nowhere", body: null }, "no such route"],
    ["an event of another shape", { event: "MESSAGE_CREATE", data: {} }, "MESSAGE_CREATE"],
    ["a wrong part of an event", { event: "GUILD_CREATE", data: { roles: [{}] } }, "roles"],
  ])("is reported for %s", (_, traffic, report) => {
    expect(breachesIn([traffic])[0]).toContain(report);
  });
});
