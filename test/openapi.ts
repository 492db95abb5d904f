/**
 * What went over the wire, held against Discord's own OpenAPI document (discord/discord-api-spec,
 * `specs/openapi.json`). It is not part of this repository: it is read from `DISCORD_OPENAPI` or
 * from `../shared/discord/openapi.json`, and where it is missing nothing is checked.
 */
import { existsSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { Ajv2020, type ValidateFunction } from "ajv/dist/2020.js";
import type { RecordedRequest } from "../src/sandbox/rest/recorder.ts";

const FILE =
  process.env.DISCORD_OPENAPI ??
  fileURLToPath(new URL("../../shared/discord/openapi.json", import.meta.url));

/** Whether Discord's OpenAPI document is there to check against. */
export const hasOpenApi = existsSync(FILE);

interface Operation {
  readonly requestBody?: { readonly content: Content };
  readonly responses: { readonly [status: string]: { readonly content?: Content } };
}

interface Content {
  readonly "application/json"?: object;
}

interface OpenApi {
  readonly paths: { readonly [template: string]: { readonly [method: string]: Operation } };
}

/** A request or event as it went over the wire. */
export type Traffic =
  | Pick<RecordedRequest, "method" | "path" | "status" | "body" | "response">
  | { readonly event: string; readonly data: unknown };

/** What in `traffic` breaks Discord's document, one line each; nothing where that is missing. */
export function breachesIn(traffic: readonly Traffic[]): string[] {
  if (!hasOpenApi) return [];
  checker ??= createChecker(JSON.parse(readFileSync(FILE, "utf8")) as OpenApi);
  return traffic.flatMap(checker);
}

let checker: ((traffic: Traffic) => string[]) | undefined;

/** Events whose data, or a part of it, is an object that the document describes. */
const EVENTS: { readonly [event: string]: { readonly [pointer: string]: string } } = {
  CHANNEL_CREATE: { "": "GuildChannelResponse" },
  CHANNEL_UPDATE: { "": "GuildChannelResponse" },
  GUILD_CREATE: {
    "": "GuildResponse",
    "channels/*": "GuildChannelResponse",
    "members/*": "GuildMemberResponse",
    "threads/*": "ThreadResponse",
  },
  GUILD_ROLE_CREATE: { role: "GuildRoleResponse" },
  INTERACTION_CREATE: {
    member: "GuildMemberResponse",
    message: "MessageResponse",
    user: "UserResponse",
    "data/resolved/messages/*": "MessageResponse",
    "data/resolved/users/*": "UserResponse",
  },
  MESSAGE_CREATE: { "": "MessageResponse" },
  MESSAGE_REACTION_ADD: { emoji: "MessageReactionEmojiResponse", member: "GuildMemberResponse" },
  MESSAGE_UPDATE: { "": "MessageResponse" },
  THREAD_CREATE: { "": "ThreadResponse" },
  THREAD_LIST_SYNC: { "threads/*": "ThreadResponse", "members/*": "ThreadMemberResponse" },
  THREAD_MEMBERS_UPDATE: { "added_members/*": "ThreadMemberResponse" },
  THREAD_UPDATE: { "": "ThreadResponse" },
  TYPING_START: { member: "GuildMemberResponse" },
};

function createChecker(document: OpenApi): (traffic: Traffic) => string[] {
  // Formats such as `int32` and `snowflake` are Discord's own; the document gives patterns as well.
  const ajv = new Ajv2020({ strict: false, validateFormats: false });
  ajv.addSchema({ ...correct(document), $id: "discord" });
  const compiled = new Map<string, ValidateFunction>();
  const errorsOf = (pointer: string, value: unknown): string => {
    const known = compiled.get(pointer) ?? ajv.compile({ $ref: `discord#${pointer}` });
    compiled.set(pointer, known);
    return known(value) ? "" : ajv.errorsText(known.errors);
  };
  const find = routes(Object.keys(document.paths));

  return (traffic) => {
    if ("event" in traffic) {
      const parts = Object.entries(EVENTS[traffic.event] ?? {});
      return parts.flatMap(([path, schema]) =>
        valuesAt(traffic.data, path).flatMap((value) => {
          const errors = errorsOf(`/components/schemas/${schema}`, value);
          return errors ? `${traffic.event} ${path}: ${errors} in ${JSON.stringify(value)}` : [];
        }),
      );
    }
    const { method, path, status, body, response } = traffic;
    if (status === null) return [];
    // What was refused is wrong on purpose, or was never meant to be sent.
    if (status >= 400) {
      // The answer 429 may lack the code that the document asks for (topics/rate-limits).
      if (response === null || status === 429) return [];
      const errors = errorsOf("/components/schemas/ErrorResponse", response);
      return errors
        ? [`refusal of ${method} ${path}: ${errors} in ${JSON.stringify(response)}`]
        : [];
    }
    const template = find(path.replace(/\?.*/, ""));
    const operation = template && document.paths[template]?.[method.toLowerCase()];
    if (!template || !operation) return [`${method} ${path}: no such route`];
    const at = `/paths/${pointerTo(template)}/${method.toLowerCase()}`;
    const json = "content/application~1json/schema";
    const checks: [string, string, unknown][] = [];
    if (operation.requestBody?.content["application/json"] && body !== undefined) {
      checks.push(["body", `${at}/requestBody/${json}`, body]);
    }
    const answer = operation.responses[status];
    if (!answer) return [`${method} ${path}: no answer has status ${status}`];
    if (answer.content?.["application/json"]) {
      checks.push(["response", `${at}/responses/${status}/${json}`, response]);
    }
    return checks.flatMap(([what, pointer, value]) => {
      const errors = errorsOf(pointer, value);
      return errors ? `${what} of ${method} ${path}: ${errors} in ${JSON.stringify(value)}` : [];
    });
  };
}

/**
 * The document without its two known slips: `default_member_permissions` is a string of digits, as
 * its own responses say and interactions/application-commands too, and not an integer; what is
 * wrong with a field has a name such as `BASE_TYPE_REQUIRED`, and not a number
 * (reference#error-messages).
 */
function correct(document: OpenApi): OpenApi {
  const corrections: { readonly [key: string]: object } = {
    default_member_permissions: { type: ["string", "null"], pattern: "^[0-9]+$" },
    InnerErrors: {
      type: "object",
      properties: { _errors: { type: "array", items: FIELD_ERROR } },
      required: ["_errors"],
    },
  };
  const fixed = JSON.stringify(document, (key, value: unknown) =>
    typeof value === "object" && value !== null ? (corrections[key] ?? value) : value,
  );
  return JSON.parse(fixed) as OpenApi;
}

const FIELD_ERROR = {
  type: "object",
  properties: { code: { type: "string" }, message: { type: "string" } },
  required: ["code", "message"],
};

/** Finds the template of a path; one with fewer parameters wins. */
function routes(templates: readonly string[]): (path: string) => string | undefined {
  const parameters = (template: string) => template.split("{").length;
  const patterns = [...templates]
    .sort((a, b) => parameters(a) - parameters(b))
    .map(
      (template) => [template, new RegExp(`^${template.replace(/\{\w+\}/g, "[^/]+")}$`)] as const,
    );
  return (path) => patterns.find(([, pattern]) => pattern.test(path))?.[0];
}

/** The values at `path`, whose `*` stands for every item; none where something on the way is absent. */
function valuesAt(value: unknown, path: string): unknown[] {
  if (path === "") return [value];
  const [, head = "", rest = ""] = /^([^/]+)\/?(.*)$/.exec(path) ?? [];
  if (typeof value !== "object" || value === null) return [];
  const next = head === "*" ? Object.values(value) : [(value as Record<string, unknown>)[head]];
  return next.filter((it) => it != null).flatMap((it) => valuesAt(it, rest));
}

function pointerTo(template: string): string {
  // A pointer in a URI: `/` as ~1, braces percent-encoded.
  return encodeURIComponent(template.replaceAll("~", "~0").replaceAll("/", "~1"));
}
