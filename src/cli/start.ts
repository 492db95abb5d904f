/** `verbatim start`: the bot, on Discord or on the local Discord, until it is told to stop. */
import {
  type Client,
  Events,
  OAuth2Scopes,
  PermissionFlagsBits,
  PermissionsBitField,
} from "discord.js";
import type { Logger } from "pino";
import { commands } from "../../commands/index.ts";
import { type Config, ConfigError } from "../config.ts";
import { createBot } from "../discord/bot.ts";
import { createContext } from "../discord/command.ts";
import { deployCommands } from "../discord/deploy.ts";
import { countArticles } from "../discord/message.ts";
import type { Engine } from "../engine/engine.ts";
import { type Page, startPage } from "../page/page.ts";
import { suggestQuestions } from "../page/suggestions.ts";
import { type LocalDiscord, startLocalDiscord } from "../sandbox/discord.ts";
import { startTerminal } from "../sandbox/terminal.ts";
import { type Access, createRest, explainAccess } from "./access.ts";

/** A connected bot. */
interface Running {
  /** The bot's name and what it has read, in one sentence. */
  readonly greeting: string;
  /** Where someone adds the bot to a server, with the least permissions it needs. */
  readonly invite: string;
  /** Resolves to an exit code when Discord ends the connection for good; a supervisor may then start anew. */
  readonly disconnected: Promise<number>;
  /** Ends replies under way and the connection. */
  stop(): Promise<void>;
}

/**
 * Runs the bot until SIGINT or SIGTERM, or until the connection ends for good; resolves to the exit
 * code. Without a token it starts a local Discord, connects to that, and serves a page to talk to it,
 * in the browser at once with `open`; the terminal gets a prompt besides.
 */
export async function start(
  config: Config,
  loadEngine: () => Promise<Engine>,
  log: Logger,
  open = false,
): Promise<number> {
  const told = toldToStop();
  const run = async (): Promise<Connected> => {
    const engine = await loadEngine();
    return config.token === null
      ? runLocally(engine, config, log, open)
      : runOnDiscord({ token: config.token, api: config.api }, engine, config, log);
  };
  // Told to stop before it is connected, it has nothing to finish.
  const connected = await Promise.race([run(), told]);
  if (typeof connected === "number") return connected;
  const outcome = await Promise.race([told, connected.ended]);
  await connected.stop();
  return outcome;
}

interface Connected {
  /** Resolves to an exit code when there is nothing more to run for. */
  readonly ended: Promise<number>;
  stop(): Promise<void>;
}

async function runOnDiscord(
  access: Access,
  engine: Engine,
  config: Config,
  log: Logger,
): Promise<Connected> {
  const { greeting, invite, disconnected, stop } = await startBot(access, engine, config, log);
  process.stdout.write(`${greeting} Invite: ${invite}\n`);
  return { ended: disconnected, stop };
}

async function runLocally(
  engine: Engine,
  config: Config,
  log: Logger,
  open: boolean,
): Promise<Connected> {
  const discord = await startLocalDiscord();
  const page = await startPageFor(discord, config);
  const bot = await startBot(discord, engine, config, log);
  process.stdout.write(`${bot.greeting} Talk to it at ${page.address} or here: help\n`);
  const suggestions = suggestQuestions(engine, (questions) => page.suggest(questions));
  if (open) await openBrowser(page.address);
  const terminal = startTerminal(discord, { input: process.stdin, output: process.stdout });
  return {
    ended: terminal.left,
    async stop() {
      suggestions.stop();
      terminal.close();
      await page.close();
      await bot.stop();
      await discord.close();
    },
  };
}

async function startPageFor(discord: LocalDiscord, { port }: Config): Promise<Page> {
  try {
    return await startPage(discord, port);
  } catch (error) {
    await discord.close();
    const { code } = error as NodeJS.ErrnoException;
    if (code !== "EADDRINUSE" && code !== "EACCES") throw error;
    const why = code === "EACCES" ? "may not be used" : "is in use";
    throw new ConfigError([`PORT ${port} ${why}: choose another, or none to have one found`]);
  }
}

async function openBrowser(address: string): Promise<void> {
  const { default: open } = await import("open");
  const browser = await open(address);
  // Without a browser the address in the terminal is enough.
  browser.on("error", () => {});
}

/** Resolves to exit code 0 at Ctrl-C or SIGTERM; whatever then still hangs is cut off after 4 s. */
function toldToStop(): Promise<number> {
  return new Promise((resolve) => {
    for (const signal of ["SIGINT", "SIGTERM"] as const) {
      process.once(signal, () => {
        setTimeout(() => process.exit(0), STOP_WITHIN).unref();
        resolve(0);
      });
    }
  });
}

const STOP_WITHIN = 4_000; // ms

/** Connects the bot; resolves when it answers. Commands are registered first if they differ from those declared. */
async function startBot(
  access: Access,
  engine: Engine,
  { sourceUrl }: Config,
  log: Logger,
): Promise<Running> {
  const { client, stop } = createBot({
    commands,
    context: createContext(engine, sourceUrl),
    log,
    api: access.api,
  });
  const ready = new Promise<Client<true>>((resolve) => client.once(Events.ClientReady, resolve));
  const disconnected = new Promise<number>((resolve) =>
    client.once(Events.ShardDisconnect, () => resolve(1)),
  );
  await client.login(access.token).catch((error: unknown) => Promise.reject(explainAccess(error)));
  const bot = await ready;
  try {
    const outcome = await deployCommands(createRest(access), bot.application.id, commands);
    log.info({ outcome }, "commands registered");
  } catch (error) {
    // Those registered before go on working; mentions always do.
    log.error({ err: error }, "could not register the commands; `verbatim deploy` tries again");
  }
  const { articles, sentences } = engine;
  return {
    greeting: `${bot.user.tag} is up with ${countArticles(articles.length)}, ${sentences.length} sentences.`,
    invite: inviteTo(bot.application.id),
    disconnected,
    stop,
  };
}

// To see a question, answer it, in threads too, as a reply (160002 without the history).
const PERMISSIONS = new PermissionsBitField([
  PermissionFlagsBits.ViewChannel,
  PermissionFlagsBits.SendMessages,
  PermissionFlagsBits.SendMessagesInThreads,
  PermissionFlagsBits.ReadMessageHistory,
]);

/** Not `client.generateInvite`, which would link to DISCORD_API. */
function inviteTo(applicationId: string): string {
  const url = new URL("https://discord.com/oauth2/authorize");
  url.searchParams.set("client_id", applicationId);
  url.searchParams.set("scope", `${OAuth2Scopes.Bot} ${OAuth2Scopes.ApplicationsCommands}`);
  url.searchParams.set("permissions", String(PERMISSIONS.bitfield));
  return url.href;
}
