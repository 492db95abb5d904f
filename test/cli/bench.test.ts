import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { bench } from "../../src/cli/bench.ts";
import { ConfigError, resolveConfig } from "../../src/config.ts";
import { folderOf } from "../program.ts";

const BREAD = { "bread.txt": "The baker Odo Finch opens at six. Rye bread costs four euros." };

/** What `verbatim bench …` prints about a small corpus. */
async function run(words: readonly string[], rounds = "2", sentences = "9"): Promise<string[]> {
  const lines: string[] = [];
  const config = resolveConfig({ CORPUS_DIR: folderOf(BREAD) }, {}, "");
  for await (const line of bench(words, config, { rounds, sentences })) lines.push(line);
  return lines;
}

describe("verbatim bench", () => {
  it("times questions made of the corpus, and says where the time goes", async () => {
    const lines = await run(["ask"]);
    const printed = lines.join("\n");
    expect(printed).toContain("2 questions made of the corpus's own words, asked 2 times each");
    expect(printed).toMatch(/^first round +[\d.]+ +[\d.]+ +[\d.]+$/m);
    expect(printed).toMatch(/^the others +[\d.]+ +[\d.]+ +[\d.]+$/m);
    const shares = lines.flatMap((line) => /^.* (\d+) %$/.exec(line)?.[1] ?? []).map(Number);
    expect(shares).toHaveLength(9);
    const all = shares.reduce((sum, share) => sum + share, 0);
    expect(Math.abs(all - 100)).toBeLessThanOrEqual(5); // each is rounded
  });

  it("times the questions of a file, bare or as JSON", async () => {
    const asked = 'what does rye bread cost\n\n{"question": "when does he open"}\n{not json\n';
    const file = join(folderOf({ "asked.txt": asked }), "asked.txt");
    const [, second] = await run(["ask", file], "1");
    expect(second).toBe("3 questions, asked 1 times each, one after the other");
  });

  it("times messages made to hurt, on a corpus of about the size asked for", async () => {
    const [indexed, ...lines] = await run(["hostile"], "1", "100");
    const [, size] = /^(\d+) sentences, indexed in \d+ ms$/.exec(indexed ?? "") ?? [];
    expect(Math.abs(Number(size) - 100)).toBeLessThan(10); // the splitter takes some two for one
    const worst = lines.pop();
    expect(lines.length).toBeGreaterThan(20);
    for (const line of lines) expect(line).toMatch(/^ *\d+\.\d ms +\d+\.\d ms {2}\S/);
    const [, , slowest] = /^worst: ([\d.]+) ms, (.+)$/.exec(worst ?? "") ?? [];
    expect(lines.map((line) => line.slice(line.lastIndexOf("ms  ") + 4))).toContain(slowest);
  });

  it.each([
    ["no benchmark", [], "2", "ask, ask FILE or hostile"],
    ["an unknown one", ["fast"], "2", "ask, ask FILE or hostile"],
    ["no rounds", ["ask"], "0", "--rounds takes a number"],
    ["a corpus too small to hurt", ["hostile"], "2", "--sentences takes a number"],
    ["a file that is not there", ["ask", "nowhere.txt"], "2", "there is no file nowhere.txt"],
  ])("explains %s", async (_, words, rounds, message) => {
    const ran = run(words, rounds);
    await expect(ran).rejects.toThrow(ConfigError);
    await expect(ran).rejects.toThrow(message);
  });
});
