/** Text as a part of regular expressions. */

/** The source of a pattern that matches `text` itself, whatever signs are in it. */
export function escapePattern(text: string): string {
  return text.replace(/[\\^$.*+?()[\]{}|]/g, "\\$&");
}
