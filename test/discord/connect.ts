import { Writable } from "node:stream";
import { REST } from "discord.js";
import pino, { type Logger } from "pino";
import { expect, onTestFinished } from "vitest";
import { commands } from "../../commands/index.ts";
import { layOut } from "../../src/corpus/layout.ts";
import { type Bot, createBot } from "../../src/discord/bot.ts";
import { type Command, createContext } from "../../src/discord/command.ts";
import { deployCommands } from "../../src/discord/deploy.ts";
import { createEngine, type Engine } from "../../src/engine/engine.ts";
import { createLog } from "../../src/log.ts";
import { type LocalDiscord, startLocalDiscord } from "../../src/sandbox/discord.ts";
import { breachesIn } from "../openapi.ts";

/** Two articles that tell of the same event, and one of another. */
export const FERRY = {
  "harbour.txt": `Ferry crew rescued off Brindle Point

12 March 2021

The ferry Morning Star ran aground near Brindle Point on Friday night. The coastguard rescued 31 passengers in two hours.

"We heard a loud bang and then nothing," said captain Ilse Moreau, 52.

The harbour master said the fog had been thick.
`,
  "wire/agency.txt": `HARROW (NewsWire) - The coastguard rescued 31 passengers in two hours.
The ferry will be towed to the shipyard in Port Ellis on Monday.
`,
  "garden.md": `# Growing beans

Sow the beans in May. Water them twice a week.
`,
};

/** Index of `files`, file name → text. */
export function engineOf(files: Readonly<Record<string, string>> = FERRY): Engine {
  return createEngine(Object.entries(files).map(([file, text]) => layOut(file, text)));
}

/** `engine`, but always sure, or never: for tests of replies rather than of confidence. */
export function decided(engine: Engine, answered: boolean): Engine {
  return { ...engine, answer: (question) => ({ ...engine.answer(question), answered }) };
}

interface Options {
  readonly engine?: Engine;
  readonly commands?: readonly Command[];
  readonly sourceUrl?: string;
  readonly log?: Logger;
  readonly before?: (discord: LocalDiscord) => void;
}

export interface Connected extends Bot {
  readonly discord: LocalDiscord;
}

/** The real bot on a local Discord of its own, both ended when the test is. */
export async function connect(options: Options = {}): Promise<Connected> {
  const discord = await startLocalDiscord();
  onTestFinished(async () => {
    await discord.close();
    expect(breachesIn(discord.requests)).toEqual([]);
  });
  options.before?.(discord);
  return { discord, ...(await join(discord, options)) };
}

/** Another run of the bot on the same Discord, as after a restart. */
export async function join(discord: LocalDiscord, options: Options = {}): Promise<Bot> {
  const list = options.commands ?? commands;
  const bot = createBot({
    commands: list,
    context: createContext(options.engine ?? engineOf(), options.sourceUrl ?? null),
    log: options.log ?? pino({ level: "silent" }),
    api: discord.api,
  });
  onTestFinished(() => bot.stop());
  const ready = new Promise((resolve) => bot.client.once("clientReady", resolve));
  await bot.client.login(discord.token);
  await ready;
  const rest = new REST({ api: discord.api }).setToken(discord.token);
  await deployCommands(rest, discord.bot.id, list);
  return bot;
}

/** A log, and the lines written to it so far. */
export function recordLog(): { log: Logger; lines: () => Record<string, unknown>[] } {
  const lines: Record<string, unknown>[] = [];
  const stream = new Writable({
    write(chunk, _, done) {
      lines.push(JSON.parse(String(chunk)));
      done();
    },
  });
  return { log: createLog("debug", stream), lines: () => lines };
}
