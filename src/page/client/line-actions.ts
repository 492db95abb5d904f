/** What a person does in the input line, and what it does. */
import type { Request } from "../protocol.ts";
import type { ShownCommand, ShownOption } from "../shown.ts";
import { type CommandActions, reasonOf } from "./command-actions.ts";
import {
  type Composer,
  EMPTY,
  fixedChoices,
  mention,
  moveActive,
  readFields,
  recall,
  startCommand,
  suggest,
  takeChoice,
  typeField,
  typeText,
} from "./composer.ts";
import type { Connection } from "./connection.ts";
import { commandsOf } from "./state.ts";
import type { Store } from "./store.ts";

/** Selects the text line. */
export const LINE = "#line";

const HISTORY = 50; // lines that Up brings back
const SUGGEST_AFTER = 100; // ms of rest in typing before the bot is asked for suggestions

/** The deeds of the input line. */
export function createLineActions(store: Store, connection: Connection, commands: CommandActions) {
  const put = (composer: Composer, focus?: string) => store.update({ composer }, focus);
  const set = (change: Partial<Composer>, focus?: string) =>
    put({ ...store.state.composer, ...change }, focus);
  const fieldOf = (option: string) => `[data-option="${CSS.escape(option)}"]`;
  let typed = 0;

  function typeLine(text: string, caret: number): void {
    const { composer, scene } = store.state;
    const next = typeText(composer, text, caret, commandsOf(store.state), scene?.people ?? []);
    if (next.command) begin(next.command, next);
    else put(next);
  }

  function begin(command: ShownCommand, composer = startCommand(command)): void {
    const first = command.options.find(({ required }) => required) ?? command.options[0];
    put(composer, first ? fieldOf(first.name) : "#send");
  }

  function typeOption(option: ShownOption, text: string): void {
    put(typeField(store.state.composer, option, text));
    if (option.autocomplete) askForSuggestions(option, text);
  }

  function enterOption(option: ShownOption, text: string): void {
    set({ suggestions: fixedChoices(option, text) });
    if (option.autocomplete) askForSuggestions(option, text);
  }

  function askForSuggestions(option: ShownOption, partial: string): void {
    typed += 1;
    const mine = typed;
    setTimeout(async () => {
      const { composer, place } = store.state;
      if (mine !== typed || !composer.command) return;
      const filled = readFields({ ...composer, fields: { ...composer.fields, [option.name]: "" } });
      const others = "values" in filled ? filled.values : {};
      const { name } = composer.command;
      try {
        const request = { type: "autocomplete", place, name, option: option.name, partial, others };
        const { choices } = await connection.ask(request as Request);
        const isStill = mine === typed && store.state.composer.command === composer.command;
        if (isStill) put(suggest(store.state.composer, option, choices));
      } catch (error) {
        if (mine === typed) set({ error: reasonOf(error) });
      }
    }, SUGGEST_AFTER);
  }

  function choose(index: number): void {
    const { composer } = store.state;
    const suggestion = composer.suggestions?.items[index];
    if (!suggestion) return;
    const { means } = suggestion;
    if (means.type === "command") begin(means.command);
    else if (means.type === "person") put(mention(composer, means.name, caretOf()), LINE);
    else {
      const option = composer.suggestions?.title ?? "";
      typed += 1;
      put(takeChoice(composer, option, means.choice), fieldOf(option));
    }
  }

  function caretOf(): number {
    const line = document.querySelector<HTMLTextAreaElement>(LINE);
    return line?.selectionStart ?? store.state.composer.text.length;
  }

  /** Keys of the input line and of a command's fields; `option` is the field they were typed in. */
  function key(event: KeyboardEvent, option: ShownOption | null): void {
    const deed = event.isComposing ? null : (deedOnList(event) ?? deedOnLine(event, option));
    if (!deed) return;
    event.preventDefault();
    deed();
  }

  function deedOnList({ key, shiftKey }: KeyboardEvent): (() => void) | null {
    const { composer } = store.state;
    const { suggestions } = composer;
    if (!suggestions) return null;
    if (key === "ArrowDown") return () => put(moveActive(composer, 1));
    if (key === "ArrowUp") return () => put(moveActive(composer, -1));
    if (key === "Escape") return () => set({ suggestions: null });
    const isChoice = key === "Enter" || (key === "Tab" && !shiftKey);
    return isChoice && suggestions.active >= 0 ? () => choose(suggestions.active) : null;
  }

  function deedOnLine(
    { key, shiftKey, target }: KeyboardEvent,
    option: ShownOption | null,
  ): (() => void) | null {
    const { composer } = store.state;
    const { value, selectionStart } = target as HTMLInputElement | HTMLTextAreaElement;
    if (key === "Enter" && !shiftKey) return send;
    if (key === "Escape") return leave;
    if (key === "ArrowUp" && selectionStart === 0) return () => bringBack(1);
    if (key === "ArrowDown" && composer.recalled > 0) return () => bringBack(-1);
    const isFirst = option !== null && option.name === composer.command?.options[0]?.name;
    return key === "Backspace" && value === "" && isFirst ? toText : null;
  }

  /** Back from a command to the text line, with its name. */
  function toText(): void {
    const { composer } = store.state;
    const text = `/${composer.command?.name ?? ""}`;
    typeLine(text, text.length);
    store.update({}, LINE);
  }

  function leave(): void {
    if (store.state.composer.command) put(EMPTY, LINE);
    else store.update({ replyingTo: null });
  }

  function bringBack(step: 1 | -1): void {
    const { composer, history } = store.state;
    const line = recall(history, composer.recalled + step);
    if (!line) return;
    const first = line.command?.options[0];
    put(line, first ? fieldOf(first.name) : LINE);
  }

  function send(): void {
    const { composer } = store.state;
    if (composer.command) void sendCommand(composer, composer.command);
    else void sendText(composer);
  }

  function remember(composer: Composer) {
    const line = { ...composer, suggestions: null, error: null, recalled: 0 };
    return [...store.state.history, line].slice(-HISTORY);
  }

  async function sendText(composer: Composer): Promise<void> {
    const { place, replyingTo } = store.state;
    const content = composer.text.trim();
    if (content === "") return;
    if (/^\/\S/.test(content)) {
      set({ error: `There is no command ${content.split(" ")[0]} here` });
      return;
    }
    store.update({ composer: EMPTY, history: remember(composer), replyingTo: null }, LINE);
    try {
      const replyTo = replyingTo?.id ?? null;
      await connection.ask({ type: "say", place, content, replyTo, ping: true });
    } catch (error) {
      store.update({ composer: { ...composer, error: reasonOf(error) }, replyingTo });
    }
  }

  async function sendCommand(composer: Composer, { name }: ShownCommand): Promise<void> {
    const filled = readFields(composer);
    if ("wrong" in filled) {
      set({ error: filled.reason }, fieldOf(filled.wrong));
      return;
    }
    const { place } = store.state;
    store.update({ composer: EMPTY, history: remember(composer) }, LINE);
    const request: Request = { type: "slash", place, name, options: filled.values };
    await commands.use(request, { name, menu: false }, (error) => put({ ...composer, error }));
  }

  return { typeLine, typeOption, enterOption, choose, key, send, leave, sendText };
}
