import {
  ActionRowBuilder,
  type AnySelectMenuInteraction,
  ChannelSelectMenuBuilder,
  ChannelType,
  MentionableSelectMenuBuilder,
  PermissionFlagsBits,
  RoleSelectMenuBuilder,
  StringSelectMenuBuilder,
  UserSelectMenuBuilder,
} from "discord.js";
import { describe, expect, it } from "vitest";
import type { Message } from "../../src/sandbox/message.ts";
import { discordForTest, startBot } from "./bot.ts";

type Menu =
  | StringSelectMenuBuilder
  | UserSelectMenuBuilder
  | RoleSelectMenuBuilder
  | MentionableSelectMenuBuilder
  | ChannelSelectMenuBuilder;

/** A bot whose answer to /ask has `menu` below it, and which says what was chosen. */
async function offering(menu: Menu) {
  const discord = await discordForTest();
  await startBot(discord, {
    onSlash: (it) =>
      it.reply({
        content: "choose",
        components: [new ActionRowBuilder<Menu>().addComponents(menu.setCustomId("menu"))],
      }),
    onInteraction: async (it) => {
      if (it.isAnySelectMenu()) await it.update({ content: chosenIn(it), components: [] });
    },
  });
  const bob = discord.member("Bob", PermissionFlagsBits.ManageMessages);
  const ada = discord.member("Ada");
  const role = discord.roles.find(({ name }) => name === "Bob")?.id ?? "";
  const show = async (in_: { in?: "direct" } = {}) =>
    (await ada.slash("ask", { question: "why" }, in_)).message as Message;
  const choose = async (...values: string[]) => {
    const { message } = await ada.select(await show(), "menu", values);
    return message?.content;
  };
  return { discord, ada, bob, role, show, choose };
}

function chosenIn(it: AnySelectMenuInteraction): string {
  if (it.isStringSelectMenu()) return `values: ${it.values.join()}.`;
  const names = [
    ...("users" in it ? it.users.map(({ displayName }) => displayName) : []),
    ...("members" in it ? it.members.map((member) => `member ${member !== null}`) : []),
    ...("roles" in it ? it.roles.map((role) => `role ${role.name}`) : []),
    ...("channels" in it
      ? it.channels.map((channel) => `#${"name" in channel && channel.name}`)
      : []),
  ];
  return names.join();
}

describe("a menu", () => {
  it("of options takes as many as it permits", async () => {
    const options = ["1", "2", "3"].map((value) => ({ label: value, value }));
    const { choose } = await offering(
      new StringSelectMenuBuilder().addOptions(options).setMinValues(0).setMaxValues(2),
    );
    expect(await choose("3", "1")).toBe("values: 3,1.");
    expect(await choose()).toBe("values: .");
    await expect(choose("1", "2", "3")).rejects.toThrow("takes 0 to 2 values");
  });

  it("of users offers those who are there", async () => {
    const { choose, bob, discord } = await offering(new UserSelectMenuBuilder());
    expect(await choose(bob.user.id)).toBe("Bob,member true");
    const stranger = discord.createGuild("The Attic").member("Eve").user.id;
    await expect(choose(stranger)).rejects.toThrow("does not offer");
  });

  it("of users offers two in direct messages", async () => {
    const { ada, bob, show, discord } = await offering(new UserSelectMenuBuilder());
    const message = await show({ in: "direct" });
    expect(() => ada.select(message, "menu", [bob.user.id])).toThrow("does not offer");
    const exchange = await ada.select(message, "menu", [discord.bot.id]);
    expect(exchange.message?.content).toBe("verbatim");
  });

  it("of roles offers the server's", async () => {
    const { choose, role, bob } = await offering(new RoleSelectMenuBuilder());
    expect(await choose(role)).toBe("role Bob");
    await expect(choose(bob.user.id)).rejects.toThrow("does not offer");
  });

  it("of mentionables offers both", async () => {
    const { choose, role, bob } = await offering(
      new MentionableSelectMenuBuilder().setMaxValues(2),
    );
    expect(await choose(bob.user.id, role)).toBe("Bob,member true,role Bob");
  });

  it("of channels offers those of its types that one sees", async () => {
    const menu = new ChannelSelectMenuBuilder().setChannelTypes(
      ChannelType.GuildText,
      ChannelType.PublicThread,
    );
    const { choose, discord, bob } = await offering(menu);
    const [, library] = discord.channels;
    if (!library) throw new Error("there are two channels");
    expect(await choose(library.id)).toBe("#library");
    expect(await choose(bob.startThread("Aside").id)).toBe("#Aside");
    const hidden = bob.startThread("Hidden", { isPrivate: true });
    await expect(choose(hidden.id)).rejects.toThrow("does not offer");
    const { ViewChannel } = PermissionFlagsBits;
    discord.faults.takePermissions(ViewChannel, { in: library, of: discord.member("Ada").user.id });
    await expect(choose(library.id)).rejects.toThrow("does not offer");
  });
});
