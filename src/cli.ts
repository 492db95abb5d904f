#!/usr/bin/env node
/** The `verbatim` program: reads its command line and configuration, and runs what they say. */
import { parseArgs } from "node:util";
import { ask } from "./cli/ask.ts";
import { openCorpus } from "./cli/open-corpus.ts";
import { type Config, ConfigError, readConfig, readVersion } from "./config.ts";
import { CorpusError } from "./corpus/read.ts";
import { createEngine, type Engine } from "./engine/engine.ts";
import { createLog } from "./log.ts";

const HELP = `verbatim: answers questions from a folder of articles, in the articles' own words

Usage
  verbatim start                 run the bot; without DISCORD_TOKEN, on a local Discord with a page to try it
  verbatim ask ["question" ...]  answer here; without a question, one a line from standard input
  verbatim deploy                register the commands with Discord, for all servers
  verbatim eval PATH             measure on a folder of question sets, or on a file of your own questions
  verbatim bench ask [FILE]      time answers on the corpus, step by step; FILE has a question a line
  verbatim bench hostile         time messages made to hurt, on a made-up corpus

Options
  --corpus DIR        the folder of articles (CORPUS_DIR; the seed articles by default)
  --source-url URL    link citations: a template with {file} and {line} (SOURCE_URL)
  --api URL           Discord's REST address (DISCORD_API)
  --log-level LEVEL   fatal, error, warn, info, debug or silent (LOG_LEVEL)
  --sandbox           start: on the local Discord even when DISCORD_TOKEN is set
  --port N            start: where that page is to be (PORT; 3000, or another free one, by default)
  --open              start: open that page in the browser
  --json              ask: print one JSON object a question
  --why               ask: show how each answer came about
  --guild ID          deploy: for this server only, at once
  --only A,B          eval: these question sets of the folder alone
  --sample N          eval: N questions of each set, the same on every run
  --misses            eval: list the questions that went wrong
  --without A,B       eval: what parts of the engine are worth; "all" for every part
  --curve FILE.svg    eval: draw how many answers are wrong against how many are given
  --rounds N          bench ask: ask each question N times, 5 by default
  --sentences N       bench hostile: size of the corpus, 100000 by default
  --help, --version

DISCORD_TOKEN is read from the environment or a .env file, where the other settings may stand too.
`;

const OPTIONS = {
  corpus: { type: "string" },
  "source-url": { type: "string" },
  api: { type: "string" },
  "log-level": { type: "string" },
  port: { type: "string" },
  sandbox: { type: "boolean", default: false },
  open: { type: "boolean", default: false },
  guild: { type: "string" },
  only: { type: "string" },
  sample: { type: "string" },
  misses: { type: "boolean", default: false },
  curve: { type: "string" },
  without: { type: "string" },
  rounds: { type: "string", default: "5" },
  sentences: { type: "string", default: "100000" },
  json: { type: "boolean", default: false },
  why: { type: "boolean", default: false },
  help: { type: "boolean", default: false },
  version: { type: "boolean", default: false },
} as const;

// `verbatim ask … | head`: nobody reads on, so nothing is left to do.
process.stdout.on("error", (error: NodeJS.ErrnoException) => {
  if (error.code === "EPIPE") process.exit(0);
  throw error;
});

try {
  process.exitCode = await run(process.argv.slice(2));
} catch (error) {
  process.exitCode = explain(error);
}

async function run(args: string[]): Promise<number> {
  const { flags, command, words } = parseCommandLine(args);
  if (flags.version) return print(readVersion());
  if (flags.help || command === undefined || command === "help") return print(HELP);
  const settings = {
    ...(flags.corpus && { CORPUS_DIR: flags.corpus }),
    ...(flags["source-url"] && { SOURCE_URL: flags["source-url"] }),
    ...(flags.api && { DISCORD_API: flags.api }),
    ...(flags.port && { PORT: flags.port }),
    ...(flags["log-level"] && { LOG_LEVEL: flags["log-level"] }),
  };
  const config = readConfig(settings, command === "start" && flags.sandbox);
  switch (command) {
    case "start": {
      if (words.length > 0)
        throw new ConfigError([
          `start takes options alone, not '${words[0]}'; try verbatim --help`,
        ]);
      const { start } = await import("./cli/start.ts");
      const log = createLog(config.logLevel);
      return await start(config, () => loadEngine(config), log, flags.open);
    }
    case "ask": {
      const engine = await loadEngine(config);
      const ansi = process.stdout.isTTY && process.stdout.hasColors();
      const { json, why } = flags;
      await ask(engine, words, process.stdin, process.stdout, { json, why, ansi });
      return 0;
    }
    case "deploy": {
      if (words.length > 0)
        throw new ConfigError([
          `deploy takes options alone, not '${words[0]}'; --guild ID registers for one server`,
        ]);
      const { deploy } = await import("./cli/deploy.ts");
      return print(await deploy(config, flags.guild ?? null));
    }
    case "eval": {
      const { evaluate } = await import("./cli/eval.ts");
      if (words.length > 1) throw new ConfigError(["eval takes one folder or file"]);
      for await (const report of evaluate(words[0], config, flags)) print(`${report.trimEnd()}\n`);
      return 0;
    }
    case "bench": {
      const { bench } = await import("./cli/bench.ts");
      for await (const line of bench(words, config, flags)) print(line);
      return 0;
    }
    default:
      throw new ConfigError([`there is no command '${command}'; verbatim --help lists them`]);
  }
}

function parseCommandLine(args: string[]) {
  try {
    const { values, positionals } = parseArgs({ args, options: OPTIONS, allowPositionals: true });
    const [command, ...words] = positionals;
    return { flags: values, command, words };
  } catch (error) {
    throw new ConfigError([`${(error as Error).message}; verbatim --help lists the options`]);
  }
}

async function loadEngine({ corpusDir }: Config): Promise<Engine> {
  return createEngine(await openCorpus(corpusDir));
}

function print(text: string): number {
  process.stdout.write(`${text.trimEnd()}\n`);
  return 0;
}

/** Says on standard error what went wrong; the exit code: 2 for what the user can set right, 1 for the rest. */
function explain(error: unknown): number {
  if (error instanceof ConfigError) {
    for (const problem of error.problems) process.stderr.write(`verbatim: ${problem}\n`);
    return 2;
  }
  if (error instanceof CorpusError) {
    process.stderr.write(`verbatim: ${error.message}\n`);
    return 2;
  }
  // By name: `ask` should not have to load discord.js for it.
  if (error instanceof Error && error.name === "UnreachableError") {
    process.stderr.write(`verbatim: ${error.message}\n`);
    return 1;
  }
  process.stderr.write(
    `verbatim: ${error instanceof Error ? (error.stack ?? error.message) : error}\n`,
  );
  return 1;
}
