import { type APIThreadMember, ChannelType, PermissionFlagsBits } from "discord.js";
import { parseThread, parseThreadChanges } from "../limits/thread.ts";
import { refusals } from "../refusal.ts";
import { type Thread, type ThreadChannel, threadFor } from "../thread.ts";
import {
  addToThread,
  changeThread,
  joinThread,
  leaveThread,
  mayChange,
  mayInvite,
  startThread,
} from "../threads.ts";
import type { World } from "../world.ts";
import {
  demand,
  findMessage,
  joinedGuild,
  refuseArchived,
  textChannel,
  threadChannel,
  writable,
} from "./access.ts";
import { type Api, type ApiContext, noContent, type Services } from "./api.ts";

/** Threads and who is in them (resources/channel#start-thread-from-message and below). */
export function addThreadRoutes(api: Api, { world }: Services): void {
  const { CreatePublicThreads, CreatePrivateThreads, ManageThreads, ReadMessageHistory } =
    PermissionFlagsBits;
  const { bot } = world;
  const body = (c: ApiContext) => c.get("upload").body;
  const param = (c: ApiContext, name: string) => c.req.param(name) as string;

  api.post("/channels/:channel/messages/:message/threads", (c) => {
    const channel = textChannel(world, param(c, "channel"));
    demand(world, channel, CreatePublicThreads | ReadMessageHistory);
    const message = findMessage(world, channel, param(c, "message"));
    const thread = startThread(world, bot, channel, parseThread(body(c), true), message);
    return c.json(threadFor(thread, bot.id), 201);
  });

  api.post("/channels/:channel/threads", (c) => {
    const channel = textChannel(world, param(c, "channel"));
    const settings = parseThread(body(c), false);
    const isPublic = settings.type === ChannelType.PublicThread;
    demand(world, channel, isPublic ? CreatePublicThreads : CreatePrivateThreads);
    return c.json(threadFor(startThread(world, bot, channel, settings), bot.id), 201);
  });

  api.patch("/channels/:channel", (c) => {
    const channel = threadChannel(world, param(c, "channel"));
    const thread = world.thread(channel);
    const changes = parseThreadChanges(body(c));
    if (changes.archived !== false) refuseArchived(channel);
    if (!mayChange(world, thread, bot.id, changes)) throw refusals.missingPermissions();
    changeThread(world, thread, changes, bot);
    return c.json(threadFor(thread, bot.id));
  });

  api.delete("/channels/:channel", (c) => {
    const channel = threadChannel(world, param(c, "channel"));
    demand(world, channel, ManageThreads);
    const deleted = { ...channel };
    world.removeThread(world.thread(channel));
    return c.json(deleted);
  });

  addMemberRoutes(api, world);
  addListRoutes(api, world);
}

function addMemberRoutes(api: Api, world: World): void {
  const { bot } = world;
  const members = "/channels/:channel/thread-members";
  const open = (c: ApiContext) => threadChannel(world, c.req.param("channel") as string);
  const openActive = (c: ApiContext) => {
    const channel = open(c);
    refuseArchived(channel);
    return channel;
  };
  const asked = (c: ApiContext, channel: ThreadChannel, member: APIThreadMember) => {
    if (c.req.query("with_member") !== "true") return member;
    const guildMember = world.guildOf(channel)?.members.get(member.user_id as string);
    return { ...member, member: guildMember };
  };

  api.get(members, (c) => {
    const channel = open(c);
    const all = [...world.thread(channel).members.values()];
    return c.json(all.map((member) => asked(c, channel, member)));
  });

  api.get(`${members}/:user`, (c) => {
    const channel = open(c);
    const user = c.req.param("user");
    const member = world.thread(channel).members.get(user === "@me" ? bot.id : user);
    if (!member) throw refusals.unknownMember();
    return c.json(asked(c, channel, member));
  });

  api.put(`${members}/:user`, (c) => {
    const thread = world.thread(openActive(c));
    const user = c.req.param("user");
    if (user === "@me") joinThread(world, thread, bot.id);
    else {
      writable(world, thread.channel.id);
      const member = world.guildOf(thread.channel)?.members.get(user);
      if (!member) throw refusals.unknownMember();
      if (!mayInvite(world, thread, bot.id)) throw refusals.missingPermissions();
      addToThread(world, thread, member.user, bot);
    }
    return noContent(c);
  });

  api.delete(`${members}/:user`, (c) => {
    const thread = world.thread(openActive(c));
    const user = c.req.param("user");
    const { channel } = thread;
    const isHost = channel.type === ChannelType.PrivateThread && channel.owner_id === bot.id;
    if (user !== "@me" && !isHost) demand(world, channel, PermissionFlagsBits.ManageThreads);
    leaveThread(world, thread, user === "@me" ? bot.id : user);
    return noContent(c);
  });
}

/** The lists of threads (topics/threads#enumerating-threads). */
function addListRoutes(api: Api, world: World): void {
  const { bot } = world;
  const listOf = (threads: readonly Thread[]) => ({
    threads: threads.map((thread) => threadFor(thread, bot.id)),
    members: threads.flatMap(({ members }) => members.get(bot.id) ?? []),
    has_more: false,
  });

  api.get("/guilds/:guild/threads/active", (c) => {
    const guild = joinedGuild(world, c.req.param("guild"));
    const ids = new Set(world.threadsForBot(guild).map(({ id }) => id));
    return c.json(listOf([...guild.threads.values()].filter(({ channel }) => ids.has(channel.id))));
  });

  api.get("/channels/:channel/threads/archived/:kind{public|private}", (c) => {
    const parent = textChannel(world, c.req.param("channel"));
    const isPrivate = c.req.param("kind") === "private";
    const { ReadMessageHistory, ManageThreads } = PermissionFlagsBits;
    demand(world, parent, isPrivate ? ReadMessageHistory | ManageThreads : ReadMessageHistory);
    const type = isPrivate ? ChannelType.PrivateThread : ChannelType.PublicThread;
    const threads = [...(world.guildOf(parent)?.threads.values() ?? [])]
      .filter(({ channel }) => channel.parent_id === parent.id && channel.type === type)
      .filter(({ channel }) => channel.thread_metadata.archived);
    return c.json(listOf(threads.reverse()));
  });
}
