import { SnowflakeUtil } from "discord.js";
import { expect, it } from "vitest";
import { createSnowflakes } from "../../src/sandbox/snowflake.ts";

it("makes ids that rise and carry the time", () => {
  const before = Date.now();
  const newId = createSnowflakes();
  const ids = Array.from({ length: 1000 }, () => BigInt(newId()));
  expect(ids.every((id, i) => i === 0 || id > (ids[i - 1] as bigint))).toBe(true);
  const made = SnowflakeUtil.timestampFrom(ids[0] as bigint);
  expect(made).toBeGreaterThanOrEqual(before);
  expect(made).toBeLessThanOrEqual(Date.now());
});
