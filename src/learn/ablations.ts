/** Engines that lack a part, and what the part is worth: by how much the figures fall without it. */
import type { Article } from "../engine/article.ts";
import { createEngine, type Engine } from "../engine/engine.ts";
import { loadNetwork } from "../engine/model/load.ts";
import type { Model, Weights } from "../engine/model/model.ts";
import { MODEL } from "../engine/model/weights.ts";
import { READ } from "../engine/reader.ts";
import type { Adapt } from "../engine/search.ts";
import { bootstrap } from "./bootstrap.ts";
import type { Exam } from "./exams.ts";
import { type Outcome, sit } from "./outcomes.ts";
import { type Figure, measure, type Scored } from "./scorecard.ts";

/** A part, and how to build an engine without it. */
interface Ablation {
  readonly name: string;
  readonly model?: (model: Model) => Model;
  readonly adapt?: Adapt;
}

const PARTS: readonly Ablation[] = [
  {
    // What is left is the ranker's order, and the phrase that fits best.
    name: "network",
    adapt: (steps) => ({
      ...steps,
      understand: () => null,
      settle: (_, considered) =>
        considered.map((one) => ({ ...one, span: one.phrase, speaker: null })),
    }),
  },
  {
    name: "reading more of a small corpus",
    adapt: (steps) => ({
      ...steps,
      understand: (sought, ranked) => steps.understand(sought, ranked.slice(0, READ)),
    }),
  },
  {
    name: "other names and near words",
    adapt: (steps) => ({
      ...steps,
      seek(question) {
        const sought = steps.seek(question);
        const wider = new Set(sought.wider.map(({ term }) => term));
        const forms = new Map([...sought.forms].filter(([form]) => !wider.has(form)));
        return { ...sought, forms, wider: [] };
      },
    }),
  },
  {
    name: "phrases",
    adapt: (steps) => ({
      ...steps,
      consider: (...args) =>
        steps
          .consider(...args)
          .map((one) => ({ ...one, phrase: null, evidence: 0, wanted: 0, present: true })),
    }),
  },
  {
    name: "all but the network in the final order",
    model: (model) => ({ ...model, reading: drop(model.reading, /^(?!network$)/) }),
  },
  {
    name: "headlines and captions last",
    model: (model) => ({
      ...model,
      sentence: drop(model.sentence, /^(?:headline|caption)$/),
      reading: drop(model.reading, /^(?:headline|caption)$/),
    }),
  },
  {
    name: "ranker (BM25 in its place)",
    adapt: (steps) => ({
      ...steps,
      rank: (...args) =>
        [...steps.rank(...args)].sort(
          (a, b) => b.features.bm25 - a.features.bm25 || a.index - b.index,
        ),
    }),
  },
  ...groups("ranker", (model, sentence) => ({ ...model, sentence }), MODEL.sentence, {
    "shared words": /^(?:coverage|terms|rarest|bm25)$/,
    "spelling and form": /^(?:surface|similar)$/,
    "sorts of words": /^(?:names|namesLacking|verbs|figures|focusLacking)$/,
    "word order": /^(?:bigrams|wordPairs|order|density)$/,
    surroundings: /^(?:before|after|title|article|pointsBack)$/,
    "length and place": /^(?:length|full|opening|question|headline|caption)$/,
  }),
  ...groups("confidence", (model, confidence) => ({ ...model, confidence }), MODEL.confidence, {
    network: /^(?:score|network|certainty|silence|margin|alone)$/,
    "shared words":
      /^(?:coverage|near|allTerms|termsHeld|wordPairs|order|density|article|similar|rarest|nameHeld|idf)$/,
    "words that are lacking":
      /^(?:unknown|corrected|unknownTerms|unknownRarity|allUnknown|namesUnknown|namesLacking|verbLacking|figureLacking|focusLacking)$/,
    phrases: /^(?:evidence|wanted|present)(?::|$)/,
    "kind of question": /^(?:kind:.*|questionTerms|oneTerm)$/,
  }),
];

/** Parts that an engine can be built without. */
export const PART_NAMES: readonly string[] = PARTS.map(({ name }) => name);

/** One part for each group of the `weights`, and one for those that are in no group, if any. */
function groups(
  of: string,
  replace: (model: Model, weights: Weights) => Model,
  weights: Weights,
  patterns: Readonly<Record<string, RegExp>>,
): Ablation[] {
  const all = Object.values(patterns);
  const rest = Object.keys(weights).filter((name) => !all.some((pattern) => pattern.test(name)));
  const without = (group: string, keep: (name: string) => boolean): Ablation => ({
    name: `${of}: ${group}`,
    model: (model) =>
      replace(model, Object.fromEntries(Object.entries(weights).filter(([name]) => keep(name)))),
  });
  return [
    ...Object.entries(patterns).map(([group, pattern]) =>
      without(group, (name) => !pattern.test(name)),
    ),
    ...(rest.length > 0 ? [without("the rest", (name) => !rest.includes(name))] : []),
  ];
}

function drop(weights: Weights, pattern: RegExp): Weights {
  return Object.fromEntries(Object.entries(weights).filter(([name]) => !pattern.test(name)));
}

/** The engine as it ships, but for one part. */
function createWithout({ model, adapt }: Ablation): (articles: readonly Article[]) => Engine {
  return (articles) => createEngine(articles, model ? model(MODEL) : MODEL, loadNetwork(), adapt);
}

/** The figures that tell what a part is for, whatever the threshold. */
export const WORTH = ["p1", "f1", "auroc", "refusedAt10"] as const satisfies readonly Figure[];

type Worth = (typeof WORTH)[number];

/** What the figures of `WORTH` are without a part, and by how much they change. */
export interface Loss {
  readonly name: string;
  readonly figures: Readonly<Record<Worth, number | null>>;
  readonly changes: Readonly<Record<Worth, Scored>>;
}

/** The figures of `exam` for the engine as it ships, then without each of the `parts` in turn. */
export function* ablate(exam: Exam, parts: readonly string[]): Generator<Loss> {
  const whole = sit(exam, (articles) => createEngine(articles));
  yield lossOf("nothing", whole, whole);
  for (const part of PARTS.filter(({ name }) => parts.includes(name)))
    yield lossOf(part.name, whole, sit(exam, createWithout(part)));
}

/** The questions are drawn in pairs: what is uncertain is the change, not how hard they are. */
function lossOf(name: string, whole: readonly Outcome[], lacking: readonly Outcome[]): Loss {
  const pairs = whole.map((before, i) => [before, lacking[i] as Outcome] as const);
  const change = (some: readonly (readonly [Outcome, Outcome])[]) => {
    const before = measure(some.map(([one]) => one));
    const after = measure(some.map(([, one]) => one));
    return byFigure((figure) => difference(before[figure], after[figure]));
  };
  const values = change(pairs);
  const intervals = bootstrap(pairs, change);
  const figures = measure(lacking);
  return {
    name,
    figures: byFigure((figure) => figures[figure]),
    changes: byFigure((figure) => ({ value: values[figure], interval: intervals[figure] })),
  };
}

function difference(before: number | null, after: number | null): number | null {
  return before === null || after === null ? null : after - before;
}

function byFigure<T>(of: (figure: Worth) => T): Record<Worth, T> {
  return Object.fromEntries(WORTH.map((figure) => [figure, of(figure)])) as Record<Worth, T>;
}
