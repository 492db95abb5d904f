/** What a person does with messages: buttons, menus, replies, and the way through them. */
import type { Request } from "../protocol.ts";
import type { ShownMessage } from "../shown.ts";
import { type CommandActions, reasonOf } from "./command-actions.ts";
import { EMPTY } from "./composer.ts";
import type { Connection } from "./connection.ts";
import { LINE } from "./line-actions.ts";
import { NO_RESPONSE } from "./message-view.ts";
import type { Store } from "./store.ts";

/** The deeds around messages. */
export function createMessageActions(
  store: Store,
  connection: Connection,
  commands: CommandActions,
) {
  const complain = (error: string) =>
    store.update({ composer: { ...store.state.composer, error } });

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

  return {
    walk,
    jump,
    menuKey,
    press: (message: string, customId: string) =>
      void operate(message, customId, { type: "press", message, customId }),
    select: (message: string, customId: string, values: readonly string[]) =>
      void operate(message, customId, { type: "select", message, customId, values }),
    dismiss(message: string) {
      const { scene, place } = store.state;
      if (!scene) return;
      const left = (scene.messages[place] ?? []).filter(({ id }) => id !== message);
      store.update({ scene: { ...scene, messages: { ...scene.messages, [place]: left } } }, LINE);
      void connection.ask({ type: "dismiss", message }).catch(() => {}); // gone here in any case
    },
    react(message: string, emoji: string, add: boolean) {
      const refused = (error: unknown) => complain(reasonOf(error));
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
      void commands.use({ type: "menu", name, message }, { name, menu: true }, complain);
    },
    useUserMenu(name: string, user: string) {
      store.update({ menuOf: null }, LINE);
      const request: Request = { type: "userMenu", place: store.state.place, name, user };
      void commands.use(request, { name, menu: true }, complain);
    },
  };
}
