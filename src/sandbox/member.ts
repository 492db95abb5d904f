import {
  type APIApplicationCommand,
  type APIApplicationCommandOptionChoice,
  type APIAttachment,
  type APITextChannel,
  type APIUser,
  ApplicationCommandType,
  InteractionType,
} from "discord.js";
import type { Channel } from "./channel.ts";
import {
  commandsFor,
  findCommand,
  type OptionValues,
  optionData,
  resolve,
  valuesIn,
} from "./command-input.ts";
import type { Commands } from "./commands.ts";
import { pressData, selectData } from "./component-input.ts";
import { type Exchange, exchangeOf } from "./exchange.ts";
import type { Happening, Modal, ReactionChange, ThreadChange } from "./happening.ts";
import { Inbox } from "./inbox.ts";
import type { Action, Interactions } from "./interactions.ts";
import { characters } from "./limits/form.ts";
import { MAX_CONTENT, parseMessage } from "./limits/message.ts";
import type { Chooser } from "./menu-input.ts";
import type { Message } from "./message.ts";
import { type FieldValues, submission } from "./modal-input.ts";
import { post } from "./posting.ts";
import { addReaction, removeReaction } from "./reaction.ts";
import type { ThreadChannel } from "./thread.ts";
import { changeForPerson, invite, startForPerson, type ThreadOptions } from "./thread-input.ts";
import { joinThread, leaveThread, type ThreadChanges } from "./threads.ts";
import { asSeenByBot, canRead, canSee, mayWrite } from "./visibility.ts";
import type { World } from "./world.ts";

/** A channel or thread of a guild, or the direct messages with the bot. */
export type Place = APITextChannel | ThreadChannel | "direct";

/** What a person sees happen. */
export type Sight = Extract<
  Happening,
  {
    type:
      | "messageCreated"
      | "messageUpdated"
      | "messageDeleted"
      | ReactionChange["type"]
      | "typing"
      | ThreadChange["type"]
      | "interactionFailed"
      | "modalOpened";
  }
>;

/** A person: what they can do and see in their client. */
export class Member {
  readonly user: APIUser;
  readonly #world: World;
  readonly #commands: Commands;
  readonly #interactions: Interactions;
  readonly #channel: APITextChannel;
  readonly #keep: (file: File) => APIAttachment;
  readonly #inbox: Inbox;

  /** `channel` is where they are when no place is said, `keep` takes in the files they send. */
  constructor(
    user: APIUser,
    world: World,
    commands: Commands,
    interactions: Interactions,
    channel: APITextChannel,
    keep: (file: File) => APIAttachment,
  ) {
    this.user = user;
    this.#world = world;
    this.#commands = commands;
    this.#interactions = interactions;
    this.#channel = channel;
    this.#keep = keep;
    this.#inbox = new Inbox(world, user.id);
  }

  /** What to write to mention this member. */
  get mention(): string {
    return `<@${this.user.id}>`;
  }

