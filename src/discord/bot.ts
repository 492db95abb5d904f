/**
 * The bot: one discord.js client, one listener for each kind of event, one catch. Discord is slow,
 * doubled and lossy at times; what is set here and why was measured against discord.js 14.28.
 */
import { randomBytes } from "node:crypto";
import { setTimeout } from "node:timers/promises";
import {
  Client,
  DiscordAPIError,
  type DMChannel,
  Events,
  GatewayIntentBits,
  type Interaction,
  type Message,
  Options,
  Partials,
} from "discord.js";
import type { Logger } from "pino";
import { answerQuestion } from "./answer.ts";
import type { Command, Context } from "./command.ts";
import { readQuestion } from "./mention.ts";
import { createReply, hide, type Reply } from "./message.ts";

/** What the bot is made of. */
export interface BotOptions {
  readonly commands: readonly Command[];
  readonly context: Context;
  readonly log: Logger;
  /** REST base URL without a version, or null for Discord's own. */
  readonly api: string | null;
}

/** The bot, not yet logged in. */
export interface Bot {
  readonly client: Client;
  /** Hears nothing more, lets replies under way finish (at most 3 s), and disconnects. */
  stop(): Promise<void>;
}

/** A client with its listeners, not yet logged in. */
export function createBot({ commands, context, log, api }: BotOptions): Bot {
  const client = new Client({
    // None is privileged: mentions and direct messages carry their text without MESSAGE_CONTENT.
    intents: [
      GatewayIntentBits.Guilds,
      GatewayIntentBits.GuildMessages,
      GatewayIntentBits.DirectMessages,
    ],
    // Without it the first message of a new direct conversation is dropped in silence.
    partials: [Partials.Channel],
    allowedMentions: { parse: [], repliedUser: false },
    // A message whose acknowledgement got lost is sent again; the nonce keeps it from appearing twice.
    enforceNonce: true,
    // Until every guild has come all commands wait: one guild that never does must not cost the default 15 s.
    waitGuildTimeout: 2_000,
    // An interaction has 3 s. A hung request is given up in time for a second one; the default is 15 s.
    rest: { timeout: 1_200, ...(api === null ? {} : { api }) },
    // The bot looks nothing up in old messages; a server that runs for months should not hold them.
    makeCache: Options.cacheWithLimits({ ...Options.DefaultMakeCacheSettings, MessageManager: 50 }),
  });
  const commandsByName = new Map(commands.map((command) => [command.data.name, command]));

  const underWay = new Set<Promise<void>>();
  const track = (handled: Promise<void>): void => {
    underWay.add(handled);
    void handled.finally(() => underWay.delete(handled));
  };

  client.on(Events.InteractionCreate, (interaction) => {
    const handle = () => handleInteraction(interaction, commandsByName, context);
    track(settle(interaction, nameOf(interaction), log, handle));
  });
  client.on(Events.MessageCreate, (message) => {
    const question = readQuestion(message, message.client.user.id);
    if (question === null) return;
    const handle = () => handleMessage(message, question, context, log);
    track(settle(message, message.guildId === null ? "direct message" : "mention", log, handle));
  });
  client.on(Events.Error, (error) => log.error({ err: error }, "client error"));
  client.on(Events.ShardError, (error) => log.error({ err: error }, "connection error"));
  client.on(Events.ShardDisconnect, ({ code }) => log.error({ code }, "disconnected for good"));
  client.on(Events.ShardReconnecting, () => log.info("reconnecting"));
  client.on(Events.ShardResume, (_, replayed) => log.info({ replayed }, "resumed"));
  client.on(Events.Warn, (warning) => log.warn(warning));

  async function stop(): Promise<void> {
    client.removeAllListeners(Events.InteractionCreate);
    client.removeAllListeners(Events.MessageCreate);
    client.removeAllListeners(Events.ShardReconnecting);
    const deadline = new AbortController();
    await Promise.race([
      Promise.allSettled(underWay),
      setTimeout(FINISH_WITHIN, undefined, { signal: deadline.signal, ref: false }).catch(() => {}),
    ]);
    deadline.abort();
    await client.destroy();
  }

  return { client, stop };
}

