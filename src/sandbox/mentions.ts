import { AllowedMentionsTypes, type Snowflake } from "discord.js";
import type { AllowedMentions } from "./limits/message.ts";
import type { Pinged } from "./message.ts";

/** Code is shown as it stands, so nothing in it is a mention. */
const CODE = /```[\s\S]+?```|``[\s\S]+?``|`[^`]+`/g;

/** Everyone `text` mentions, each once, in order (reference#message-formatting). */
export function mentionsIn(text: string): Pinged {
  const spoken = text.replaceAll(CODE, " ");
  const ids = (pattern: RegExp) => [
    ...new Set([...spoken.matchAll(pattern)].map((match) => match[1] as Snowflake)),
  ];
  return {
    users: ids(/<@!?(\d+)>/g),
    roles: ids(/<@&(\d+)>/g),
    everyone: /@(everyone|here)\b/.test(spoken),
  };
}

/**
 * Whom a message pings when it says nothing of it: a channel message everyone it mentions, an
 * answer to an interaction users only (resources/message#allowed-mentions-object).
 */
export const DEFAULT_ALLOWED: { readonly [origin in "message" | "answer"]: AllowedMentions } = {
  message: {
    parse: [AllowedMentionsTypes.User, AllowedMentionsTypes.Role, AllowedMentionsTypes.Everyone],
    replied_user: true,
  },
  answer: { parse: [AllowedMentionsTypes.User], replied_user: true },
};

/** Those of `mentioned` that `allowed` lets a message ping, and the author it replies to. */
export function allow(
  mentioned: Pinged,
  allowed: AllowedMentions,
  repliedTo: Snowflake | null,
): Pinged {
  const permitted = (kind: AllowedMentionsTypes.User | AllowedMentionsTypes.Role) =>
    allowed.parse?.includes(kind)
      ? mentioned[kind]
      : mentioned[kind].filter((id) => allowed[kind]?.includes(id));
  const users = permitted(AllowedMentionsTypes.User);
  const replied = repliedTo !== null && allowed.replied_user === true ? [repliedTo] : [];
  return {
    users: [...new Set([...users, ...replied])],
    roles: permitted(AllowedMentionsTypes.Role),
    everyone: mentioned.everyone && (allowed.parse ?? []).includes(AllowedMentionsTypes.Everyone),
  };
}

/** Everyone in either. */
export function union(one: Pinged, other: Pinged): Pinged {
  return {
    users: [...new Set([...one.users, ...other.users])],
    roles: [...new Set([...one.roles, ...other.roles])],
    everyone: one.everyone || other.everyone,
  };
}
