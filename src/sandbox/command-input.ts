import {
  type APIApplicationCommand,
  type APIApplicationCommandOption,
  type APIInteractionDataResolved,
  ApplicationCommandType,
  InteractionContextType,
  PermissionFlagsBits,
  type Snowflake,
  ApplicationCommandOptionType as Type,
} from "discord.js";
import { type Channel, isThread } from "./channel.ts";
import type { Commands } from "./commands.ts";
import type { Guild } from "./guild.ts";
import type { World } from "./world.ts";

/** What a person gives a command's options, by name; users, roles and channels by their id. */
export type OptionValues = Readonly<Record<string, string | number | boolean>>;

/** The commands `userId` is offered in a channel. */
export function commandsFor(
  world: World,
  commands: Commands,
  userId: Snowflake,
  channel: Channel,
): APIApplicationCommand[] {
  const permissions = world.permissions(userId, channel);
  const guild = world.guildOf(channel);
  if (guild && !offersCommands(world, guild, userId, channel)) return [];
  const context = guild ? InteractionContextType.Guild : InteractionContextType.BotDM;
  const registered = guild ? commands.offered(guild.id) : commands.list(null);
  return registered.filter((command) => {
    if (command.contexts && !command.contexts.includes(context)) return false;
    if (!guild || command.default_member_permissions == null) return true;
    const needed = BigInt(command.default_member_permissions);
    return isAllowed(permissions, needed);
  });
}

/** Whether the client has commands to offer: where the bot is, to who may use them, in no archive. */
function offersCommands(
  world: World,
  { members }: Guild,
  userId: Snowflake,
  channel: Channel,
): boolean {
  const { ViewChannel, UseApplicationCommands } = PermissionFlagsBits;
  return (
    members.has(world.bot.id) &&
    world.may(userId, channel, ViewChannel | UseApplicationCommands) &&
    !(isThread(channel) && channel.thread_metadata.archived)
  );
}

/** The command called `name` and the path of subcommands after it: "config channel set". */
export function findCommand(
  commands: readonly APIApplicationCommand[],
  type: ApplicationCommandType,
  name: string,
): { command: APIApplicationCommand; path: readonly string[] } {
  const [first, ...path] = type === ApplicationCommandType.ChatInput ? name.split(" ") : [name];
  const command = commands.find((it) => it.type === type && it.name === first);
  if (command) return { command, path };
  const known = commands.filter((it) => it.type === type).map((it) => it.name);
  throw new Error(`there is no command ${name}, only: ${known.join(", ") || "none"}`);
}

/** An option as an interaction carries it. */
export interface OptionData {
  readonly name: string;
  readonly type: Type;
  readonly value?: string | number | boolean;
  readonly focused?: boolean;
  readonly options?: readonly OptionData[];
}

/**
 * The options of a slash command as the client sends them. Throws, as the client refuses to send,
 * for an option that is unknown, missing or out of its bounds. While `focused` is being typed in,
 * nothing is checked.
 */
export function optionData(
  options: readonly APIApplicationCommandOption[],
  path: readonly string[],
  given: OptionValues,
  focused?: string,
): OptionData[] {
  const [head, ...rest] = path;
  if (head !== undefined) {
    const branch = options.find(({ name }) => name === head);
    if (!branch || !("options" in branch)) throw new Error(`there is no subcommand ${head}`);
    const nested = optionData(branch.options ?? [], rest, given, focused);
    return [{ name: branch.name, type: branch.type, options: nested }];
  }
  const unknown = Object.keys(given).find((name) => !options.some((it) => it.name === name));
  if (unknown !== undefined) throw new Error(`there is no option ${unknown}`);
  return options.flatMap((option) => {
    const value = given[option.name];
    if (option.name === focused) {
      return [{ name: option.name, type: option.type, value: value ?? "", focused: true }];
    }
    if (value === undefined || value === "") {
      if (option.required && focused === undefined) throw new Error(`${option.name} is required`);
      return [];
    }
    if (focused === undefined) checkValue(option, value);
    return [{ name: option.name, type: option.type, value }];
  });
}

/** The users, members, roles and channels, as seen from `channel`, whose ids are among `values`. */
export function resolve(
  world: World,
  channel: Channel,
  values: readonly unknown[],
): APIInteractionDataResolved {
  const guild = world.guildOf(channel);
  const pick = <Item>(items: ReadonlyMap<Snowflake, Item>) =>
    Object.fromEntries(
      values.flatMap((id) => {
        const item = items.get(id as Snowflake);
        return item ? [[id, item]] : [];
      }),
    );
  return {
    users: pick(world.users),
    members: guild ? pick(partialMembers(world, guild, channel)) : {},
    roles: guild ? pick(guild.roles) : {},
    channels: guild ? pick(partialChannels(guild)) : {},
  } as unknown as APIInteractionDataResolved;
}

/** Members as interactions carry them: without what stands in `users`, with what they may do. */
function partialMembers(world: World, { members }: Guild, channel: Channel) {
  const entries = [...members].map(([id, member]) => {
    const { user: _, deaf: __, mute: ___, ...partial } = member;
    return [id, { ...partial, permissions: String(world.permissions(id, channel)) }] as const;
  });
  return new Map(entries);
}

function partialChannels({ channels, threads }: Guild): ReadonlyMap<Snowflake, Channel> {
  const channelsOfThreads = [...threads].map(([id, { channel }]) => [id, channel] as const);
  return new Map<Snowflake, Channel>([...channels, ...channelsOfThreads]);
}

/** Every value in a tree of options. */
export function valuesIn(options: readonly OptionData[]): unknown[] {
  return options.flatMap((it) => (it.options ? valuesIn(it.options) : [it.value]));
}

function checkValue(option: APIApplicationCommandOption, value: string | number | boolean): void {
  const wrong = (reason: string) => new Error(`${option.name} ${reason}`);
  const expected = TYPE_OF[option.type];
  if (expected !== undefined && typeof value !== expected) throw wrong(`must be a ${expected}`);
  if (option.type === Type.Integer && !Number.isInteger(value)) throw wrong("must be whole");
  if ("choices" in option && option.choices?.length) {
    if (!option.choices.some((it) => it.value === value)) throw wrong("is not one of its choices");
  }
  if (option.type === Type.String) {
    const { min_length: min = 0, max_length: max = 6000 } = option;
    const { length } = String(value);
    if (length < min || length > max) throw wrong(`must have ${min} to ${max} characters`);
  }
  if (option.type === Type.Integer || option.type === Type.Number) {
    const { min_value: min = -Infinity, max_value: max = Infinity } = option;
    if (Number(value) < min || Number(value) > max) throw wrong(`must be from ${min} to ${max}`);
  }
}

const TYPE_OF: { readonly [type: number]: "string" | "number" | "boolean" } = {
  [Type.String]: "string",
  [Type.Integer]: "number",
  [Type.Number]: "number",
  [Type.Boolean]: "boolean",
  [Type.User]: "string",
  [Type.Channel]: "string",
  [Type.Role]: "string",
  [Type.Mentionable]: "string",
  [Type.Attachment]: "string",
};

function isAllowed(permissions: bigint, needed: bigint): boolean {
  // "0" means administrators only.
  const wanted = needed === 0n ? PermissionFlagsBits.Administrator : needed;
  return (permissions & wanted) === wanted;
}