const FINISH_WITHIN = 3_000; // ms for replies under way when the bot is told to stop

async function handleInteraction(
  interaction: Interaction,
  commandsByName: ReadonlyMap<string, Command>,
  context: Context,
): Promise<void> {
  if (interaction.isChatInputCommand()) {
    const command = commandsByName.get(interaction.commandName);
    if (command) return command.execute(interaction, context);
    // Registered by an older version and not yet withdrawn.
    const reply = createReply("I no longer know this command. /help shows those I do.");
    await interaction.reply(hide(reply));
  } else if (interaction.isButton()) {
    const [name = "", ...argument] = interaction.customId.split(":");
    const press = commandsByName.get(name)?.press;
    if (press) return press(interaction, argument.join(":"), context);
    const reply = createReply("I no longer know this button. Ask again to get a new one.");
    await interaction.reply(hide(reply));
  }
}

async function handleMessage(
  message: Message,
  question: string,
  context: Context,
  log: Logger,
): Promise<void> {
  const reply = answerQuestion(question, context);
  try {
    await sendReply(message, reply);
  } catch (error) {
    // No right to write here (50001, 50013), a closed thread (50083, 160005) or a channel that is gone
    // (10003): nothing to mend, nowhere to say it.
    if (!hasCode(error, 10003, 50001, 50013, 50083, 160005)) throw error;
    log.warn({ code: error.code, channel: message.channelId }, "may not reply in this channel");
  }
}

/** Sends `reply` as a reply, or where the bot may not read back (160002) as a plain message. */
async function sendReply(message: Message, reply: Reply): Promise<void> {
  try {
    await message.reply({ ...reply, failIfNotExists: false });
  } catch (error) {
    if (!hasCode(error, 160002) || !message.channel.isSendable()) throw error;
    await message.channel.send(reply);
  }
}

/** What is used, for the log: a command or a button of it, never what was asked. */
function nameOf(interaction: Interaction): string {
  if (interaction.isCommand()) return `/${interaction.commandName}`;
  return interaction.isButton() ? `button of /${interaction.customId.split(":")[0]}` : "other";
}

/** The one catch: a failure is logged with its cause, and told to the asker in private with the line's code. */
async function settle(
  asked: Interaction | Message,
  what: string,
  log: Logger,
  handle: () => Promise<void>,
): Promise<void> {
  const start = performance.now();
  try {
    await handle();
    log.info({ what, ms: Math.round(performance.now() - start) }, "answered");
  } catch (error) {
    // Answered already (40060: doubled event, or a lost acknowledgement) or too late (10062): final, and no fault.
    if (hasCode(error, 10062, 40060)) {
      log.debug({ code: error.code }, "interaction was over");
      return;
    }
    const reference = randomBytes(3).toString("hex");
    log.error({ err: error, what, reference }, "could not answer");
    await apologise(asked, reference).catch((second: unknown) => {
      log.warn({ err: second, reference }, "could not apologise");
    });
  }
}

async function apologise(asked: Interaction | Message, reference: string): Promise<void> {
  const reply = createReply(
    `Sorry, something went wrong on my side. If it happens again, tell whoever runs me this code: \`${reference}\`.`,
  );
  if (!("author" in asked)) {
    if (!asked.isRepliable()) return;
    if (!asked.deferred && !asked.replied) await asked.reply(hide(reply));
    else if (asked.ephemeral) await asked.editReply(reply);
    else {
      // Everyone sees "is thinking", and the first follow-up would take its place and its visibility.
      if (!asked.replied) await asked.deleteReply();
      await asked.followUp(hide(reply));
    }
    return;
  }
  // Messages have no private replies but in the direct conversation.
  const direct: DMChannel = await asked.author.createDM();
  await direct.send(reply);
}

function hasCode(error: unknown, ...codes: readonly number[]): error is DiscordAPIError {
  return error instanceof DiscordAPIError && codes.includes(Number(error.code));
}
