/** The learned model as a TypeScript module. */
import type { Model, Weights } from "../engine/model/model.ts";

/**
 * The text of `weights.ts`, `manifest` in its docstring: weights to three decimals, those that round to
 * nothing left out; the table of phrase weights to two, whole.
 */
export function renderModel(model: Model, manifest: readonly string[]): string {
  const rows = Object.entries(model.phrase.rows).map(
    ([name, row]) => `      ${renderName(name)}: [${row.map((x) => round(x, 2)).join(", ")}],`,
  );
  return `/**
 * Learned, not to be edited: \`npm run train\` writes it anew, the same from the same data.
 *
${manifest.map((line) => ` * ${line}`).join("\n")}
 */
import type { Model } from "./model.ts";

export const MODEL: Model = {
  sentence: ${renderWeights(model.sentence, 4)},
  phrase: {
    kinds: ${JSON.stringify(model.phrase.kinds)},
    // biome-ignore format: a table
    rows: {
${rows.join("\n")}
    },
  },
  reading: ${renderWeights(model.reading, 4)},
  confidence: ${renderWeights(model.confidence, 4)},
  threshold: ${model.threshold},
};
`;
}

function renderWeights(weights: Weights, indent: number): string {
  const lines = Object.entries(weights)
    .map(([name, weight]) => [name, round(weight, 3)] as const)
    .filter(([, weight]) => weight !== 0)
    .map(([name, weight]) => `${" ".repeat(indent)}${renderName(name)}: ${weight},\n`);
  return `{\n${lines.join("")}${" ".repeat(indent - 2)}}`;
}

function renderName(name: string): string {
  return /^\w+$/.test(name) ? name : JSON.stringify(name);
}

function round(value: number, decimals: number): number {
  return Math.round(value * 10 ** decimals) / 10 ** decimals;
}
