/** `verbatim ask --why`: how an answer came about, as tables for a terminal. */
import { oneLine } from "../discord/markdown.ts";
import type {
  Contribution,
  ExplainedReading,
  ExplainedTerm,
  Explanation,
} from "../engine/explain.ts";
import { renderTable } from "./table.ts";

/** `explanation` in words and tables, ending with a blank line. */
export function renderExplanation(explanation: Explanation): string {
  const { question, readAs, kind, shape, focus, wider, candidates, read, readings } = explanation;
  return [
    `Why: ${oneLine(question)}`,
    ...(readAs === question ? [] : [`Read as: ${oneLine(readAs)}`]),
    "",
    `Kind of question: ${kind}; shape: ${shape}; wanted noun: ${focus ?? "none"}`,
    "",
    ...renderTerms(explanation),
    ...(wider.length > 0 ? [`Looked for as well: ${showForms(wider)}`] : []),
    "",
    `${candidates} sentences from the index, ${read} read${read > 0 ? "; the best:" : "."}`,
    "",
    ...readings.flatMap((reading, i) => [...renderReading(reading, i + 1), ""]),
    ...renderConfidence(explanation),
    "",
  ].join("\n");
}

function renderTerms({ terms }: Explanation): string[] {
  if (terms.length === 0) return ["No terms to look for."];
  const rows = terms.map(({ word, share, sort, forms, known }) => [
    word,
    `${Math.round(share * 100)} %`,
    sort,
    known ? showForms(forms) || "meant by another term" : "not in the corpus",
  ]);
  return renderTable([["word", "weight", "sort", "looked for as"], ...rows], new Set([1]));
}

function showForms(forms: ExplainedTerm["forms"]): string {
  return forms.map(({ term, weight }) => `${term} ${figure(weight)}`).join(", ");
}

const SHOWN = 6; // contributions in a line

function renderReading(reading: ExplainedReading, place: number): string[] {
  const { network, phrase } = reading;
  const rows = [
    ["score", figure(reading.score), list(reading.scoredBy)],
    [
      "network",
      network ? figure(network.score) : "–",
      network ? `sure of the words: ${figure(network.certainty)}` : "not asked",
    ],
    [
      "phrase",
      phrase ? figure(phrase.evidence) : "–",
      phrase ? `“${oneLine(phrase.text)}”` : "none fits",
    ],
    ["first order", figure(reading.firstScore), list(reading.rankedBy)],
  ];
  return [
    `${place}. ${reading.file}:${reading.line}  ${mark(reading)}`,
    ...renderTable(rows, new Set([1])).map((line) => `   ${line}`),
  ];
}

function renderConfidence({ answered, confidence, threshold, evidence }: Explanation): string[] {
  const verdict = answered
    ? `Answered: confidence ${figure(confidence, 3)} reaches the threshold ${figure(threshold, 3)}.`
    : `Refused: confidence ${figure(confidence, 3)} is below the threshold ${figure(threshold, 3)}.`;
  if (evidence === null)
    return [verdict, "Nothing in the corpus can be compared with the words of the question."];
  const rows = evidence
    .filter(({ worth }) => Math.abs(worth) >= 0.005)
    .map(({ name, value, weight, worth }) => [name, figure(value), figure(weight), signed(worth)]);
  const sum = evidence.reduce((total, { worth }) => total + worth, 0);
  return [
    verdict,
    "",
    ...renderTable(
      [["evidence", "value", "weight", "adds"], ...rows, ["log odds", "", "", signed(sum)]],
      new Set([1, 2, 3]),
    ),
  ];
}

function mark({ sentence, span }: ExplainedReading): string {
  if (span === null) return oneLine(sentence);
  const { start, end } = span;
  return oneLine(
    `${sentence.slice(0, start)}[${sentence.slice(start, end)}]${sentence.slice(end)}`,
  );
}

function list(contributions: readonly Contribution[]): string {
  const shown = contributions.slice(0, SHOWN).map(({ name, worth }) => `${name} ${signed(worth)}`);
  return contributions.length > SHOWN ? `${shown.join(", ")}, …` : shown.join(", ");
}

function figure(value: number, digits = 2): string {
  return value.toFixed(digits).replace("-", "−");
}

function signed(value: number): string {
  return (value < 0 ? "" : "+") + figure(value);
}
