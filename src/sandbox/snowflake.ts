import type { Snowflake } from "discord.js";

/** Milliseconds from the Unix epoch to the first second of 2015, where Discord's ids begin. */
const DISCORD_EPOCH = 1_420_070_400_000n;

/**
 * A source of ids that rise with every call. The upper 42 bits are the time in milliseconds, so
 * that a client reads when a thing was made from its id (reference#snowflakes).
 */
export function createSnowflakes(): () => Snowflake {
  let last = 0n;
  return () => {
    const now = (BigInt(Date.now()) - DISCORD_EPOCH) << 22n;
    last = now > last ? now : last + 1n;
    return last.toString();
  };
}
