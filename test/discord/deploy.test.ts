import { REST } from "discord.js";
import { describe, expect, it, onTestFinished } from "vitest";
import { commands } from "../../commands/index.ts";
import type { Command } from "../../src/discord/command.ts";
import { deployCommands } from "../../src/discord/deploy.ts";
import { startLocalDiscord } from "../../src/sandbox/discord.ts";

async function setUp() {
  const discord = await startLocalDiscord();
  onTestFinished(() => discord.close());
  const rest = new REST({ api: discord.api }).setToken(discord.token);
  const deploy = (list: readonly Command[] = commands, guildId: string | null = null) =>
    deployCommands(rest, discord.bot.id, list, guildId);
  const writes = () => discord.requests.filter(({ method }) => method !== "GET").length;
  return { discord, deploy, writes };
}

describe("deployCommands", () => {
  it("registers what is not registered, and then writes nothing", async () => {
    const { discord, deploy, writes } = await setUp();
    expect(await deploy()).toBe("written");
    expect(
      discord
        .commands()
        .map(({ name }) => name)
        .sort(),
    ).toEqual(["articles", "ask", "help"]);
    expect(await deploy()).toBe("unchanged");
    expect(writes()).toBe(1);
  });

  it("writes again when a description, an option or a command differs, and withdraws what is gone", async () => {
    const { discord, deploy } = await setUp();
    await deploy();
    const [ask, ...others] = commands as [Command, ...Command[]];
    const reworded = { ...ask, data: { ...ask.data, description: "Something else" } };
    expect(await deploy([reworded, ...others])).toBe("written");
    const fewerOptions = {
      ...ask,
      data: { ...ask.data, options: ask.data.options?.slice(0, 1) ?? [] },
    };
    expect(await deploy([fewerOptions, ...others])).toBe("written");
    expect(await deploy(others)).toBe("written");
    expect(
      discord
        .commands()
        .map(({ name }) => name)
        .sort(),
    ).toEqual(["articles", "help"]);
  });

  it("registers for one server alone, at once, and leaves the others' as they are", async () => {
    const { discord, deploy } = await setUp();
    expect(await deploy(commands, discord.guild.id)).toBe("written");
    expect(await deploy(commands, discord.guild.id)).toBe("unchanged");
    expect(discord.commands().every(({ guild_id }) => guild_id === discord.guild.id)).toBe(true);
  });
});
