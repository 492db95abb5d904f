/** Commands on their way to the bot: shown as such until they are answered. */
import type { Request } from "../protocol.ts";
import type { Connection } from "./connection.ts";
import type { Pending } from "./state.ts";
import type { Store } from "./store.ts";

/** What is done with commands. */
export type CommandActions = ReturnType<typeof createCommandActions>;

/** What went wrong, in words. */
export function reasonOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}

/** The deeds around commands. */
export function createCommandActions(store: Store, connection: Connection) {
  let pendings = 0;

  /** Uses a command: shown as on its way until it is answered. */
  async function use(
    request: Request,
    { name, menu }: Pick<Pending, "name" | "menu">,
    onRefused: (reason: string) => void,
  ): Promise<void> {
    pendings += 1;
    const id = pendings;
    const { place } = store.state;
    const at = new Date().toISOString();
    const pending: Pending = { id, place, name, menu, failed: false, at };
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

  return { use, forget };
}
