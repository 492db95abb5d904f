import { once } from "node:events";
import { chmodSync, existsSync, readFileSync, watch } from "node:fs";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { join } from "node:path";
import { describe, expect, it, onTestFinished } from "vitest";
import type { AnswerJson } from "../src/cli/ask.ts";
import { type LocalDiscord, startLocalDiscord } from "../src/sandbox/discord.ts";
import { folderOf, Program, run } from "./program.ts";

const SEEDS = join(import.meta.dirname, "../seeds");
const BREAD = { "bread.txt": "The baker Odo Finch opens at six. Rye bread costs four euros." };

describe("verbatim", { timeout: 60_000 }, () => {
  it.each([[[]], [["--help"]], [["ask", "--help"]], [["start", "--help"]], [["deploy", "--help"]]])(
    "shows its help for %j",
    async (args) => {
      const { code, stdout } = await run(args);
      expect(code).toBe(0);
      expect(stdout).toContain("verbatim start");
    },
  );

  it("prints its version with any command", async () => {
    const { version } = JSON.parse(readFileSync(join(SEEDS, "../package.json"), "utf8"));
    expect((await run(["start", "--version"])).stdout).toBe(`${version}\n`);
  });

  it.each([
    ["an unknown command", ["anwser"], "there is no command 'anwser'"],
    ["an unknown option", ["ask", "--jsno"], "--jsno"],
    ["a server's id without its option", ["deploy", "1234567890"], "--guild ID"],
    ["a word that start does not take", ["start", "here"], "not 'here'"],
  ])("explains %s and ends with 2", async (_, args, words) => {
    const { code, stderr } = await run(args);
    expect(code).toBe(2);
    expect(stderr).toContain(words);
  });
});

describe("configuration", { timeout: 60_000 }, () => {
  it("reports every problem at once and ends with 2", async () => {
    const env = {
      CORPUS_DIR: "/nowhere/at/all",
      SOURCE_URL: "ftp://x",
      LOG_LEVEL: "loud",
      DISCORD_TOKEN: "not a token",
    };
    const { code, stderr } = await run(["start"], { env });
    expect(code).toBe(2);
    for (const name of Object.keys(env)) expect(stderr).toContain(name);
    expect(stderr).not.toContain("not a token");
  });

  it("takes a flag over the environment over .env", async () => {
    const dirs = ["flag", "environment", "file"].map((name) =>
      folderOf({ [`${name}.txt`]: "Bread costs four euros." }),
    );
    const cwd = folderOf({ ".env": `CORPUS_DIR=${dirs[2]}\n` });
    const file = async (args: string[], env = {}) =>
      JSON.parse(
        (await run(["ask", "--json", ...args, "what costs four euros"], { env, cwd })).stdout,
      ).passages[0].citations[0].file;
    expect(await file(["--corpus", dirs[0] as string], { CORPUS_DIR: dirs[1] })).toBe("flag.txt");
    expect(await file([], { CORPUS_DIR: dirs[1] })).toBe("environment.txt");
    expect(await file([])).toBe("file.txt");
  });

  it.each([
    ["an empty folder", {}],
    ["a folder without one readable article", { "a.txt": "", "b.txt": Buffer.from([0, 1, 2, 0]) }],
  ])("ends with 2 for %s, and says what to do", async (_, files) => {
    const dir = folderOf(files);
    const { code, stderr } = await run(["ask", "hello", "--corpus", dir]);
    expect(code).toBe(2);
    expect(stderr).toContain(dir);
  });

  it("warns of a file that cannot be read, and goes on with the others", async () => {
    const { code, stdout, stderr } = await run([
      "ask",
      "what does rye bread cost",
      "--corpus",
      folderOf({ ...BREAD, "noise.txt": Buffer.from([0, 1, 2, 0]) }),
    ]);
    expect(code).toBe(0);
    expect(stderr).toContain("noise.txt");
    expect(stdout).toContain("bread.txt:1");
  });
});

