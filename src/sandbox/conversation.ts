import { type APIApplicationCommand, ApplicationCommandType } from "discord.js";
import type { LocalDiscord } from "./discord.ts";
import type { Exchange } from "./exchange.ts";
import type { Style } from "./markdown.ts";
import type { Member, Sight } from "./member.ts";
import type { Message } from "./message.ts";
import { pressable, renderMessage } from "./rendering.ts";
import { type Intent, parseLine } from "./typed-line.ts";

/** Milliseconds a line waits for its reply before the next one is read. */
const PATIENCE = 10_000;

/** What one member says to the bot and sees of it, as text. */
export class Conversation {
  readonly #discord: LocalDiscord;
  readonly #member: Member;
  readonly #style: Style;
  readonly #print: (text: string) => void;
  readonly #stopListening: () => void;
  #withButtons: Message | null = null;
  #hasSpokenAloud = false;

  constructor(discord: LocalDiscord, style: Style, print: (text: string) => void) {
    this.#discord = discord;
    this.#member = discord.member("you");
    this.#style = style;
    this.#print = print;
    this.#stopListening = this.#member.on((sight) => this.#show(sight));
  }

  end(): void {
    this.#stopListening();
  }

  /** Does what a line asks for, and waits for the reply; false when the person wants to leave. */
  async handle(line: string): Promise<boolean> {
    const intent = parseLine(line, this.#member.commands(), this.#discord.bot);
    if (intent.kind === "quit") return false;
    try {
      await this.#act(intent);
    } catch (error) {
      this.#print(error instanceof Error ? error.message : String(error));
    }
    return true;
  }

  async #act(intent: Intent): Promise<void> {
    switch (intent.kind) {
      case "command":
        await this.#awaitReply(this.#member.slash(intent.name, intent.options));
        break;
      case "unknownCommand":
        this.#print(`There is no command /${intent.name}, only ${listCommands(intent.known)}.`);
        break;
      case "press":
        await this.#press(intent.number);
        break;
      case "mention":
        await this.#awaitMessageAfter(this.#member.say(intent.content));
        break;
      case "direct":
        await this.#awaitMessageAfter(this.#member.say(intent.content, { to: "direct" }));
        break;
      case "say":
        this.#member.say(intent.content);
        if (!this.#hasSpokenAloud) this.#print(this.#explainSilence());
        this.#hasSpokenAloud = true;
        break;
      case "help":
        this.#print(helpText(this.#discord, this.#member.commands()));
        break;
      default:
    }
  }

  async #press(number: number): Promise<void> {
    const message = this.#withButtons;
    const button = message && pressable(message)[number - 1];
    if (!message || !button?.customId) {
      this.#print(`There is no button ${number}.`);
      return;
    }
    await this.#awaitReply(this.#member.press(message, button.customId));
  }

  /** Waits for the answer, and for what a deferral promises; printing is left to `#show`. */
  async #awaitReply(exchange: Promise<Exchange>): Promise<void> {
    const { state, final } = await exchange;
    if (state === "thinking") await this.#patiently(final());
  }

  async #awaitMessageAfter(said: Message): Promise<void> {
    const isLater = ({ id }: Message) => BigInt(id) > BigInt(said.id);
    await this.#patiently(this.#member.nextMessage(isLater));
  }

  async #patiently(reply: Promise<unknown>): Promise<void> {
    let timer: NodeJS.Timeout | undefined;
    const tooLate = new Promise<string>((resolve) => {
      timer = setTimeout(() => resolve(`${this.#discord.bot.username} has not replied.`), PATIENCE);
    });
    try {
      const complaint = await Promise.race([reply.then(() => undefined), tooLate]);
      if (complaint !== undefined) this.#print(complaint);
    } finally {
      clearTimeout(timer);
    }
  }

  #show(sight: Sight): void {
    switch (sight.type) {
      case "messageCreated":
      case "messageUpdated":
        this.#showMessage(sight.message);
        break;
      case "messageDeleted":
        if (this.#isByBot(sight.message)) this.#print(`${this.#botName} deleted a message.`);
        break;
      case "interactionFailed":
        this.#print("The application did not respond");
        break;
      case "modalOpened":
        this.#print(
          `${this.#botName} opened the form "${sight.modal.api.title}", which cannot be filled in here.`,
        );
        break;
      default:
    }
  }

  #showMessage(message: Message): void {
    if (!this.#isByBot(message)) return;
    const isLatest = pressable(message).length > 0 || message.id === this.#withButtons?.id;
    if (isLatest) this.#withButtons = message;
    this.#print(renderMessage(message, this.#style, this.#discord.names));
  }

  #isByBot({ api }: Message): boolean {
    return api.author.id === this.#discord.bot.id;
  }

  get #botName(): string {
    return this.#style.bold(this.#discord.bot.username);
  }

  #explainSilence(): string {
    const { username } = this.#discord.bot;
    return `(${username} hears only what is meant for it: begin with @${username}, or type help.)`;
  }
}

function helpText({ bot }: LocalDiscord, commands: readonly APIApplicationCommand[]): string {
  const slash = commands.filter(({ type }) => type === ApplicationCommandType.ChatInput);
  const rows = [
    ...slash.map((command) => [`/${command.name}${optionsOf(command)}`, command.description]),
    [`@${bot.username} …`, "speak to the bot in the channel"],
    ["dm …", "write to the bot directly"],
    ["1, 2, …", "press that button of the latest reply"],
    ["quit", "leave"],
  ];
  const width = Math.max(...rows.map(([left = ""]) => left.length));
  return rows.map(([left = "", right = ""]) => `${left.padEnd(width)}  ${right}`).join("\n");
}

/** ` question [private:…]`: the first required text by name, the others as they are typed. */
function optionsOf({ options = [] }: APIApplicationCommand): string {
  return options.map(({ name, required }) => (required ? ` ${name}` : ` [${name}:…]`)).join("");
}

function listCommands(names: readonly string[]): string {
  return names.map((name) => `/${name}`).join(", ") || "none yet";
}
