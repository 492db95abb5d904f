/** `@name` and `#channel` as people type them → the ids that Discord's client sends instead. */
import { escapePattern } from "../engine/pattern.ts";
import type { Person } from "./shown.ts";

/** `text` with every name of `people` and `channels` behind its sign replaced; longer names first. */
export function mentionTyped(
  text: string,
  people: readonly Person[],
  channels: readonly { readonly id: string; readonly name: string }[],
): string {
  const marks = new Map([
    ...people.map(({ id, name }): [string, string] => [`@${name.toLowerCase()}`, `<@${id}>`]),
    ...channels.map(({ id, name }): [string, string] => [`#${name.toLowerCase()}`, `<#${id}>`]),
  ]);
  const names = [...marks.keys()].sort((one, other) => other.length - one.length);
  const pattern = new RegExp(`(?<![\\w<])(?:${names.map(escapePattern).join("|")})(?!\\w)`, "gi");
  return text.replace(pattern, (typed) => marks.get(typed.toLowerCase()) ?? typed);
}
