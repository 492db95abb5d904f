/** Faces for people: a colour and a letter, drawn here so that nothing is fetched. */
import type { Person } from "../shown.ts";

const COLOURS = ["#5865f2", "#248046", "#a3500f", "#b3319f", "#1f7a8c", "#7a4fd0", "#b0323a"];

/** A picture of `person` as a `data:` address. */
export function avatarOf({ name, isBot }: Person): string {
  const sum = [...name].reduce((total, letter) => total + (letter.codePointAt(0) ?? 0), 0);
  const letter = [...name][0]?.toUpperCase() ?? "?";
  const [mark, size, y] = isBot ? ["\u201d", 46, 42] : [escapeText(letter), 20, 27];
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 40 40"><rect width="40" height="40" fill="${
    isBot ? COLOURS[0] : COLOURS[1 + (sum % (COLOURS.length - 1))]
  }"/><text x="20" y="${y}" font-family="${
    isBot ? "Georgia,serif" : "sans-serif"
  }" font-size="${size}" font-weight="600" fill="white" text-anchor="middle">${mark}</text></svg>`;
  return `data:image/svg+xml,${encodeURIComponent(svg)}`;
}

function escapeText(text: string): string {
  return text.replace(/[&<>]/g, (character) => `&#${character.codePointAt(0)};`);
}
