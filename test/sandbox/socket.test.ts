import { once } from "node:events";
import { describe, expect, it, onTestFinished } from "vitest";
import { WebSocket } from "ws";
import type { LocalDiscord } from "../../src/sandbox/discord.ts";
import { discordForTest } from "./bot.ts";

/** A bare connection to the gateway, past its HELLO. */
async function connect(discord: LocalDiscord) {
  const socket = new WebSocket(discord.api.replace(/^http(.*)\/api$/, "ws$1"));
  onTestFinished(() => socket.terminate());
  const next = async () => JSON.parse(String((await once(socket, "message"))[0]));
  const hello = await next();
  return {
    socket,
    next,
    hello,
    send: (op: number, d: unknown) => socket.send(JSON.stringify({ op, d })),
  };
}

const closing = async (socket: WebSocket) => (await once(socket, "close"))[0];

describe("a gateway connection", () => {
  it("begins with the heartbeat's interval and acknowledges every heartbeat", async () => {
    const { hello, next, send } = await connect(await discordForTest());
    expect(hello).toMatchObject({ op: 10, d: { heartbeat_interval: 41_250 } });
    send(1, null);
    expect(await next()).toMatchObject({ op: 11 });
  });

  it("is closed with 4004 for a wrong token", async () => {
    const { socket, send } = await connect(await discordForTest());
    send(2, { token: "wrong", intents: 0, properties: {} });
    expect(await closing(socket)).toBe(4004);
  });

  it.each(["{", "null", '{"op":2}'])("is closed with 4002 for %s", async (text) => {
    const { socket } = await connect(await discordForTest());
    socket.send(text);
    expect(await closing(socket)).toBe(4002);
  });

  it("cannot resume a session nobody knows", async () => {
    const discord = await discordForTest();
    const { next, send } = await connect(discord);
    send(6, { token: discord.token, session_id: "nobody's", seq: 0 });
    expect(await next()).toMatchObject({ op: 9, d: false });
  });

  it("gives only the events whose intents were asked for", async () => {
    const discord = await discordForTest();
    const { next, send } = await connect(discord);
    send(2, { token: discord.token, intents: 1 << 12, properties: {} });
    expect(await next()).toMatchObject({ t: "READY" });
    const ada = discord.member("Ada");
    ada.say("in the channel");
    ada.say("in private", { to: "direct" });
    expect(await next()).toMatchObject({ t: "MESSAGE_CREATE", d: { content: "in private" } });
  });
});
