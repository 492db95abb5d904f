/** What a person can do on the page, and what it does. */
import type { FormValues, Request, ShownCommand, ShownMessage, ShownOption } from "../protocol.ts";
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
import { NO_RESPONSE } from "./message-view.ts";
import { commandsOf, type Pending } from "./state.ts";
import type { Store } from "./store.ts";

/** What a person can do. */
export type Actions = ReturnType<typeof createActions>;

const LINE = "#line";
const HISTORY = 50; // lines that Up brings back
const SUGGEST_AFTER = 100; // ms of rest in typing before the bot is asked for suggestions

/** The deeds, done on `store` and over `connection`. */
export function createActions(store: Store, connection: Connection) {
  const set = (change: Partial<Composer>, focus?: string) =>
    store.update({ composer: { ...store.state.composer, ...change } }, focus);
  const put = (composer: Composer, focus?: string) => store.update({ composer }, focus);
  const fieldOf = (option: string) => `[data-option="${CSS.escape(option)}"]`;
  const reasonOf = (error: unknown) => (error instanceof Error ? error.message : String(error));
  let pendings = 0;
  let typed = 0;

  function goTo(place: string): void {
    const unread = new Set(store.state.unread);
    unread.delete(place);
    const composer = store.state.composer.command ? EMPTY : store.state.composer;
    store.update({ place, unread, composer, replyingTo: null, menuOf: null }, LINE);
  }

  // The input line

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
    await use(request, { name, menu: false }, (error) => put({ ...composer, error }));
  }

  /** Uses a command: shown as on its way until it is answered. */
  async function use(
    request: Request,
    { name, menu }: Pick<Pending, "name" | "menu">,
    onRefused: (reason: string) => void,
  ): Promise<void> {
    pendings += 1;
    const id = pendings;
    const pending: Pending = { id, place: store.state.place, name, menu, failed: false };
    store.update({ pending: [...store.state.pending, pending] });
    try {
      const { failed } = await connection.ask(request);
      if (!failed) return forget(id);
      const list = store.state.pending.map((it) => (it.id === id ? { ...it, failed } : it));
      store.update({ pending: list });
    } catch (error) {
      forget(id);
      onRefused(reasonOf(error));
    }
  }

  function forget(id: number): void {
    store.update({ pending: store.state.pending.filter((it) => it.id !== id) });
  }

  // Messages

  async function operate(message: string, customId: string, request: Request): Promise<void> {
    const name = `${message} ${customId}`;
    const complain = (text: string | null) => {
      const complaints = new Map(store.state.complaints);
      if (text === null) complaints.delete(message);
      else complaints.set(message, text);
      return complaints;
    };
    store.update({ busy: new Set(store.state.busy).add(name), complaints: complain(null) });
    let problem: string | null;
    try {
      const { failed } = await connection.ask(request);
      problem = failed ? NO_RESPONSE : null;
    } catch (error) {
      problem = reasonOf(error);
    }
    const busy = new Set(store.state.busy);
    busy.delete(name);
    store.update({ busy, complaints: complain(problem) });
  }

  function jump(event: Event, id: string): void {
    event.preventDefault();
    const element = document.getElementById(`message-${id}`);
    element?.scrollIntoView({ block: "center" });
    element?.focus();
  }

  /** Arrow keys walk through the messages; Up from the oldest stays. */
  function walk(event: KeyboardEvent): void {
    const here = (event.target as HTMLElement).closest<HTMLElement>("article");
    if (!here || event.target !== here) return;
    const next = { ArrowUp: here.previousElementSibling, ArrowDown: here.nextElementSibling };
    const target = next[event.key as keyof typeof next];
    if (!(target instanceof HTMLElement)) return;
    event.preventDefault();
    target.focus();
  }

  function menuKey(event: KeyboardEvent): void {
    const items = [...(event.currentTarget as HTMLElement).querySelectorAll("button")];
    const at = items.indexOf(event.target as HTMLButtonElement);
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (event.key === "Escape") {
      const opener = `[data-message="${store.state.menuOf}"] [aria-haspopup]`;
      store.update({ menuOf: null }, opener);
    } else if (step !== undefined) items[(at + step + items.length) % items.length]?.focus();
    else return;
    event.preventDefault();
  }

  async function submit(form: string, fields: FormValues): Promise<void> {
    try {
      const { failed } = await connection.ask({ type: "submit", form, fields });
      if (failed) store.update({ formError: "Something went wrong. Try again." });
      else if (store.state.form?.id === form) store.update({ form: null, formError: null }, LINE);
    } catch (error) {
      store.update({ formError: reasonOf(error) });
    }
  }

  return {
    goTo,
    typeLine,
    typeOption,
    enterOption,
    choose,
    key,
    send,
    leave,
    walk,
    jump,
    menuKey,
    forget,
    submit: (form: string, fields: FormValues) => void submit(form, fields),
    press: (message: string, customId: string) =>
      void operate(message, customId, { type: "press", message, customId }),
    select: (message: string, customId: string, values: readonly string[]) =>
      void operate(message, customId, { type: "select", message, customId, values }),
    closeSuggestions: () => set({ suggestions: null }),
    closeForm: () => store.update({ form: null, formError: null }, LINE),
    dismiss(message: string) {
      const { scene, place } = store.state;
      if (!scene) return;
      const left = (scene.messages[place] ?? []).filter(({ id }) => id !== message);
      store.update({ scene: { ...scene, messages: { ...scene.messages, [place]: left } } }, LINE);
      void connection.ask({ type: "dismiss", message }).catch(() => {}); // gone here in any case
    },
    react(message: string, emoji: string, add: boolean) {
      const refused = (error: unknown) => set({ error: reasonOf(error) });
      void connection.ask({ type: "react", message, emoji, add }).catch(refused);
    },
    replyTo(message: ShownMessage) {
      const { author, pingable } = message;
      const composer =
        author.isBot && !pingable ? { ...EMPTY, text: `@${author.name} ` } : store.state.composer;
      store.update({ replyingTo: message, composer: { ...composer, command: null } }, LINE);
    },
    toggleMenu(message: string) {
      const menuOf = store.state.menuOf === message ? null : message;
      store.update({ menuOf }, menuOf === null ? undefined : '.menu [role="menuitem"]');
    },
    useMenu(name: string, message: string) {
      store.update({ menuOf: null }, LINE);
      void use({ type: "menu", name, message }, { name, menu: true }, (error) => set({ error }));
    },
    useUserMenu(name: string, user: string) {
      store.update({ menuOf: null }, LINE);
      const request: Request = { type: "userMenu", place: store.state.place, name, user };
      void use(request, { name, menu: true }, (error) => set({ error }));
    },
    askExample(question: string) {
      const { place, scene } = store.state;
      const isDirect = scene?.places.find(({ id }) => id === place)?.kind === "direct";
      const text = isDirect ? question : `@${scene?.bot.name} ${question}`;
      void sendText({ ...EMPTY, text });
    },
    toggleWire() {
      const wireOpen = !store.state.wireOpen;
      store.update({ wireOpen }, wireOpen ? "#wire button" : "#wire-toggle");
    },
  };
}
