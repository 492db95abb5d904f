/** The configured corpus, as every command opens it. */
import { readCorpus } from "../corpus/read.ts";
import type { Article } from "../engine/article.ts";

/** The articles in `dir`; files that could not be read are named on standard error. */
export async function openCorpus(dir: string): Promise<readonly Article[]> {
  const { articles, warnings } = await readCorpus(dir);
  for (const warning of warnings) process.stderr.write(`verbatim: warning: ${warning}\n`);
  return articles;
}
