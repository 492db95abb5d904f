/** Where in a sentence its clauses stand: reasons, ways, quoted words. */
import type { Span } from "./article.ts";

/** Reasons: "because", "due to", "in order to", "so that" and the clause behind. */
export function findReasons(text: string): Span[] {
  return clausesBehind(
    text,
    /\b(?:because of|because|due to|owing to|thanks to|in order to|so that|so as to|as a result of|on the grounds that|since|amid|after|over)\s/gi,
    true,
  );
}

/** Ways: "by", "with", "through", "using", "via" and the clause behind. */
export function findManners(text: string): Span[] {
  return clausesBehind(text, /\b(?:by|with|through|using|via|aboard)\s/gi, true);
}

/** What stands between quotation marks, or behind a verb of saying. */
export function findQuotations(text: string): Span[] {
  const quoted = [...text.matchAll(/[“"](?<words>[^“”"]{3,})(?:[”"]|$)|^(?<rest>[^“”"]{3,})[”"]/g)];
  const inner = quoted.map((match) => {
    const words = (match.groups?.words ?? match.groups?.rest ?? "").replace(/[,\s]+$/, "");
    const start = match.index + match[0].indexOf(words);
    return { start, end: start + words.length };
  });
  if (inner.length > 0) return inner;
  return clausesBehind(
    text,
    /\b(?:said|says|told \S+|added|claimed|argued|promised|vowed|pledged|warned|announced)\s+(?:that\s+)?/gi,
    false,
  );
}

function clausesBehind(text: string, lead: RegExp, withLead: boolean): Span[] {
  return [...text.matchAll(lead)].map((match) => {
    const behind = match.index + match[0].length;
    return { start: withLead ? match.index : behind, end: clauseEnd(text, behind) };
  });
}

/** Where the clause that holds `from` ends: before the next mark, or at the end of the text. */
export function clauseEnd(text: string, from: number): number {
  const end = /[,;:.!?—”"](?=\s|$|[”"’])/.exec(text.slice(from));
  return end ? from + end.index : text.trimEnd().length;
}
