import { once } from "node:events";
import {
  type ApplicationCommandDataResolvable,
  ApplicationCommandOptionType,
  type ChatInputCommandInteraction,
  Client,
  type ClientOptions,
  Events,
  GatewayIntentBits,
  type Interaction,
  type Message,
  Partials,
} from "discord.js";
import { expect, onTestFinished } from "vitest";
import {
  type LocalDiscord,
  type LocalDiscordOptions,
  startLocalDiscord,
} from "../../src/sandbox/discord.ts";
import { breachesIn, type Traffic } from "../openapi.ts";

/** A local Discord that is closed, and its traffic checked, when the test ends. */
export async function discordForTest(options?: LocalDiscordOptions): Promise<LocalDiscord> {
  const discord = await startLocalDiscord(options);
  onTestFinished(async () => {
    await discord.close();
    expect(breachesIn(discord.requests)).toEqual([]);
  });
  return discord;
}

/** A real discord.js client with the intents of a bot that reads only what is meant for it. */
export function clientFor(discord: LocalDiscord, options: Partial<ClientOptions> = {}): Client {
  const client = new Client({
    intents: [
      GatewayIntentBits.Guilds,
      GatewayIntentBits.GuildMessages,
      GatewayIntentBits.DirectMessages,
    ],
    partials: [Partials.Channel],
    // Discord allows one identify in 5 s; no test needs to wait for that.
    ws: { buildIdentifyThrottler: async () => ({ waitForIdentify: async () => {} }) },
    ...options,
    rest: { api: discord.api, ...options.rest },
  });
  const events: Traffic[] = [];
  client.on(Events.Raw, ({ t, d }) => events.push({ event: t, data: d }));
  onTestFinished(async () => {
    await client.destroy();
    expect(breachesIn(events)).toEqual([]);
  });
  return client;
}

export interface BotBehaviour {
  readonly commands?: readonly ApplicationCommandDataResolvable[];
  readonly options?: Partial<ClientOptions>;
  readonly onInteraction?: (interaction: Interaction) => Promise<unknown>;
  readonly onSlash?: (interaction: ChatInputCommandInteraction) => Promise<unknown>;
  /** Called for the messages of others. */
  readonly onMessage?: (message: Message) => Promise<unknown>;
}

/** A bot that is logged in and ready, with its commands registered. */
export async function startBot(
  discord: LocalDiscord,
  { commands = [ASK], options = {}, onInteraction, onSlash, onMessage }: BotBehaviour = {},
): Promise<Client<true>> {
  const client = clientFor(discord, options);
  client.on(Events.InteractionCreate, async (interaction) => {
    await onInteraction?.(interaction);
    if (interaction.isChatInputCommand()) await onSlash?.(interaction);
  });
  client.on(Events.MessageCreate, async (message) => {
    if (message.author.id !== client.user?.id) await onMessage?.(message);
  });
  const ready = once(client, Events.ClientReady);
  await client.login(discord.token);
  await ready;
  const bot = client as Client<true>;
  await bot.application.commands.set(commands);
  return bot;
}

/** A value that a bot's code will hand to the test. */
export function handOver<T>(): { readonly value: Promise<T>; readonly give: (value: T) => void } {
  let give = (_: T) => {};
  const value = new Promise<T>((resolve) => {
    give = resolve;
  });
  return { value, give };
}

/** A command with one required text. */
export const ASK: ApplicationCommandDataResolvable = {
  name: "ask",
  description: "Ask a question",
  options: [
    {
      type: ApplicationCommandOptionType.String,
      name: "question",
      description: "What do you want to know?",
      required: true,
      maxLength: 300,
    },
    {
      type: ApplicationCommandOptionType.Boolean,
      name: "private",
      description: "Show the answer to you alone?",
    },
  ],
};