describe("verbatim ask", { timeout: 60_000 }, () => {
  it("prints the answer marked in its sentence, and where it stands", async () => {
    const { stdout } = await run(["ask", "where did they meet"]);
    expect(stdout).toMatch(/The leaders met at \*\*the Vostochny Cosmodrome\*\*/);
    expect(stdout).toMatch(/\d{3}_[0-9a-f]+\.txt:\d+/);
  });

  it("quotes nothing where the articles don't say", async () => {
    const { stdout } = await run(["ask", "who won the football match"]);
    expect(stdout.trim()).toBe("**Not in the corpus.** (5 articles)");
  });

  it("takes words without quotation marks as one question", async () => {
    const { stdout } = await run(["ask", "--json", "where", "did", "they", "meet"]);
    expect(JSON.parse(stdout).question).toBe("where did they meet");
  });

  it("answers several questions in their order", async () => {
    const { stdout } = await run(["ask", "--json", "where did they meet", "how long did it last"]);
    expect(
      stdout
        .trim()
        .split("\n")
        .map((line) => JSON.parse(line).question),
    ).toEqual(["where did they meet", "how long did it last"]);
  });

  it("answers each line of standard input as JSON whose quotes stand in the files just there", async () => {
    const questions = [
      "where did they meet",
      "what does DPRK stand for",
      "who won the world cup in 1998",
      "???",
      "who is dmitry peskov",
    ];
    const { stdout, code } = await run(["ask", "--json"], {
      input: `${questions.join("\r\n")}\n\n`,
    });
    expect(code).toBe(0);
    const answers = stdout
      .trim()
      .split("\n")
      .map((line) => JSON.parse(line) as AnswerJson);
    expect(answers.map(({ question }) => question)).toEqual(questions);
    for (const answer of answers) {
      expect(Object.keys(answer)).toEqual([
        "question",
        "chat",
        "answered",
        "confidence",
        "answer",
        "views",
        "passages",
        "ms",
      ]);
      expect(answer.confidence).toBeGreaterThanOrEqual(0);
      expect(answer.confidence).toBeLessThanOrEqual(1);
      if (!answer.answered) expect(answer.answer).toBeNull();
      for (const passage of answer.passages) {
        const [first] = passage.citations;
        const text = readFileSync(join(SEEDS, first?.file as string), "utf8");
        expect(text.slice(first?.start, first?.end)).toBe(passage.sentence);
        expect(text.slice(0, first?.start).split(/\r\n|\r|\n/).length).toBe(first?.line);
      }
      const [best] = answer.passages;
      if (best?.answer && answer.answered)
        expect(best.sentence.slice(best.answer.start, best.answer.end)).toBe(answer.answer);
    }
  });

  it("shows with --why how an answer came about, as a table or as data", async () => {
    const text = await run(["ask", "--why", "where did they meet"]);
    expect(text.stdout).toMatch(/Kind of question: place[\s\S]*Answered: confidence/);
    const { stdout } = await run(["ask", "--why", "--json", "where did they meet"]);
    const { answer, why } = JSON.parse(stdout) as AnswerJson;
    expect(why).toMatchObject({ kind: "place", answered: true });
    expect(why?.readings[0]?.sentence).toContain(answer);
  });

  it("gives the same answer on every run", async () => {
    const ask = async () =>
      (await run(["ask", "--json", "what did they talk about"])).stdout.replace(/"ms":[\d.]+/, "");
    expect(await ask()).toBe(await ask());
  });
});

async function startDiscord(): Promise<LocalDiscord> {
  const discord = await startLocalDiscord();
  onTestFinished(() => discord.close());
  return discord;
}

/** A port in use, and how to free it. */
async function takenPort() {
  const server = createServer().listen(0, "127.0.0.1");
  await once(server, "listening");
  onTestFinished(() => void server.close());
  const close = () => new Promise((resolve) => server.close(resolve));
  return { port: (server.address() as AddressInfo).port, close };
}

function readIfThere(file: string): string {
  return existsSync(file) ? readFileSync(file, "utf8") : "";
}

function envFor({ token, api }: LocalDiscord) {
  return { DISCORD_TOKEN: token, DISCORD_API: api };
}

describe("verbatim deploy", { timeout: 60_000 }, () => {
  it("registers the commands, and has nothing to do the second time", async () => {
    const discord = await startDiscord();
    expect((await run(["deploy"], { env: envFor(discord) })).stdout).toContain(
      "Registered /ask, /articles, /help for all servers",
    );
    expect((await run(["deploy"], { env: envFor(discord) })).stdout).toContain("nothing to do");
  });

  it("registers for one server with --guild", async () => {
    const discord = await startDiscord();
    const { stdout } = await run(["deploy", "--guild", discord.guild.id], { env: envFor(discord) });
    expect(stdout).toContain(`server ${discord.guild.id}`);
    expect(discord.commands().every(({ guild_id }) => guild_id === discord.guild.id)).toBe(true);
  });

  it.each([
    ["without a token", {}],
    ["with a token that Discord refuses", { DISCORD_TOKEN: "wrong" }],
  ])("ends with 2 %s", async (_, token) => {
    const discord = await startDiscord();
    const { code, stderr } = await run(["deploy"], { env: { DISCORD_API: discord.api, ...token } });
    expect(code).toBe(2);
    expect(stderr).toContain("DISCORD_TOKEN");
  });
});

