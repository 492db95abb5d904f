/** The network and the word vectors that ship with the package, read once, when first asked for. */
import { existsSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { type Network, readNetwork } from "./network.ts";
import { readVectors } from "./vectors.ts";

const VECTORS = "vectors.bin";
const WEIGHTS = "network.bin";

let loaded: Network | null = null;

/** The network; throws where the package lacks one of its files. */
export function loadNetwork(): Network {
  if (loaded) return loaded;
  const dir = findModelDir();
  const vectors = readVectors(readFileSync(join(dir, VECTORS)));
  loaded = readNetwork(readFileSync(join(dir, WEIGHTS)), vectors);
  return loaded;
}

/** The folder of this source file, from which tsc takes no data along to `dist`. */
function findModelDir(): string {
  const here = dirname(fileURLToPath(import.meta.url));
  return existsSync(join(here, VECTORS)) ? here : join(here, "../../../../src/engine/model");
}
