/** The window's line to the bot's process: requests with their answers, and news; it finds back by itself. */
import type { FromServer, Request, Result } from "../protocol.ts";

/** News: what the process tells of its own accord. */
export type News = Exclude<FromServer, { type: "done" | "refused" }>;

/** A line that stays open as long as the window. */
export interface Connection {
  /** Rejects with the reason when it cannot be done. */
  ask(request: Request): Promise<Result>;
}

const FIRST_WAIT = 250; // ms before the first attempt to find back; then twice as long each time,
const LONGEST_WAIT = 4000; // up to this

/** Connects as the person of `key`. */
export function connect(key: string, onNews: (news: News) => void, onLost: () => void): Connection {
  const waiting = new Map<number, { resolve(result: Result): void; reject(reason: Error): void }>();
  let socket: WebSocket;
  let requests = 0;
  let wait = FIRST_WAIT;

  function open(): void {
    socket = new WebSocket(`ws://${location.host}/window?window=${encodeURIComponent(key)}`);
    socket.addEventListener("message", ({ data }) => hear(JSON.parse(String(data))));
    socket.addEventListener("close", () => {
      for (const { reject } of waiting.values()) reject(new Error("The connection was lost"));
      waiting.clear();
      onLost();
      setTimeout(open, wait);
      wait = Math.min(2 * wait, LONGEST_WAIT);
    });
  }

  function hear(message: FromServer): void {
    if (message.type === "done") settle(message.request)?.resolve(message.result);
    else if (message.type === "refused") {
      settle(message.request)?.reject(new Error(message.reason));
    } else {
      wait = FIRST_WAIT;
      onNews(message);
    }
  }

  function settle(request: number) {
    const asked = waiting.get(request);
    waiting.delete(request);
    return asked;
  }

  open();
  return {
    ask: (request) =>
      new Promise((resolve, reject) => {
        if (socket.readyState !== WebSocket.OPEN) {
          reject(new Error("There is no connection to the bot"));
          return;
        }
        const number = requests++;
        waiting.set(number, { resolve, reject });
        socket.send(JSON.stringify({ ...request, request: number }));
      }),
  };
}

/** The key of this window: kept when it is reloaded, new in a copy of it. */
export async function windowKey(): Promise<string> {
  const known = sessionStorage.getItem("window");
  if (known !== null && (await claim(known))) return known;
  const key = crypto.randomUUID();
  sessionStorage.setItem("window", key);
  await claim(key);
  return key;
}

/** Whether no other window has this key; from then on none will. */
function claim(key: string): Promise<boolean> {
  return new Promise((resolve) => {
    void navigator.locks.request(`window ${key}`, { ifAvailable: true }, (lock) => {
      resolve(lock !== null);
      return lock === null ? undefined : new Promise(() => {}); // held until the window closes
    });
  });
}
