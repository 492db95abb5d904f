import { detect } from "chardet";

/** A file's text, and the encoding that had to be guessed to read it, or null where it was plain. */
export interface Decoded {
  readonly text: string;
  readonly guessed: string | null;
}

/** What most web pages that are not UTF-8 are written in; it has a character for every byte. */
const FALLBACK = "windows-1252";

/**
 * The text of `bytes`: as UTF-16 where a byte-order mark says so, as UTF-8 where they are UTF-8
 * throughout, else in the encoding they look like. A byte-order mark stays in the text, so that
 * offsets equal those of any program that reads the file naively.
 */
export function decode(bytes: Uint8Array): Decoded {
  const marked = utf16Mark(bytes);
  if (marked) return { text: decodeAs(marked, bytes), guessed: null };
  try {
    return { text: decodeAs("utf-8", bytes, true), guessed: null };
  } catch {
    const guessed = detect(bytes) ?? FALLBACK;
    try {
      return { text: decodeAs(guessed, bytes, true), guessed };
    } catch {
      return { text: decodeAs(FALLBACK, bytes), guessed: FALLBACK };
    }
  }
}

function utf16Mark(bytes: Uint8Array): string | null {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return "utf-16le";
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return "utf-16be";
  return null;
}

function decodeAs(encoding: string, bytes: Uint8Array, fatal = false): string {
  return new TextDecoder(encoding, { fatal, ignoreBOM: true }).decode(bytes);
}
