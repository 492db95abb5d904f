import { chmod, mkdir, mkdtemp, rm, symlink, truncate, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { CorpusError, readCorpus } from "../../src/corpus/read.ts";

let dir: string;
beforeEach(async () => {
  dir = await mkdtemp(join(tmpdir(), "corpus-"));
});
afterEach(() => rm(dir, { recursive: true }));

async function write(file: string, content: string | Uint8Array): Promise<void> {
  await mkdir(dirname(join(dir, file)), { recursive: true });
  await writeFile(join(dir, file), content);
}

async function filesRead(): Promise<string[]> {
  return (await readCorpus(dir)).articles.map(({ file }) => file);
}

describe("readCorpus", () => {
  it("reads text and Markdown in every folder, in the same order everywhere", async () => {
    for (const file of ["b.TXT", "a/z.md", "a/b/c.markdown", "Z.text", "é.txt"]) {
      await write(file, "A story.");
    }
    expect(await filesRead()).toEqual(["Z.text", "a/b/c.markdown", "a/z.md", "b.TXT", "é.txt"]);
  });

  it("passes over hidden files and folders in silence", async () => {
    await write("a.txt", "A story.");
    await write(".b.txt", "Hidden.");
    await write(".git/c.txt", "Hidden.");
    const corpus = await readCorpus(dir);
    expect(corpus.articles).toHaveLength(1);
    expect(corpus.warnings).toEqual([]);
  });

  it("names the files it does not read in one warning", async () => {
    await write("a.txt", "A story.");
    await write("report.pdf", "%PDF");
    await write("pictures/cat.png", "PNG");
    const { warnings } = await readCorpus(dir);
    expect(warnings).toHaveLength(1);
    expect(warnings[0]).toContain("pictures/cat.png, report.pdf");
  });

  const CAFE = "The café in Zürich charged £5 – “too much”, said José.";

  it.each([
    ["UTF-8", Buffer.from(CAFE), CAFE],
    ["UTF-8 with a byte-order mark", Buffer.from(`\uFEFF${CAFE}`), `\uFEFF${CAFE}`],
    ["UTF-16LE", Buffer.from(`\uFEFF${CAFE}`, "utf16le"), `\uFEFF${CAFE}`],
    ["UTF-16BE", Buffer.from(`\uFEFF${CAFE}`, "utf16le").swap16(), `\uFEFF${CAFE}`],
  ])("reads %s without a warning, offsets as in the file", async (_, bytes, text) => {
    await write("a.txt", bytes);
    const { articles, warnings } = await readCorpus(dir);
    expect(articles[0]?.text).toBe(text);
    expect(warnings).toEqual([]);
  });

  it("leaves a byte-order mark out of the title", async () => {
    await write("a.txt", "\uFEFFCats win the cup again\n\nThe cats won the cup on Monday.");
    expect((await readCorpus(dir)).articles[0]?.title).toBe("Cats win the cup again");
  });

  it("reads windows-1252 and says that it had to guess", async () => {
    const text = "The caf\u00e9 in Z\u00fcrich charged \u00a35, said Jos\u00e9.\n".repeat(3);
    await write("old.txt", Buffer.from(text, "latin1"));
    const { articles, warnings } = await readCorpus(dir);
    expect(articles[0]?.text).toBe(text);
    expect(warnings).toEqual([expect.stringMatching(/^old\.txt: not UTF-8, read as \S+; /)]);
  });

  it.each<[string, (file: string) => Promise<unknown>, RegExp]>([
    ["an empty file", (file) => writeFile(file, ""), /empty/],
    ["a blank file", (file) => writeFile(file, " \n\uFEFF\n"), /empty/],
    ["a binary file", (file) => writeFile(file, "PNG\0\0\x01"), /not text/],
    ["a folder named like an article", (file) => mkdir(file), /folder/],
    ["a link to nothing", (file) => symlink("nowhere.txt", file), /links to nothing/],
    ["a link to itself", (file) => symlink("bad.txt", file), /links/],
    [
      "a file beyond all measure",
      (file) => writeFile(file, "").then(() => truncate(file, 2 ** 27)),
      /MiB/,
    ],
  ])("leaves out %s with a warning, and reads the others", async (_, make, why) => {
    await write("good.txt", "A story.");
    await make(join(dir, "bad.txt"));
    const { articles, warnings } = await readCorpus(dir);
    expect(articles.map(({ file }) => file)).toEqual(["good.txt"]);
    expect(warnings).toEqual([expect.stringMatching(why)]);
    expect(warnings[0]).toMatch(/^bad\.txt: left out, .*; /);
  });

  it.skipIf(process.getuid?.() === 0)("leaves out what it is not allowed to read", async () => {
    await write("good.txt", "A story.");
    await write("bad.txt", "A secret.");
    await chmod(join(dir, "bad.txt"), 0);
    expect((await readCorpus(dir)).warnings).toEqual([
      expect.stringMatching(/^bad\.txt: .*permissions/),
    ]);
  });

  it("follows links to files and folders, and no loop twice", async () => {
    await write("real/a.txt", "A story.");
    await symlink("real/a.txt", join(dir, "link.txt"));
    await symlink("..", join(dir, "real/loop"));
    expect(await filesRead()).toEqual(["link.txt", "real/a.txt"]);
  });

  it("reads a folder that is linked from elsewhere", async () => {
    const elsewhere = await mkdtemp(join(tmpdir(), "corpus-"));
    await writeFile(join(elsewhere, "a.txt"), "A story.");
    await symlink(elsewhere, join(dir, "linked"));
    expect(await filesRead()).toEqual(["linked/a.txt"]);
    await rm(elsewhere, { recursive: true });
  });

  it.each<[string, () => Promise<string>, RegExp]>([
    [
      "a folder that is not there",
      async () => join(dir, "none"),
      /there is no corpus folder .*none/,
    ],
    [
      "a file",
      async () => {
        await write("a.txt", "A story.");
        return join(dir, "a.txt");
      },
      /is a file/,
    ],
    ["an empty folder", async () => dir, /no readable article .*put .txt or .md files/],
    [
      "a folder of unreadable files, naming them",
      async () => {
        await write("a.txt", "");
        return dir;
      },
      /a\.txt: left out, it is empty/,
    ],
  ])("refuses %s and says what to do", async (_, make, message) => {
    const error = await readCorpus(await make()).catch((error: unknown) => error);
    expect(error).toBeInstanceOf(CorpusError);
    expect((error as CorpusError).message).toMatch(message);
  });
});
