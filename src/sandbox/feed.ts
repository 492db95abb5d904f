/** What happens in the local Discord, told to everyone who listens, in order and at once. */
export class Feed<Event> {
  readonly #listeners = new Set<(event: Event) => void>();
  readonly #waiting = new Set<(reason: Error) => void>();
  #closed = false;

  emit(event: Event): void {
    for (const listener of [...this.#listeners]) listener(event);
  }

  /** Calls `listener` with every event from now on; returns how to stop that. */
  on(listener: (event: Event) => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  /**
   * The first value other than undefined that `pick` makes of a coming event. Rejects when the feed
   * is closed before.
   */
  next<T>(pick: (event: Event) => T | undefined): Promise<T> {
    if (this.#closed) return Promise.reject(closed());
    return new Promise((resolve, reject) => {
      const settle = (act: () => void) => {
        stop();
        this.#waiting.delete(reject);
        act();
      };
      const stop = this.on((event) => {
        try {
          const picked = pick(event);
          if (picked !== undefined) settle(() => resolve(picked));
        } catch (error) {
          settle(() => reject(error)); // the listener's fault, not that of whoever emitted
        }
      });
      this.#waiting.add(reject);
    });
  }

  close(): void {
    this.#closed = true;
    for (const reject of this.#waiting) reject(closed());
    this.#waiting.clear();
    this.#listeners.clear();
  }
}

function closed(): Error {
  return new Error("the local Discord was closed");
}