describe("verbatim start", { timeout: 60_000 }, () => {
  it.each(["SIGINT", "SIGTERM"] as const)(
    "connects, registers, greets with the invite, answers, and ends with 0 at %s",
    async (signal) => {
      const discord = await startDiscord();
      const program = new Program(["start", "--corpus", folderOf(BREAD)], {
        env: envFor(discord),
        input: "",
      });
      const [greeting] = await program.shows(/^.*\n/);
      expect(greeting).toMatch(
        /verbatim.* 1 article, 2 sentences.*https:\/\/discord\.com\/oauth2\/authorize\?client_id=\d+&scope=bot\+applications\.commands&permissions=\d+/,
      );
      await discord.waitForBot();
      const { message } = await discord
        .member("ann")
        .slash("ask", { question: "what does rye bread cost" });
      expect(message?.content).toContain("**four euros**");
      program.child.kill(signal);
      expect(await program.ended).toBe(0);
      expect(program.stderr).not.toContain("rye bread");
      expect(program.stderr).not.toContain(discord.token);
    },
  );

  it("writes no commands when those registered are the same", async () => {
    const discord = await startDiscord();
    for (let round = 0; round < 2; round++) {
      const program = new Program(["start"], { env: envFor(discord), input: "" });
      await program.shows(/\n/);
      program.child.kill("SIGTERM");
      await program.ended;
    }
    expect(discord.requests.filter(({ method }) => method === "PUT")).toHaveLength(1);
  });

  it("ends with 2 when Discord refuses the token", async () => {
    const discord = await startDiscord();
    const { code, stderr } = await run(["start"], {
      env: { DISCORD_TOKEN: "wrong", DISCORD_API: discord.api },
    });
    expect(code).toBe(2);
    expect(stderr).toContain("DISCORD_TOKEN");
  });

  it("ends with 1 and the reason when Discord cannot be reached", async () => {
    const { code, stderr } = await run(["start"], {
      env: { DISCORD_TOKEN: "any", DISCORD_API: "http://127.0.0.1:9/api" },
    });
    expect(code).toBe(1);
    expect(stderr).toMatch(/^verbatim: Discord cannot be reached \(ECONNREFUSED\): .*\n$/);
  });

  it("without a token runs on a local Discord that the terminal talks to", async () => {
    const program = new Program(["start"]);
    await program.shows(/http:\/\/127\.0\.0\.1:\d+/);
    program.type("/ask where did they meet");
    await program.shows(/The leaders met at .*Vostochny Cosmodrome/);
    program.type("@verbatim how long did the talks last?");
    await program.shows(/four to five hours/);
    program.type("/articles");
    await program.shows(/5 articles/);
    program.child.kill("SIGINT");
    expect(await program.ended).toBe(0);
  });

  it("with a token serves no page, unless --sandbox says so", async () => {
    const discord = await startDiscord();
    const env = { ...envFor(discord), CORPUS_DIR: folderOf(BREAD) };
    const real = new Program(["start"], { env });
    expect((await real.shows(/^.*\n/))[0]).not.toContain("127.0.0.1");
    const local = new Program(["start", "--sandbox"], { env });
    const [, address = ""] = await local.shows(/^.*(http:\/\/127\.0\.0\.1:\d+).*\n/);
    expect((await fetch(address)).status).toBe(200);
    local.type("/ask what does rye bread cost");
    await local.shows(/four euros/);
    expect(discord.requests.some(({ path }) => path.startsWith("/interactions"))).toBe(false);
  });

  it("prints one line with the page's address, on the port that is asked for", async () => {
    const { port, close } = await takenPort();
    const env = { PORT: String(port), CORPUS_DIR: folderOf(BREAD) };
    const { code, stderr } = await run(["start"], { env });
    expect(code).toBe(2);
    expect(stderr).toMatch(new RegExp(`^verbatim: PORT ${port} is in use: .*\n$`));
    await close();
    const program = new Program(["start"], { env });
    await program.shows(/\n/);
    expect(program.stdout).toMatch(new RegExp(`^.* http://127\\.0\\.0\\.1:${port} .*\n$`));
    const { code: wrong, stderr: why } = await run(["start", "--port", "70000"]);
    expect(wrong).toBe(2);
    expect(why).toContain("PORT");
  });

  it.skipIf(process.platform !== "linux")("opens the browser with --open", async () => {
    const dir = folderOf({ "browser.sh": '#!/bin/sh\necho "$1" > "$0.asked"\n' });
    chmodSync(join(dir, "browser.sh"), 0o755);
    const watching = watch(dir);
    onTestFinished(() => watching.close());
    const env = { BROWSER: join(dir, "browser.sh"), CORPUS_DIR: folderOf(BREAD) };
    const program = new Program(["start", "--open"], { env });
    const [, address] = await program.shows(/(http:\/\/127\.0\.0\.1:\d+)/);
    const asked = () => readIfThere(join(dir, "browser.sh.asked"));
    while (asked() === "") await once(watching, "change");
    expect(asked()).toBe(`${address}\n`);
  });

  it("goes on without a terminal when standard input is closed", async () => {
    const program = new Program(["start"], { input: "/help\n" });
    await program.shows(/Only you can see this/);
    program.child.kill("SIGTERM");
    expect(await program.ended).toBe(0);
  });
});
