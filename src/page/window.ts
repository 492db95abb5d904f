/** One open browser window: tells it what its person sees, and does what they ask for. */
import type { LocalDiscord } from "../sandbox/discord.ts";
import type { Exchange } from "../sandbox/exchange.ts";
import type { Member, Place as SandboxPlace, Sight } from "../sandbox/member.ts";
import type { Message } from "../sandbox/message.ts";
import type { FromServer, Request, Result, Scene } from "./protocol.ts";
import { parseRequest } from "./requests.ts";
import type { Choice, Offer, Place } from "./shown.ts";
import { showOffer } from "./shown-commands.ts";
import type { Directory } from "./shown-components.ts";
import { showForm } from "./shown-form.ts";
import { showMessage, showPerson } from "./shown-message.ts";
import { mentionTyped } from "./typed-mentions.ts";
import type { Visitor } from "./visitors.ts";

/** What a window needs besides its person. */
export interface WindowContext {
  readonly discord: LocalDiscord;
  /** Everyone who has opened a window. */
  readonly members: () => readonly Member[];
  readonly send: (message: FromServer) => void;
}

/** An open window. */
export interface OpenWindow {
  /** Everything the window shows at first. */
  readonly view: () => Omit<Scene, "exchanges" | "examples">;
  /** What can be used where. */
  readonly offers: () => Readonly<Record<string, Offer>>;
  /** Does what a message of the window asks for, and answers it; never rejects. */
  handle(text: string): Promise<void>;
  close(): void;
}

const DIRECT = "direct";
const HISTORY = 100; // messages of a place that a new window shows

/** Opens a window for `visitor`. */
export function openWindow(
  { member, dismissed, forms }: Visitor,
  { discord, members, send }: WindowContext,
): OpenWindow {
  const places = (): Place[] => [
    ...discord.channels.map(({ id, name }): Place => ({ id, name, kind: "channel" })),
    ...member.threads.map(({ id, name }): Place => ({ id, name, kind: "thread" })),
    { id: DIRECT, name: discord.bot.username, kind: "direct" },
  ];
  const people = () => [discord.bot, ...members().map(({ user }) => user)].map(showPerson);
  const inPlace = (id: string): SandboxPlace => {
    if (id === DIRECT) return "direct";
    const channel = [...discord.channels, ...member.threads].find((it) => it.id === id);
    if (!channel) throw new Error("there is no such channel");
    return channel;
  };
  const placeOf = ({ channelId }: Pick<Message, "channelId">) =>
    places().some(({ id }) => id === channelId) ? channelId : DIRECT;
  const messagesIn = (place: string) => member.messages({ in: inPlace(place) });
  const find = (id: string): Message => {
    const found = places()
      .flatMap((place) => messagesIn(place.id))
      .find((it) => it.id === id);
    if (!found) throw new Error("this message is gone");
    return found;
  };
  const isThere = (id: string) =>
    places().some((place) => messagesIn(place.id).some((it) => it.id === id));

  const directory = (): Directory => {
    const choice = (value: string, label: string): Choice => ({ value, label, description: "" });
    return {
      names: discord.names,
      users: people().map(({ id, name }) => choice(id, name)),
      roles: discord.roles.map(({ id, name }) => choice(id, name)),
      channels: discord.channels.map(({ id, name }) => choice(id, `#${name}`)),
    };
  };
  const show = (message: Message) => showMessage(message, member.user.id, directory(), isThere);
  const offers = () =>
    Object.fromEntries(
      places().map(({ id }) => [id, showOffer(member.commands({ in: inPlace(id) }), directory())]),
    );

  function see(sight: Sight): void {
    switch (sight.type) {
      case "messageCreated":
      case "messageUpdated": {
        const { message } = sight;
        if (dismissed.has(message.id)) break;
        send({ type: "message", place: placeOf(message), message: show(message) });
        break;
      }
      case "messageDeleted":
        send({ type: "gone", place: placeOf(sight.message), id: sight.message.id });
        break;
      case "reactionAdded":
      case "reactionRemoved":
      case "reactionsCleared":
        send({ type: "message", place: placeOf(sight.message), message: show(sight.message) });
        break;
      case "typing": {
        const name = discord.names.user(sight.userId) ?? "Someone";
        if (sight.userId !== member.user.id) send({ type: "typing", place: placeOf(sight), name });
        break;
      }
      case "threadCreated":
      case "threadUpdated":
      case "threadDeleted":
        send({ type: "offers", offers: offers() });
        send({ type: "places", places: places() });
        break;
      case "modalOpened":
        forms.set(sight.modal.openedBy.id, sight.modal);
        send({ type: "form", form: showForm(sight.modal, directory()) });
        break;
      default:
    }
  }

  async function act(request: Request): Promise<Result> {
    switch (request.type) {
      case "say": {
        const content = mentionTyped(request.content, people(), discord.channels);
        const replyTo = request.replyTo === null ? null : find(request.replyTo);
        const to = inPlace(request.place);
        const { ping } = request;
        member.say(content, { to, ping, ...(replyTo ? { replyTo } : {}) });
        return DONE;
      }
      case "slash": {
        const { name, options, place } = request;
        return resultOf(await member.slash(name, options, { in: inPlace(place) }));
      }
      case "autocomplete": {
        const { name, option, partial, others, place } = request;
        const where = { others, in: inPlace(place) };
        const choices = await member.autocomplete(name, option, partial, where);
        return {
          failed: false,
          choices: choices.map((it) => ({ value: it.value, label: it.name, description: "" })),
        };
      }
      case "press":
        return resultOf(await member.press(find(request.message), request.customId));
      case "select": {
        const { message, customId, values } = request;
        return resultOf(await member.select(find(message), customId, values));
      }
      case "menu":
        return resultOf(await member.menu(request.name, find(request.message)));
      case "userMenu": {
        const target = members().find(({ user }) => user.id === request.user);
        if (!target) throw new Error("this person has left");
        return resultOf(await member.menu(request.name, target, { in: inPlace(request.place) }));
      }
      case "submit": {
        const form = forms.get(request.form);
        if (!form) throw new Error("this form is closed");
        const result = resultOf(await member.submit(form, request.fields));
        if (!result.failed) forms.delete(request.form);
        return result;
      }
      case "react": {
        const { message, emoji, add } = request;
        if (add) member.react(find(message), emoji);
        else member.unreact(find(message), emoji);
        return DONE;
      }
      default:
        dismissed.add(request.message);
        return DONE;
    }
  }

  const stopSeeing = member.on(see);
  return {
    offers,
    view: () => ({
      me: showPerson(member.user),
      bot: showPerson(discord.bot),
      server: discord.guild.name,
      places: places(),
      people: people(),
      offers: offers(),
      messages: Object.fromEntries(
        places().map(({ id }) => [
          id,
          messagesIn(id)
            .filter((message) => !dismissed.has(message.id))
            .slice(-HISTORY)
            .map(show),
        ]),
      ),
      online: discord.online,
    }),
    async handle(text) {
      const parsed = parseRequest(text);
      if (!parsed) return;
      const { request, ...asked } = parsed;
      try {
        send({ type: "done", request, result: await act(asked) });
      } catch (error) {
        const reason = error instanceof Error ? error.message : String(error);
        send({ type: "refused", request, reason });
      }
    },
    close: stopSeeing,
  };
}

const DONE: Result = { failed: false, choices: [] };

function resultOf({ state }: Exchange): Result {
  return { failed: state === "failed", choices: [] };
}
