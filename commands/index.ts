import type { Command } from "../src/discord/command.ts";
import { articles } from "./articles.ts";
import { ask } from "./ask.ts";
import { help } from "./help.ts";

/** Every command, for the bot and for `verbatim deploy`; a new one is one file and one entry here. */
export const commands: readonly Command[] = [ask, articles, help];
