/** What a person can do on the page, and what it does. */
import type { FormValues } from "../protocol.ts";
import { createCommandActions, reasonOf } from "./command-actions.ts";
import { EMPTY } from "./composer.ts";
import type { Connection } from "./connection.ts";
import { createLineActions, LINE } from "./line-actions.ts";
import { createMessageActions } from "./message-actions.ts";
import type { Store } from "./store.ts";

/** What a person can do. */
export type Actions = ReturnType<typeof createActions>;

/** The deeds, done on `store` and over `connection`. */
export function createActions(store: Store, connection: Connection) {
  const commands = createCommandActions(store, connection);
  const { sendText, ...line } = createLineActions(store, connection, commands);
  const messages = createMessageActions(store, connection, commands);

  function goTo(place: string): void {
    const unread = new Set(store.state.unread);
    unread.delete(place);
    const composer = store.state.composer.command ? EMPTY : store.state.composer;
    store.update({ place, unread, composer, replyingTo: null, menuOf: null }, LINE);
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
    ...line,
    ...messages,
    forget: commands.forget,
    goTo,
    submit: (form: string, fields: FormValues) => void submit(form, fields),
    closeForm: () => store.update({ form: null, formError: null }, LINE),
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
