import { once } from "node:events";
import { createServer, request } from "node:http";
import { connect } from "node:net";
import { describe, expect, it, onTestFinished } from "vitest";
import { WebSocket } from "ws";
import { startPage } from "../../src/page/page.ts";
import { discordForTest } from "../sandbox/bot.ts";

async function site() {
  const page = await startPage(await discordForTest(), null);
  onTestFinished(() => page.close());
  return page;
}

/** The status of a request with these headers, which `fetch` would not send. */
async function statusOf(address: string, headers: Record<string, string>): Promise<number> {
  const [response] = await once(request(address, { headers, agent: false }).end(), "response");
  response.resume();
  return response.statusCode;
}

/** Whether the server takes a WebSocket with these headers: its status, or 101. */
async function socketStatus(address: string, path: string, headers: Record<string, string>) {
  const socket = new WebSocket(address.replace("http", "ws") + path, { headers });
  onTestFinished(() => socket.terminate());
  return await new Promise<number>((resolve) => {
    socket.on("open", () => resolve(101));
    socket.on("unexpected-response", (_, { statusCode = 0 }) => resolve(statusCode));
    socket.on("error", () => {});
  });
}

describe("startPage", () => {
  it("listens on loopback alone", async () => {
    const { address } = await site();
    expect(new URL(address).hostname).toBe("127.0.0.1");
    const other = connect(Number(new URL(address).port), "127.0.0.2");
    const [error] = await once(other, "error");
    expect(error.code).toBe("ECONNREFUSED");
  });

  it.each([
    ["its own address", {}, 200],
    ["a foreign host", { host: "evil.example" }, 403],
    ["a foreign host with its port", { host: "evil.example:PORT" }, 403],
    ["its host with another port", { host: "127.0.0.1:1" }, 403],
    ["a foreign origin", { origin: "https://evil.example" }, 403],
    ["no origin at all, said so", { origin: "null" }, 403],
    ["its own origin", { origin: "http://127.0.0.1:PORT" }, 200],
    ["localhost", { host: "localhost:PORT", origin: "http://localhost:PORT" }, 200],
    ["the origin of its other name", { origin: "http://localhost:PORT" }, 403],
  ])("answers a request for %s", async (_, headers, status) => {
    const { address } = await site();
    expect(await statusOf(address, withPort(headers, address))).toBe(status);
  });

  it.each([
    ["its own page", "/window?window=a", { origin: "http://127.0.0.1:PORT" }, 101],
    ["a foreign page", "/window?window=a", { origin: "https://evil.example" }, 403],
    ["no page", "/window?window=a", {}, 403],
    [
      "a foreign name",
      "/window?window=a",
      { host: "evil.example:PORT", origin: "http://evil.example:PORT" },
      403,
    ],
    ["a window without a key", "/window", { origin: "http://127.0.0.1:PORT" }, 403],
    ["a path that is no address", "//", { origin: "http://127.0.0.1:PORT" }, 403],
    ["another path", "/other?window=a", { origin: "http://127.0.0.1:PORT" }, 403],
  ])("answers a WebSocket of %s", async (_, path, headers, status) => {
    const { address } = await site();
    expect(await socketStatus(address, path, withPort(headers, address))).toBe(status);
  });

  it.each([
    "/client/../../../../package.json",
    "/client/%2e%2e/%2e%2e/%2e%2e/cli.js",
    "/client/..%2f..%2fcli.js",
    "/packages/lit@0/index.js",
    "/package.json",
    "/client/none.js",
  ])("does not hand out %s", async (path) => {
    const { address } = await site();
    const { hostname, port } = new URL(address);
    const [response] = await once(
      request({ hostname, port, path, agent: false }).end(),
      "response",
    );
    response.resume();
    expect(response.statusCode).toBe(404);
  });

  it("lets the browser run its own scripts alone", async () => {
    const response = await fetch((await site()).address);
    const policy = response.headers.get("content-security-policy") ?? "";
    expect(policy).toContain("default-src 'none'");
    expect(policy).not.toMatch(/script-src[^;]*'unsafe/);
  });

  it("takes no notice of what no window of its own sends", async () => {
    const { address } = await site();
    const socket = new WebSocket(`${address.replace("http", "ws")}/window?window=a`, {
      headers: { origin: address },
    });
    onTestFinished(() => socket.terminate());
    await once(socket, "open");
    for (const text of ["", "{", "[]", '{"request":1}', '{"request":1,"type":"say","place":7}']) {
      socket.send(text);
    }
    socket.send(JSON.stringify({ request: 5, type: "press", message: "1", customId: "x" }));
    const answer = await new Promise((resolve) => {
      socket.on("message", (data) => {
        const message = JSON.parse(String(data));
        if ("request" in message) resolve(message);
      });
    });
    expect(answer).toEqual({ type: "refused", request: 5, reason: "this message is gone" });
  });

  it("goes on when a window sends more than it may, or breaks off", async () => {
    const { address } = await site();
    const socket = new WebSocket(`${address.replace("http", "ws")}/window?window=a`, {
      headers: { origin: address },
    });
    socket.on("error", () => {});
    await once(socket, "open");
    socket.send("x".repeat(1_000_000));
    const [code] = await once(socket, "close");
    expect(code).toBe(1009);
    const { hostname, port } = new URL(address);
    const half = connect(Number(port), hostname);
    half.write("GET /window?window=a HTTP/1.1\r\nUpgrade: websocket\r\n");
    half.resetAndDestroy();
    expect((await fetch(address)).status).toBe(200);
  });

  it("takes another port where the usual one is in use, but not for one that was asked for", async () => {
    const first = createServer().listen(3000, "127.0.0.1");
    onTestFinished(() => void first.close());
    await Promise.race([once(first, "listening"), once(first, "error")]);
    expect(new URL((await site()).address).port).not.toBe("3000");
    await expect(startPage(await discordForTest(), 3000)).rejects.toThrow("EADDRINUSE");
  });

  it("ends at once, windows or not", async () => {
    const page = await startPage(await discordForTest(), null);
    const socket = new WebSocket(`${page.address.replace("http", "ws")}/window?window=a`, {
      headers: { origin: page.address },
    });
    await once(socket, "open");
    const closed = once(socket, "close");
    await page.close();
    await closed;
  });
});

function withPort(headers: Record<string, string>, address: string): Record<string, string> {
  const { port } = new URL(address);
  return Object.fromEntries(
    Object.entries(headers).map(([name, value]) => [name, value.replace("PORT", port)]),
  );
}
