/**
 * The page on which a stranger talks to the bot: a web server on loopback with one WebSocket for
 * each browser window. It serves files of the installed packages alone and hears nobody but itself.
 */
import { once } from "node:events";
import type { IncomingMessage, Server } from "node:http";
import type { AddressInfo } from "node:net";
import type { Duplex } from "node:stream";
import { createAdaptorServer } from "@hono/node-server";
import { Hono } from "hono";
import { type WebSocket, WebSocketServer } from "ws";
import type { LocalDiscord } from "../sandbox/discord.ts";
import { HTML, POLICY, readAsset } from "./assets.ts";
import type { FromServer } from "./protocol.ts";
import { Visitors } from "./visitors.ts";
import { type OpenWindow, openWindow } from "./window.ts";
import { tapWire } from "./wire.ts";

const LOOPBACK = "127.0.0.1";
const USUAL_PORT = 3000;
const MAX_MESSAGE = 64 * 1024; // bytes a window may send at once

/** A running page. */
export interface Page {
  /** `http://127.0.0.1:3000` */
  readonly address: string;
  /** What a newcomer may ask, shown from now on. */
  suggest(questions: readonly string[]): void;
  close(): Promise<void>;
}

/**
 * Serves the page for `discord`. Without a `port` the usual one, or another that is free where that
 * is taken. Rejects when the given one cannot be had.
 */
export async function startPage(discord: LocalDiscord, port: number | null): Promise<Page> {
  let questions: readonly string[] = [];
  const windows = new Map<WebSocket, { window: OpenWindow; userId: string }>();
  const visitors = new Visitors(discord);
  const tell = (socket: WebSocket, message: FromServer) => socket.send(JSON.stringify(message));
  const tellAll = (messageFor: (window: OpenWindow) => FromServer) => {
    for (const [socket, { window }] of windows) tell(socket, messageFor(window));
  };

  const wire = tapWire(discord, (userId, exchange) => {
    for (const [socket, open] of windows) {
      if (open.userId === userId) tell(socket, { type: "exchange", exchange });
    }
  });
  const stopHearing = discord.on(({ type }) => {
    if (type === "commandsChanged") {
      tellAll((window) => ({ type: "offers", offers: window.offers() }));
    } else if (type === "botConnected" || type === "botDisconnected") {
      tellAll(() => ({ type: "online", online: discord.online }));
    }
  });

  function open(socket: WebSocket, key: string): void {
    const visitor = visitors.welcome(key);
    const userId = visitor.member.user.id;
    const send = (message: FromServer) => tell(socket, message);
    const window = openWindow(visitor, { discord, members: () => visitors.members, send });
    windows.set(socket, { window, userId });
    socket.on("error", () => {}); // too long a message, say; the end of the connection follows
    socket.on("message", (data) => void window.handle(String(data)));
    socket.on("close", () => {
      window.close();
      windows.delete(socket);
    });
    const view = window.view();
    send({ type: "welcome", ...view, exchanges: wire.of(userId), examples: questions });
    tellAll(() => ({ type: "people", people: view.people }));
    tellAll((other) => ({ type: "offers", offers: other.offers() }));
  }

  const server = createAdaptorServer({ fetch: createSite(() => hosts(server)).fetch }) as Server;
  const sockets = new WebSocketServer({ noServer: true, maxPayload: MAX_MESSAGE });
  server.on("upgrade", (request: IncomingMessage, socket: Duplex, head: Buffer) => {
    socket.on("error", () => {}); // a connection that breaks off
    const { host = "", origin = "" } = request.headers;
    const isOwn = hosts(server).includes(host) && origin === `http://${host}`;
    const [, query] = /^\/window\?(.*)$/.exec(request.url ?? "") ?? [];
    const key = new URLSearchParams(query).get("window") ?? "";
    if (!isOwn || key === "") {
      socket.end("HTTP/1.1 403 Forbidden\r\nConnection: close\r\n\r\n");
      return;
    }
    sockets.handleUpgrade(request, socket, head, (opened) => open(opened, key));
  });
  await listen(server, port);

  return {
    address: `http://${hosts(server)[0]}`,
    suggest(found) {
      questions = found;
      tellAll(() => ({ type: "examples", examples: questions }));
    },
    async close() {
      stopHearing();
      wire.stop();
      for (const socket of windows.keys()) socket.terminate();
      const closed = new Promise((resolve) => server.close(resolve));
      server.closeAllConnections();
      sockets.close();
      await closed;
    },
  };
}

/** The files of the page, for requests that name this very address. */
function createSite(ownHosts: () => readonly string[]): Hono {
  const site = new Hono();
  site.use(async (c, next) => {
    const host = c.req.header("host") ?? "";
    const origin = c.req.header("origin");
    // Another site's script must not reach the bot, nor one that a foreign name leads here.
    const isOwn = ownHosts().includes(host) && (!origin || origin === `http://${host}`);
    if (!isOwn) return c.text("This page answers to its own address alone.", 403);
    await next();
    c.header("content-security-policy", POLICY);
    c.header("x-content-type-options", "nosniff");
    c.header("referrer-policy", "no-referrer");
    c.header("cross-origin-opener-policy", "same-origin");
    c.header("cross-origin-resource-policy", "same-origin");
  });
  site.get("/", (c) => c.html(HTML, 200, { "cache-control": "no-store" }));
  site.get("*", async (c) => {
    const asset = await readAsset(c.req.path);
    if (!asset) return c.notFound();
    const caching = asset.lasting ? "max-age=31536000, immutable" : "no-cache";
    return c.body(asset.body, 200, { "content-type": asset.type, "cache-control": caching });
  });
  return site;
}

/** The names this server goes by, as in the header Host. */
function hosts(server: Server): string[] {
  const { port } = server.address() as AddressInfo;
  return [LOOPBACK, "localhost"].map((name) => new URL(`http://${name}:${port}`).host);
}

async function listen(server: Server, port: number | null): Promise<void> {
  try {
    server.listen(port ?? USUAL_PORT, LOOPBACK);
    await once(server, "listening");
  } catch (error) {
    if (port !== null || (error as NodeJS.ErrnoException).code !== "EADDRINUSE") throw error;
    server.listen(0, LOOPBACK);
    await once(server, "listening");
  }
}
