/** The networks and the word vectors that ship with the package, read once, when first asked for. */
import { existsSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { type Network, readNetwork } from "./network.ts";
import { readVectors } from "./vectors.ts";

/** One or more networks, best first. */
export type Networks = readonly [Network, ...Network[]];

const VECTORS = "vectors.bin";
const FILES = ["network-1.bin", "network-2.bin"]; // the same but for the seed

let loaded: Networks | null = null;

/** The networks in `model/` of the package; throws where a file of them is missing. */
export function loadNetworks(): Networks {
  if (loaded) return loaded;
  const dir = findModelDir(dirname(fileURLToPath(import.meta.url)));
  const vectors = readVectors(readFileSync(join(dir, VECTORS)));
  loaded = FILES.map((file) => readNetwork(readFileSync(join(dir, file)), vectors)) as [
    Network,
    Network,
  ];
  return loaded;
}

// From src/engine/model and from dist/src/engine/model alike: the package's own folder is above.
function findModelDir(from: string): string {
  const dir = join(from, "model");
  if (existsSync(join(dir, VECTORS))) return dir;
  if (dirname(from) === from) throw new Error("the package lacks model/vectors.bin");
  return findModelDir(dirname(from));
}
