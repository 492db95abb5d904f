import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { type EvalOptions, evaluate } from "../../src/cli/eval.ts";
import { ConfigError, resolveConfig } from "../../src/config.ts";
import { folderOf, run } from "../program.ts";

const BREAD = { "bread.txt": "The baker Odo Finch opens at six. Rye bread costs four euros." };
const QUESTIONS = [
  {
    question: "what does rye bread cost",
    gold: [{ file: "bread.txt", sentence: "Rye bread costs four euros." }],
    answers: ["four euros"],
  },
  { question: "what does rye bread cost", answers: ["three euros"], type: "trap" },
  { question: "who won the world cup", answerable: false },
];

function fileOf(...lines: readonly unknown[]): string {
  const text = lines.map((line) => JSON.stringify(line)).join("\n");
  return join(folderOf({ "own.jsonl": text }), "own.jsonl");
}

/** What `verbatim eval PATH --corpus CORPUS` prints. */
async function measure(
  path: string | undefined,
  corpus: string,
  options: Partial<EvalOptions> = {},
): Promise<string> {
  const config = resolveConfig({ CORPUS_DIR: corpus }, {}, "");
  let printed = "";
  for await (const report of evaluate(path, config, { misses: false, ...options })) {
    printed += report;
  }
  return printed;
}

describe("verbatim eval", { timeout: 60_000 }, () => {
  it("measures on anybody's own questions, with bare MiniSearch beside it", async () => {
    const args = ["eval", fileOf(...QUESTIONS), "--corpus", folderOf(BREAD)];
    const { code, stdout } = await run(args);
    expect(code).toBe(0);
    expect(stdout).toContain("2 answerable, 1 unanswerable");
    expect(stdout).toMatch(/P@1\) +\.500 \[\.00, 1\.00\] +\.500 \[/);
    expect(stdout).toMatch(/token F1 +\.750 /);
    expect(stdout).toMatch(/unanswerable refused +1\.000/);
    expect(stdout).toMatch(/trap +1 +\.000/);
    expect(stdout).not.toContain("went wrong");
  });

  it("lists what went wrong with --misses", async () => {
    const printed = await measure(fileOf(...QUESTIONS), folderOf(BREAD), { misses: true });
    expect(printed).toContain("1 of 3 questions went wrong");
    expect(printed).toMatch(
      /what does rye bread cost {2}\(trap; wrong sentence; confidence \.\d+\)/,
    );
    expect(printed).toContain("said  bread.txt:1 Rye bread costs four euros. [four euros]");
    expect(printed).toContain("gold  three euros  (no passage, no candidate)");
  });

  it("measures on the sets of a folder that are there, on a sample if asked", async () => {
    const text = (rows: readonly unknown[]) => rows.map((row) => JSON.stringify(row)).join("\n");
    const doc = { id: "d", title: "Bread", text: BREAD["bread.txt"], split: "dev" };
    const asked = (id: string, question: string, answer: string) => ({
      ...{ id, question, doc: "d", split: "dev", answers: [answer], answerable: true },
      answerStarts: [doc.text.indexOf(answer)],
    });
    const questions = [
      asked("1", "Who opens at six?", "Odo Finch"),
      asked("2", "What does rye bread cost?", "four euros"),
    ];
    const dir = folderOf({
      "squad/docs.jsonl": text([doc]),
      "squad/questions.jsonl": text(questions),
    });
    const whole = await measure(dir, folderOf(BREAD), { only: "squad" });
    expect(whole).toContain("squad: ");
    expect(whole).toContain("2 answerable, 0 unanswerable");
    expect(whole).toMatch(/AUROC\) +–/);
    const missing = measure(dir, folderOf(BREAD), { only: "squad,qamr" });
    await expect(missing).rejects.toThrow(`qamr needs ${join(dir, "qamr/questions.jsonl")}`);
    const part = await measure(dir, folderOf(BREAD), { only: "squad", sample: "1" });
    expect(part).toContain("1 answerable, 0 unanswerable");
  });

  it("asks the set of the seed articles of them, whatever the corpus is", async () => {
    const file = "seeds/questions.jsonl";
    const dir = folderOf({
      [file]: '{"question": "who", "gold": [{"file": "no.txt", "sentence": "no"}]}',
    });
    const wrong = measure(dir, folderOf(BREAD), { only: "seeds" });
    await expect(wrong).rejects.toThrow(`${join(dir, file)}: line 1: there is no file no.txt`);
    const answers = ["Vostochny Cosmodrome"];
    writeFileSync(join(dir, file), JSON.stringify({ question: "where did they meet", answers }));
    expect(await measure(dir, folderOf(BREAD), { only: "seeds" })).toMatch(/P@1\) +1\.000/);
  });

  it("warns of a file of the corpus that cannot be read", async () => {
    const corpus = folderOf({ ...BREAD, "noise.txt": Buffer.from([0, 1, 2, 0]) });
    const { code, stderr } = await run(["eval", fileOf(...QUESTIONS), "--corpus", corpus]);
    expect(code).toBe(0);
    expect(stderr).toContain("warning: noise.txt");
  });

  it("shows with --without what a part is worth", async () => {
    const printed = await measure(fileOf(...QUESTIONS), folderOf(BREAD), { without: "net" });
    expect(printed).toMatch(/^without +P@1 +F1 +AUROC +refused at 10 %$/m);
    expect(printed).toMatch(/^nothing +\.500 /m);
    expect(printed).toMatch(/^network +\.\d{3} [+−]\.\d{3} \[/m);
    expect(printed).not.toContain("phrases");
  });

  it("draws the risk–coverage curve with --curve", async () => {
    const curve = join(folderOf({}), "docs/curve.svg");
    await measure(fileOf(...QUESTIONS), folderOf(BREAD), { curve });
    expect(readFileSync(curve, "utf8")).toMatch(/^<svg [\s\S]*own\.jsonl[\s\S]*<\/svg>\n$/);
  });

  it.each([
    ["nothing to measure on", undefined, {}, "a folder of question sets, or a file"],
    ["a path that is not there", "nowhere.jsonl", {}, "there is no nowhere.jsonl"],
    ["a folder without questions", "test", {}, "there are no questions in test"],
    ["an unknown set", "test", { only: "sqaud" }, "there is no set 'sqaud'"],
    ["no sample", "test", { sample: "0" }, "--sample takes a number"],
    ["a picture of another sort", "test", { curve: "docs" }, "--curve takes the name of an .svg"],
    ["a part that there is not", "test", { without: "magic" }, "no part begins with 'magic'"],
    ["a part without a name", "test", { without: "network," }, "no part begins with ''"],
    ["no part", "test", { without: "" }, "no part begins with ''"],
    ["misses beside parts", "test", { without: "net", misses: true }, "neither --misses nor"],
    ["a curve beside parts", "test", { without: "net", curve: "a.svg" }, "neither --misses nor"],
    ["sets of a file", "package.json", { only: "seeds" }, "this is a file"],
  ])("explains %s", async (_, path, options, words) => {
    const measured = measure(path, folderOf(BREAD), options);
    await expect(measured).rejects.toThrow(ConfigError);
    await expect(measured).rejects.toThrow(words);
  });

  it("names the lines of a file that it cannot use", async () => {
    const file = fileOf({ question: "who" }, { question: "when", answerable: false }, { q: 1 });
    const { code, stderr } = await run(["eval", file]);
    expect(code).toBe(2);
    expect(stderr).toMatch(/own\.jsonl: line 1: needs "gold"/);
    expect(stderr).toMatch(/own\.jsonl: line 3: "question"/);
    expect(stderr).not.toContain("line 2");
  });
});
