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

const IDENTIFY = [2, { intents: 0 }] as const;

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

  it.each([
    ["anything before IDENTIFY", [[3, { status: "online" }]], 4003],
    ["an opcode there is not", [[99, {}]], 4001],
    ["an intent there is not", [[2, { intents: 1 << 30 }]], 4013],
    ["a shard beyond their number", [[2, { intents: 0, shard: [1, 1] }]], 4010],
    ["a second IDENTIFY", [IDENTIFY, IDENTIFY], 4005],
    ["a RESUME after IDENTIFY", [IDENTIFY, [6, { session_id: "x", seq: 1 }]], 4005],
  ] as const)("is closed for %s", async (_, payloads, code) => {
    const discord = await discordForTest();
    const { socket, send } = await connect(discord);
    for (const [op, d] of payloads) send(op, { token: discord.token, properties: {}, ...d });
    expect(await closing(socket)).toBe(code);
  });

  it("is closed with 4007 for a RESUME after an event that never was", async () => {
    const discord = await discordForTest();
    const first = await connect(discord);
    first.send(2, { token: discord.token, intents: 0, properties: {} });
    const { s, d } = await first.next();
    first.socket.terminate();
    const second = await connect(discord);
    second.send(6, { token: discord.token, session_id: d.session_id, seq: s + 1 });
    expect(await closing(second.socket)).toBe(4007);
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