  /**
   * Writes a message. `ping` is the switch beside a reply, on unless turned off. Throws when the
   * client would not send it.
   */
  say(content: string, { to, replyTo, ping = true }: SayOptions = {}): Message {
    if (characters(content) > MAX_CONTENT) {
      throw new Error(`a message has at most ${MAX_CONTENT} characters`);
    }
    const channel = replyTo ? this.#world.channel(replyTo.channelId) : this.#channelOf(to);
    this.#refuseIfSilent(channel);
    const body = {
      content,
      ...(replyTo ? { message_reference: { message_id: replyTo.id } } : {}),
      allowed_mentions: { parse: ["users", "roles", "everyone"], replied_user: ping },
    };
    const form = parseMessage({ body, attachments: [] });
    return post(this.#world, { author: this.user, channel, form, origin: "message" });
  }

  /** The threads this member can read, open and archived. */
  get threads(): ThreadChannel[] {
    return [...this.#world.guilds.values()]
      .flatMap(({ threads }) => [...threads.values()])
      .map(({ channel }) => channel)
      .filter((channel) => canRead(this.#world, this.user.id, channel));
  }

  /** Begins to type, which others see for ten seconds. */
  type({ in: place }: { in?: Place } = {}): void {
    const channel = this.#channelOf(place);
    this.#refuseIfSilent(channel);
    this.#world.feed.emit({ type: "typing", channelId: channel.id, userId: this.user.id });
  }

  /** Adds a reaction to a message. Throws when this member cannot see it. */
  react(message: Message, emoji: string): void {
    addReaction(this.#world, this.#visible(message), this.user.id, emoji);
  }

  /** Takes a reaction back. */
  unreact(message: Message, emoji: string): void {
    removeReaction(this.#world, this.#visible(message), this.user.id, emoji);
  }

  /** Starts a thread, from a message or on its own. Throws when this member may not. */
  startThread(name: string, options: ThreadOptions = {}): ThreadChannel {
    const { from } = options;
    const channel = from ? this.#world.channel(from.channelId) : this.#channelOf(options.in);
    const source = from ? this.#visible(from) : null;
    return startForPerson(this.#world, this.user, channel, name, source, options).channel;
  }

  /** Renames, archives, unarchives or locks a thread. Throws when this member may not. */
  changeThread(channel: ThreadChannel, changes: ThreadChanges): void {
    changeForPerson(this.#world, this.user, channel, changes);
  }

  /** Adds someone to a thread. Throws when this member may not. */
  invite(user: APIUser, channel: ThreadChannel): void {
    invite(this.#world, this.user, channel, user);
  }

  joinThread(channel: ThreadChannel): void {
    joinThread(this.#world, this.#world.thread(channel), this.user.id);
  }

  leaveThread(channel: ThreadChannel): void {
    leaveThread(this.#world, this.#world.thread(channel), this.user.id);
  }

  /** The commands this member is offered. */
  commands(where: { in?: Place } = {}): APIApplicationCommand[] {
    return this.#offered(this.#channelOf(where.in));
  }

  /** Uses a slash command; subcommands follow its name: "config show". */
  slash(name: string, options: OptionValues = {}, where: { in?: Place } = {}): Promise<Exchange> {
    return this.#command(InteractionType.ApplicationCommand, name, options, where.in);
  }

  /** What is suggested while `partial` is typed into an option. Rejects when the bot offers none. */
  async autocomplete(
    name: string,
    option: string,
    partial: string,
    { others = {}, ...where }: { others?: OptionValues; in?: Place } = {},
  ): Promise<readonly APIApplicationCommandOptionChoice[]> {
    const type = InteractionType.ApplicationCommandAutocomplete;
    const values = { ...others, [option]: partial };
    const exchange = await this.#command(type, name, values, where.in, option);
    if (exchange.state === "failed") throw new Error("Loading options failed");
    return exchange.choices;
  }

  /** Uses a context-menu command on a message, or on another member in a place. */
  menu(name: string, target: Message | Member, where: { in?: Place } = {}): Promise<Exchange> {
    const isMember = target instanceof Member;
    const channel = isMember ? this.#channelOf(where.in) : this.#world.channel(target.channelId);
    const type = isMember ? ApplicationCommandType.User : ApplicationCommandType.Message;
    const { command } = findCommand(this.#offered(channel), type, name);
    const id = isMember ? target.user.id : target.id;
    const resolved = isMember
      ? resolve(this.#world, channel, [id])
      : { messages: { [id]: asSeenByBot(this.#world, this.#visible(target), true) } };
    return this.#act({
      type: InteractionType.ApplicationCommand,
      channel,
      command,
      data: { ...commandHead(command), target_id: id, resolved },
    });
  }

  /** Presses a button. Throws when it is not there for this member or cannot be pressed. */
  press(message: Message, customId: string): Promise<Exchange> {
    const source = this.#visible(message);
    return this.#use(source, pressData(source, customId));
  }

  /** Chooses values of a menu; of a menu of users, roles or channels their ids. */
  select(message: Message, customId: string, values: readonly string[]): Promise<Exchange> {
    const source = this.#visible(message);
    const channel = this.#world.channel(source.channelId);
    return this.#use(source, selectData(this.#choosingIn(channel), source, customId, values));
  }

  /** Fills in and sends a form the bot has opened for this member. */
  submit({ api, openedBy }: Modal, fields: FieldValues): Promise<Exchange> {
    if (openedBy.userId !== this.user.id) throw new Error("the form was opened for someone else");
    const { messageId } = openedBy;
    const channel = this.#world.channel(openedBy.channelId);
    const data = submission(this.#choosingIn(channel), api, fields, this.#keep);
    return this.#act({
      type: InteractionType.ModalSubmit,
      channel,
      source: messageId === null ? null : (this.#world.message(messageId) ?? null),
      openedBy: openedBy.id,
      data: { custom_id: api.custom_id, ...data },
    });
  }

  /** The messages this member sees in a place, oldest first. */
  messages(where: { in?: Place } = {}): Message[] {
    const channel = this.#channelOf(where.in);
    return this.#world
      .messagesIn(channel.id)
      .filter((message) => canSee(this.#world, this.user.id, message));
  }

  /**
   * The next message of the bot that this member has not been given yet; each is given once. Answers
   * to the member's own interactions are not among them, they come with the exchange; a deferred
   * answer to someone else counts once it is there.
   */
  nextMessage(predicate: (message: Message) => boolean = () => true): Promise<Message> {
    return this.#inbox.next(predicate);
  }

  /** Calls `listener` with everything this member sees happen; returns how to stop that. */
  on(listener: (sight: Sight) => void): () => void {
    return this.#world.feed.on((happening) => {
      if (this.#witnesses(happening)) listener(happening);
    });
  }

  #witnesses(happening: Happening): happening is Sight {
    switch (happening.type) {
      case "messageCreated":
      case "messageUpdated":
      case "messageDeleted":
      case "reactionAdded":
      case "reactionRemoved":
      case "reactionsCleared":
        return canSee(this.#world, this.user.id, happening.message);
      case "typing":
        return canRead(this.#world, this.user.id, this.#world.channel(happening.channelId));
      case "threadCreated":
      case "threadUpdated":
      case "threadDeleted":
      case "threadJoined":
      case "threadLeft":
        return canRead(this.#world, this.user.id, happening.thread.channel);
      case "interactionFailed":
        return happening.interaction.userId === this.user.id;
      case "modalOpened":
        return happening.modal.openedBy.userId === this.user.id;
      default:
        return false;
    }
  }

  #channelOf(place: Place = this.#channel): Channel {
    return place === "direct" ? this.#world.directChannel(this.user.id) : place;
  }

  /** Throws where this member's client offers no input line. */
  #refuseIfSilent(channel: Channel): void {
    if (mayWrite(this.#world, this.user.id, channel)) return;
    throw new Error(`${this.user.username} may not write here`);
  }

  #offered(channel: Channel): APIApplicationCommand[] {
    return commandsFor(this.#world, this.#commands, this.user.id, channel);
  }

  #command(
    type: InteractionType,
    name: string,
    values: OptionValues,
    place?: Place,
    focused?: string,
  ): Promise<Exchange> {
    const channel = this.#channelOf(place);
    this.#refuseIfSilent(channel);
    const { ChatInput } = ApplicationCommandType;
    const { command, path } = findCommand(this.#offered(channel), ChatInput, name);
    const options = optionData(command.options ?? [], path, values, focused);
    const resolved = resolve(this.#world, channel, valuesIn(options));
    const data = { ...commandHead(command), options, resolved };
    return this.#act({ type, channel, command: { ...command, name }, data });
  }

  #choosingIn(channel: Channel): Chooser {
    return { world: this.#world, userId: this.user.id, channel };
  }

  #use(source: Message, data: unknown): Promise<Exchange> {
    const channel = this.#world.channel(source.channelId);
    return this.#act({ type: InteractionType.MessageComponent, channel, source, data });
  }

  #act(action: Omit<Action, "user">): Promise<Exchange> {
    return exchangeOf(this.#world, this.#interactions.send({ ...action, user: this.user }));
  }

  /** The message as it stands now. Throws when this member cannot see it. */
  #visible({ id }: Message): Message {
    const message = this.#world.message(id);
    if (!message || !canSee(this.#world, this.user.id, message)) {
      throw new Error(`${this.user.username} does not see this message`);
    }
    return message;
  }
}

/** Where a message goes, and what it replies to. */
export interface SayOptions {
  readonly to?: Place;
  readonly replyTo?: Message;
  readonly ping?: boolean;
}

function commandHead({ id, name, type, guild_id }: APIApplicationCommand) {
  return { id, name, type, ...(guild_id === undefined ? {} : { guild_id }) };
}
