import { clearLine, createInterface, cursorTo, type Interface } from "node:readline";
import { Conversation } from "./conversation.ts";
import type { LocalDiscord } from "./discord.ts";
import { ANSI, PLAIN } from "./markdown.ts";

/** Where lines come from and replies go: a TTY on both sides gives a prompt. */
export interface TerminalOptions {
  readonly input: NodeJS.ReadableStream & { readonly isTTY?: boolean };
  readonly output: NodeJS.WritableStream & { readonly isTTY?: boolean; hasColors?(): boolean };
}

/** A prompt for one member of the local Discord. */
export interface Terminal {
  /** Resolves to exit code 0 when the person leaves; never when piped input merely ends. */
  readonly left: Promise<number>;
  /** Stops reading and printing. */
  close(): void;
}

/**
 * Reads lines as Discord's input line does and prints what the member sees. Lines are handled one
 * after another, each when the one before has its reply.
 */
export function startTerminal(discord: LocalDiscord, { input, output }: TerminalOptions): Terminal {
  const isInteractive = Boolean(input.isTTY && output.isTTY);
  const lines = createInterface({
    input,
    ...(isInteractive ? { output, prompt: "> " } : {}),
    terminal: isInteractive,
  });
  let closing = false;
  const write = isInteractive ? printAbovePrompt(lines, output) : printLine(output);
  const print = (text: string) => {
    if (!closing) write(text);
  };
  // Nobody is there to read along until something is typed; others talk elsewhere meanwhile.
  let conversation: Conversation | null = null;
  const converse = () =>
    (conversation ??= new Conversation(discord, output.hasColors?.() ? ANSI : PLAIN, print));
  let queue = Promise.resolve();
  const left = new Promise<number>((resolve) => {
    lines.on("line", (line) => {
      queue = queue.then(async () => {
        if (closing) return;
        if (!isInteractive) print(`> ${line}`);
        const goesOn = await converse().handle(line);
        if (!goesOn) resolve(0);
        else if (isInteractive) lines.prompt();
      });
    });
    lines.on("close", () => {
      if (isInteractive && !closing) resolve(0);
    });
  });
  if (isInteractive) lines.prompt();
  return {
    left,
    close() {
      closing = true;
      conversation?.end();
      lines.close();
    },
  };
}

function printLine(output: NodeJS.WritableStream): (text: string) => void {
  return (text) => output.write(`${text}\n`);
}

/** Prints above what is being typed, and puts that back. */
function printAbovePrompt(lines: Interface, output: NodeJS.WritableStream) {
  return (text: string) => {
    cursorTo(output, 0);
    clearLine(output, 0);
    output.write(`${text}\n`);
    lines.prompt(true);
  };
}
