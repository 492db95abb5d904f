/** What a slash command is: plain data for Discord, and what to do when someone uses it. */
import {
  ApplicationIntegrationType,
  type ButtonInteraction,
  type ChatInputCommandInteraction,
  InteractionContextType,
  type RESTPostAPIChatInputApplicationCommandsJSONBody,
} from "discord.js";
import type { Engine } from "../engine/engine.ts";
import { createExample } from "../engine/example-questions.ts";

/** What commands work with. */
export interface Context {
  readonly engine: Engine;
  /** URL template with `{file}` and `{line}` for citations, or null. */
  readonly sourceUrl: string | null;
  /** A question that the corpus answers, or null; looked for when it is first asked for. */
  example(): string | null;
}

/** What commands work with, over `engine`. */
export function createContext(engine: Engine, sourceUrl: string | null): Context {
  return { engine, sourceUrl, example: createExample(engine) };
}

/** One slash command. A rejected promise becomes a private apology with a reference code. */
export interface Command {
  /** As Discord registers it; Discord checks what users enter against it. */
  readonly data: RESTPostAPIChatInputApplicationCommandsJSONBody;
  execute(interaction: ChatInputCommandInteraction, context: Context): Promise<void>;
  /**
   * A press of one of this command's buttons, those whose custom_id is `name:argument`. Everything
   * it needs is in `argument`: the message may be older than the process.
   */
  press?(interaction: ButtonInteraction, argument: string, context: Context): Promise<void>;
}

/** Where commands can be used: on servers that the bot is in, and in direct messages with it. */
export const PLACES = {
  contexts: [InteractionContextType.Guild, InteractionContextType.BotDM],
  integration_types: [ApplicationIntegrationType.GuildInstall],
};
