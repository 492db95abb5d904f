/**
 * `npm run train [folder of data sets [stack]]`: fits every weight of the engine but the network's to
 * questions and writes `src/engine/model/weights.ts`; with `stack` only those that stand on the network,
 * for when that was trained anew. Takes minutes; the same data and network give the same file.
 */
import { writeFileSync } from "node:fs";
import { loadNetwork } from "../engine/model/load.ts";
import type { Model } from "../engine/model/model.ts";
import { MODEL } from "../engine/model/weights.ts";
import { findData, readQamr, readSquad } from "./data.ts";
import {
  attend,
  calibrate,
  chooseThreshold,
  judge,
  learnConfidence,
  learnPhrases,
  learnReading,
  learnSentences,
} from "./lessons.ts";
import { auroc, refusedBelow, thresholdAt } from "./metrics.ts";
import { renderModel } from "./render.ts";
import {
  isAnswerable,
  type LearningParts,
  makeTrials,
  splitForLearning,
  type Trial,
} from "./trials.ts";
import { readWritten } from "./written.ts";

// Share of the answerable questions, as people type them, that the threshold may cost on articles that
// nothing was fitted to.
const WRONGLY_REFUSED = 0.1;

const [folder, refit] = process.argv.slice(2);
if (refit !== undefined && refit !== "stack")
  throw new Error(`what is '${refit}'? 'stack' fits only what stands on the network`);
const dir = findData(folder, ["squad", "qamr"]);
const squad = splitForLearning(readSquad(dir, "train"));
const qamr = splitForLearning(readQamr(dir));
const written = splitForLearning(await readWritten());

/** Shares of the questions that are asked, of the public sets and of those written for this. */
interface Shares {
  readonly given: number;
  readonly typed: number;
}

// Folders on a server hold one article or a library: weights must suit both.
function trialsOf(part: keyof LearningParts, { given, typed }: Shares): Trial[] {
  const library = Number.POSITIVE_INFINITY;
  const mixed = { foreign: 0.4, takenOut: 0.2, altered: 0.4 };
  return [
    ...makeTrials(squad[part], { size: library, share: 0.15 * given, foreign: 0, takenOut: 0 }),
    ...makeTrials(squad[part], { size: 5, share: 0.4 * given, ...mixed }),
    ...makeTrials(squad[part], { size: 1, share: 0.15 * given, ...mixed }),
    ...makeTrials(qamr[part], { size: 6, share: 0.2 * given, ...mixed, foreign: 0.3 }),
    ...makeTrials(written[part], { size: 1, share: typed, foreign: 0, takenOut: 0.1 }),
    ...makeTrials(written[part], { size: 6, share: 0.5 * typed, foreign: 0.1, takenOut: 0.1 }),
  ];
}

const EMPTY: Model = {
  sentence: {},
  phrase: { kinds: [], rows: {} },
  reading: {},
  confidence: {},
  threshold: 0,
};

// Of those typed, enough for a hundred weights; the network takes all of them.
const fit = trialsOf("fit", { given: 1, typed: 0.15 });
// The network was trained on the articles of `fit`: what is built on it must be fitted to others.
const stack = trialsOf("stack", { given: 1.2, typed: 0.25 });
const held = trialsOf("held", { given: 1.2, typed: 0.25 });
say(`${count(fit)} questions to fit, ${count(stack)} to build on the network, ${count(held)} held`);
const choosing = refit === "stack" ? MODEL : learnFirst(fit);
const network = loadNetwork();
const attended = attend(stack, choosing, network);
const reading = { ...choosing, reading: learnReading(attended) };
const weighed = { ...reading, confidence: learnConfidence(attended, reading) };
const sure = { ...weighed, confidence: calibrate(attended, weighed) };
say("confidence learned");
const judged = judge(attend(held, sure, network), sure);
const threshold = chooseThreshold(
  judged.filter(({ chat }) => chat),
  WRONGLY_REFUSED,
);
const figures = (["unanswerable", "foreign", "taken out", "altered"] as const).map((why) => {
  const some = judged.filter((one) => one.answerable || one.why === why);
  const at = (share: number) => percent(refusedBelow(some, thresholdAt(some, share)));
  return `${why}: AUROC ${auroc(some).toFixed(3)}, refused ${at(0.05)} and ${at(0.1)} at 5 % and 10 % wrong refusals`;
});
const manifest = [
  "The network and its data: manifest.json beside this file. For what is here:",
  "SQuAD 1.1 and 2.0, 36 articles of the development part (CC BY-SA 4.0, Rajpurkar et al. 2016,",
  "2018); QAMR (MIT, Michael et al. 2018); the articles and questions in src/learn/written.",
  `Fitted to ${count(fit)} questions; ${count(held)} on other articles were held out.`,
  "Nothing is drawn at random: ids are hashed. On the held-out questions:",
  ...figures.map((figure) => `- ${figure}`),
];
for (const line of manifest) say(line);
writeFileSync("src/engine/model/weights.ts", renderModel({ ...sure, threshold }, manifest));

function learnFirst(trials: readonly Trial[]): Model {
  const ranking = { ...EMPTY, sentence: learnSentences(trials, EMPTY) };
  say("sentences learned");
  const choosing = { ...ranking, phrase: learnPhrases(trials, ranking) };
  say("phrases learned");
  return choosing;
}

function count(trials: readonly Trial[]): string {
  const all = trials.flatMap(({ questions }) => questions);
  return `${all.length} (${all.filter(isAnswerable).length} answerable)`;
}

function percent(share: number): string {
  return `${Math.round(share * 100)} %`;
}

function say(line: string): void {
  console.log(`${Math.round(performance.now() / 1000)} s: ${line}`);
}
