/**
 * A sentence ↔ a short name for it, so that a button still works after a restart: what it needs is
 * in its custom_id, nothing in memory.
 */
import { createHash } from "node:crypto";
import type { Sentence } from "../engine/sentences.ts";

/** A name of about 40 characters, `file.start.text`: hashes of file and text around the place. */
export function nameSentence(sentence: Sentence): string {
  return [digest(sentence.article.file), sentence.start.toString(36), digest(sentence.text)].join(
    ".",
  );
}

/** The sentence so named, or null where the article has changed or gone since. */
export function findSentence(name: string, sentences: readonly Sentence[]): Sentence | null {
  const [file, start] = name.split(".");
  return (
    sentences.find(
      (sentence) =>
        sentence.start.toString(36) === start &&
        digest(sentence.article.file) === file &&
        nameSentence(sentence) === name,
    ) ?? null
  );
}

function digest(text: string): string {
  return createHash("sha256").update(text).digest("base64url").slice(0, 12);
}
