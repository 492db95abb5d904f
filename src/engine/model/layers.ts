/** Parameters → the layers of the network, by their names in src/learn/network/network.py but for the case. */
import { readSpread } from "./encoder.ts";
import type { Linear } from "./matrix.ts";
import type { Parameters } from "./parameters.ts";

/** The layers of one network. */
export type Layers = ReturnType<typeof readLayers>;

/** The layers among `parameters`. */
export function readLayers(parameters: Parameters) {
  const map = (name: string): Linear => parameters.linear(name);
  return {
    summary: parameters.matrix("summary.weight"),
    align: parameters.matrix("align.weight"),
    same: parameters.number("same"),
    close: parameters.number("close"),
    own: map("own"),
    asked: map("asked"),
    both: map("both"),
    wanted: map("wanted"),
    gate: map("gate"),
    gated: map("gated"),
    match: map("match"),
    norm: parameters.norm("norm"),
    spread: [1, 2, 4].map((step, i) => readSpread(parameters, `spread.${i}`, step)),
    start: map("start"),
    end: map("end"),
    ownQ: map("own_q"),
    foundQ: map("found_q"),
    bothQ: map("both_q"),
    matchQ: map("match_q"),
    weighQ: parameters.matrix("weigh_q.weight"),
    hidden: map("hidden"),
    score: parameters.matrix("score.weight"),
    base: parameters.number("score.bias") - parameters.number("none"),
  };
}
