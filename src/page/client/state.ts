/** All that the page shows, as plain data, and how news changes it; pure. */
import type { Scene } from "../protocol.ts";
import type { Offer, ShownCommand, ShownForm, ShownMessage } from "../shown.ts";
import type { Composer } from "./composer.ts";
import { EMPTY } from "./composer.ts";
import type { News } from "./connection.ts";

/** A command on its way: shown until its answer is there, kept when none comes. */
export interface Pending {
  readonly id: number;
  readonly place: string;
  readonly name: string;
  readonly menu: boolean;
  readonly failed: boolean;
  /** ISO 8601. */
  readonly at: string;
}

/** The whole page. */
export interface State {
  readonly connected: boolean;
  /** Null until the first connection. */
  readonly scene: Scene | null;
  readonly place: string;
  /** Places with messages not seen yet. */
  readonly unread: ReadonlySet<string>;
  readonly composer: Composer;
  /** What was sent before, latest last. */
  readonly history: readonly Composer[];
  readonly replyingTo: ShownMessage | null;
  readonly pending: readonly Pending[];
  /** Controls in use, by `message customId`. */
  readonly busy: ReadonlySet<string>;
  /** Messages whose button or menu got no answer, with what to say of it. */
  readonly complaints: ReadonlyMap<string, string>;
  /** Who last showed a sign of typing in each place, and when (ms). */
  readonly typing: ReadonlyMap<string, { readonly name: string; readonly at: number }>;
  /** The message whose menu of apps is open. */
  readonly menuOf: string | null;
  readonly form: ShownForm | null;
  readonly formError: string | null;
  readonly wireOpen: boolean;
  readonly light: boolean;
}

/** The page before anything is known. */
export const START: State = {
  connected: false,
  scene: null,
  place: "",
  unread: new Set(),
  composer: EMPTY,
  history: [],
  replyingTo: null,
  pending: [],
  busy: new Set(),
  complaints: new Map(),
  typing: new Map(),
  menuOf: null,
  form: null,
  formError: null,
  wireOpen: false,
  light: false,
};

/** The page after `news`, heard at `now` (ms). */
export function afterNews(state: State, news: News, now: number): State {
  if (news.type === "welcome") {
    const { type: _, ...scene } = news;
    const isKnown = scene.places.some(({ id }) => id === state.place);
    const place = isKnown ? state.place : (scene.places[0]?.id ?? "");
    // Whoever restarted knows nothing of what was going on.
    const fresh = { replyingTo: null, busy: new Set<string>(), menuOf: null, form: null };
    return { ...state, ...fresh, connected: true, scene, place };
  }
  const { scene } = state;
  if (!scene) return state;
  const withScene = (change: Partial<Scene>): State => ({
    ...state,
    scene: { ...scene, ...change },
  });
  switch (news.type) {
    case "message":
      return afterMessage(state, scene, news.place, news.message);
    case "gone":
      return withScene({ messages: without(scene, news.place, news.id) });
    case "typing":
      return {
        ...state,
        typing: new Map(state.typing).set(news.place, { name: news.name, at: now }),
      };
    case "places": {
      const isThere = news.places.some(({ id }) => id === state.place);
      const place = isThere ? state.place : (news.places[0]?.id ?? "");
      return { ...withScene({ places: news.places }), place };
    }
    case "form":
      return { ...state, form: news.form, formError: null };
    case "offers":
      return withScene({ offers: news.offers });
    case "people":
      return withScene({ people: news.people });
    case "examples":
      return withScene({ examples: news.examples });
    case "online":
      return withScene({ online: news.online });
    default: {
      const { exchange } = news;
      const others = scene.exchanges.filter(({ id }) => id !== exchange.id);
      return withScene({ exchanges: [...others, exchange] });
    }
  }
}

function afterMessage(state: State, scene: Scene, place: string, message: ShownMessage): State {
  const before = scene.messages[place] ?? [];
  const at = before.findIndex(({ id }) => id === message.id);
  const list = at < 0 ? [...before, message] : before.with(at, message);
  const unread = new Set(state.unread);
  if (place !== state.place && at < 0) unread.add(place);
  const typing = new Map(state.typing);
  if (typing.get(place)?.name === message.author.name) typing.delete(place);
  return {
    ...state,
    unread,
    typing,
    pending: state.pending.filter((it) => it !== answeredBy(message, place, state)),
    scene: { ...scene, messages: { ...scene.messages, [place]: list } },
  };
}

/** The command of this window on its way that `message` answers. */
function answeredBy(
  { command }: ShownMessage,
  place: string,
  { pending, scene }: State,
): Pending | undefined {
  if (!command || command.by.id !== scene?.me.id) return undefined;
  return pending.find((it) => !it.failed && it.place === place && it.name === command.name);
}

/** The messages without one; replies to it lose their reference. */
function without(scene: Scene, place: string, id: string): Scene["messages"] {
  const left = (scene.messages[place] ?? [])
    .filter((message) => message.id !== id)
    .map((message): ShownMessage => {
      const refers = message.reply !== null && message.reply !== "gone" && message.reply.id === id;
      return refers ? { ...message, reply: "gone" } : message;
    });
  return { ...scene.messages, [place]: left };
}

/** What can be used in the place that is shown. */
export function offerOf({ scene, place }: State): Offer {
  return scene?.offers[place] ?? { commands: [], messageMenu: [], userMenu: [] };
}

/** The slash commands of the place that is shown. */
export function commandsOf(state: State): readonly ShownCommand[] {
  return offerOf(state).commands;
}
