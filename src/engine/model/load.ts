/** The networks and the word vectors that ship with the package, read once, when first asked for. */
import { existsSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { type Network, readNetwork } from "./network.ts";
import { readVectors } from "./vectors.ts";

/** One or more networks, best first. */
export type Networks = readonly [Network, ...Network[]];

const VECTORS = "vectors.bin";
const FILES = ["network-1.bin", "network-2.bin", "network-3.bin"]; // manifest.json says how they differ

let loaded: Networks | null = null;

/** The networks; throws where the package lacks one of their files. */
export function loadNetworks(): Networks {
  if (loaded) return loaded;
  const dir = findModelDir();
  const vectors = readVectors(readFileSync(join(dir, VECTORS)));
  loaded = FILES.map((file) => readNetwork(readFileSync(join(dir, file)), vectors)) as [
    Network,
    ...Network[],
  ];
  return loaded;
}

/** The folder of this source file, from which tsc takes no data along to `dist`. */
function findModelDir(): string {
  const here = dirname(fileURLToPath(import.meta.url));
  return existsSync(join(here, VECTORS)) ? here : join(here, "../../../../src/engine/model");
}
