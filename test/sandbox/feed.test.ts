import { describe, expect, it } from "vitest";
import { Feed } from "../../src/sandbox/feed.ts";

describe("Feed", () => {
  it("tells every listener until it is stopped", () => {
    const feed = new Feed<number>();
    const heard: number[] = [];
    const stop = feed.on((event) => heard.push(event));
    feed.emit(1);
    stop();
    feed.emit(2);
    expect(heard).toEqual([1]);
  });

  it("resolves with the first coming event that is picked", async () => {
    const feed = new Feed<number>();
    feed.emit(4);
    const even = feed.next((event) => (event % 2 === 0 ? `${event}` : undefined));
    feed.emit(1);
    feed.emit(2);
    feed.emit(6);
    expect(await even).toBe("2");
  });

  it("rejects with what the picking throws, and spares the one who emits", async () => {
    const feed = new Feed<number>();
    const broken = feed.next(() => {
      throw new Error("broken");
    });
    feed.emit(1);
    await expect(broken).rejects.toThrow("broken");
  });

  it("rejects whoever waits when it is closed, then or later", async () => {
    const feed = new Feed<number>();
    const waiting = feed.next((event) => event);
    feed.close();
    await expect(waiting).rejects.toThrow("closed");
    await expect(feed.next((event) => event)).rejects.toThrow("closed");
  });
});
