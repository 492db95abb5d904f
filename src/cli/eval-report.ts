/** Scorecards and outcomes → what `verbatim eval` prints. */
import { oneLine } from "../discord/markdown.ts";
import { type Loss, WORTH } from "../learn/ablations.ts";
import type { Exam } from "../learn/exams.ts";
import type { Outcome } from "../learn/outcomes.ts";
import { FIGURES, type Figure, isRight, type Scorecard, type Scored } from "../learn/scorecard.ts";
import { renderTable } from "./table.ts";

/** The figures of one question set, for all its questions and by sort. */
export function reportScore({ name, title }: Exam, card: Scorecard): string {
  const baseline: Readonly<Partial<Record<string, Scored>>> = card.bare;
  const figures = (Object.entries(FIGURES) as [Figure, string][]).map(([figure, label]) => {
    const show = figure === "median" || figure === "p99" ? showMs : showShare;
    const beside = baseline[figure];
    return [label, show(card.figures[figure]), beside ? showShare(beside) : ""];
  });
  const sorts = card.sorts.map((one) => [
    one.sort,
    String(one.answerable),
    showShare(one.p1),
    showShare(one.bareP1),
    showShare(one.f1),
    showShare(one.rightAnswers),
    String(one.unanswerable),
    showShare(one.rightRefusals),
  ]);
  return [
    `${name}: ${title}`,
    `${card.answerable} answerable, ${card.unanswerable} unanswerable`,
    "",
    ...renderTable([["", "verbatim", "bare MiniSearch"], ...figures]),
    "",
    ...renderTable(
      [
        [
          "sort",
          "answerable",
          "P@1",
          "bare P@1",
          "F1",
          "right, not refused",
          "unanswerable",
          "refused",
        ],
        ...sorts,
      ],
      new Set([1, 6]),
    ),
    "",
  ].join("\n");
}

/** What the figures of a question set are without some parts of the engine. */
export function reportLosses({ name, title }: Exam, losses: readonly Loss[]): string {
  const rows = losses.map(({ name, figures, changes }, i) => [
    name,
    ...WORTH.map((figure) => {
      const value = figures[figure];
      const change = changes[figure];
      const shown = value === null ? "–" : bare(value, 3);
      return i === 0 || change.value === null ? shown : `${shown} ${showChange(change)}`;
    }),
  ]);
  const labels = { p1: "P@1", f1: "F1", auroc: "AUROC", refusedAt10: "refused at 10 %" };
  const heads = WORTH.map((figure) => labels[figure]);
  return [`${name}: ${title}`, "", ...renderTable([["without", ...heads], ...rows]), ""].join("\n");
}

/** A change and the range it lies in: `−.012 [−.03, +.01]`. */
function showChange({ value, interval }: Scored): string {
  const signed = (change: number, digits: number) =>
    (change < 0 ? "−" : "+") + bare(Math.abs(change), digits);
  const range = interval?.map((end) => signed(end, 2)).join(", ");
  return signed(value ?? 0, 3) + (range ? ` [${range}]` : "");
}

/** The questions that went wrong, with what was said and what should have been. */
export function reportMisses(outcomes: readonly Outcome[]): string {
  const missed = outcomes.flatMap((outcome) => {
    const wrong = explainMiss(outcome);
    return wrong === null ? [] : [renderMiss(outcome, wrong)];
  });
  return [`${missed.length} of ${outcomes.length} questions went wrong:`, "", ...missed].join("\n");
}

function explainMiss(outcome: Outcome): string | null {
  const { asked, answer } = outcome;
  if (!asked.answerable) return answer.answered ? "answered, though nothing answers it" : null;
  if (!isRight(outcome)) return answer.answered ? "wrong sentence" : "refused, and wrong sentence";
  return answer.answered ? null : "refused, though the sentence is right";
}

function renderMiss({ asked, sort, answer, place, candidate }: Outcome, wrong: string): string {
  const first = answer.passages[0];
  const said = first
    ? `${first.sentence.article.file}:${first.sentence.line} ${oneLine(first.sentence.text)}`
    : "nothing";
  const marked = first?.answer
    ? ` [${first.sentence.text.slice(first.answer.start, first.answer.end)}]`
    : "";
  const places = [
    place > 0 ? `passage ${place}` : "no passage",
    candidate > 0 ? `candidate ${candidate}` : "no candidate",
  ];
  return [
    `${oneLine(asked.question)}  (${sort}; ${wrong}; confidence ${bare(answer.confidence, 2)})`,
    `  said  ${said}${marked}`,
    ...(asked.gold === null ? [] : [`  gold  ${oneLine(asked.gold)}  (${places.join(", ")})`]),
    "",
  ].join("\n");
}

function showShare({ value, interval }: Scored): string {
  if (value === null) return "–";
  const range = interval?.map((end) => bare(end, 2)).join(", ");
  return bare(value, 3) + (range ? ` [${range}]` : "");
}

/** A share as tables of figures have it, without the nought before the point. */
function bare(share: number, digits: number): string {
  return share.toFixed(digits).replace(/^0(?=\.)/, "");
}

function showMs({ value, interval }: Scored): string {
  if (value === null) return "–";
  const range = interval?.map((end) => end.toFixed(0)).join(", ");
  return value.toFixed(1) + (range ? ` [${range}]` : "");
}
