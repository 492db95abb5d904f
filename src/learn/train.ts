/**
 * `npm run train [folder of data sets]`: fits every weight of the engine to public
 * questions and writes `src/engine/model/weights.ts`. Takes minutes; the same data give the same file.
 */
import { writeFileSync } from "node:fs";
import type { Model } from "../engine/model/model.ts";
import { findData, readQamr, readSquad } from "./data.ts";
import {
  chooseThreshold,
  judge,
  learnConfidence,
  learnPhrases,
  learnReadings,
  learnSentences,
} from "./lessons.ts";
import { auroc, refusedBelow, thresholdAt } from "./metrics.ts";
import { renderModel } from "./render.ts";
import { isAnswerable, makeTrials, splitByArticle, type Trial } from "./trials.ts";

const HELD = 0.25; // share of the training articles that no weight is fitted to
const WRONGLY_REFUSED = 0.1; // share of the answerable questions that the threshold may cost

const dir = findData(process.argv[2]);
const squad = splitByArticle(readSquad(dir, "train"), HELD);
const qamr = splitByArticle(readQamr(dir), HELD);

// Folders on a server hold one article or a library: weights must suit both.
function trialsOf(part: "fit" | "held"): Trial[] {
  const library = Number.POSITIVE_INFINITY;
  return [
    ...makeTrials(squad[part], { size: library, share: 0.15, foreign: 0, takenOut: 0 }),
    ...makeTrials(squad[part], { size: 5, share: 0.4, foreign: 0.4, takenOut: 0.2 }),
    ...makeTrials(squad[part], { size: 1, share: 0.15, foreign: 0.4, takenOut: 0.2 }),
    ...makeTrials(qamr[part], { size: 6, share: 0.2, foreign: 0.3, takenOut: 0.2 }),
  ];
}

const EMPTY: Model = {
  sentence: {},
  phrase: { kinds: [], rows: {} },
  reading: {},
  confidence: {},
  threshold: 0,
};

const fit = trialsOf("fit");
const held = trialsOf("held");
say(`${count(fit)} questions to fit, ${count(held)} held`);
const ranking = { ...EMPTY, sentence: learnSentences(fit, EMPTY) };
say("sentences learned");
const choosing = { ...ranking, phrase: learnPhrases(fit, ranking) };
say("phrases learned");
const reading = { ...choosing, reading: learnReadings(fit, choosing) };
say("readings learned");
const sure = { ...reading, confidence: learnConfidence(fit, reading) };
say("confidence learned");
const judged = judge(held, sure);
const threshold = chooseThreshold(judged, WRONGLY_REFUSED);
const figures = (["unanswerable", "foreign", "taken out"] as const).map((why) => {
  const some = judged.filter((one) => one.answerable || one.why === why);
  const at = (share: number) => percent(refusedBelow(some, thresholdAt(some, share)));
  return `${why}: AUROC ${auroc(some).toFixed(3)}, refused ${at(0.05)} and ${at(0.1)} at 5 % and 10 % wrong refusals`;
});
const manifest = [
  "Data: SQuAD 1.1 and 2.0, 36 articles of the development part (CC BY-SA 4.0, Rajpurkar et al. 2016,",
  "2018); QAMR (MIT, Michael et al. 2018).",
  `Fitted to ${count(fit)} questions; ${count(held)} on other articles were held out.`,
  "Nothing is drawn at random: ids are hashed. On the held-out questions:",
  ...figures.map((figure) => `- ${figure}`),
];
for (const line of manifest) say(line);
writeFileSync("src/engine/model/weights.ts", renderModel({ ...sure, threshold }, manifest));

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
