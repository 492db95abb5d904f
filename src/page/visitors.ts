/** The people of the page: each browser window is one member of the local Discord. */
import type { LocalDiscord } from "../sandbox/discord.ts";
import type { Modal } from "../sandbox/happening.ts";
import type { Member } from "../sandbox/member.ts";

/** The person behind one browser window, who stays the same when it is reloaded. */
export interface Visitor {
  readonly member: Member;
  /** Private answers they have dismissed. */
  readonly dismissed: Set<string>;
  /** Forms the bot has opened for them, by interaction. */
  readonly forms: Map<string, Modal>;
}

const NAMES = "Ada Ben Cleo Dan Eve Finn Gina Hugo Iris Jack Lena Max Nora Oscar Pia Quinn".split(
  " ",
);

/** Those who have come, by the key of their window. */
export class Visitors {
  readonly #discord: LocalDiscord;
  readonly #byKey = new Map<string, Visitor>();

  constructor(discord: LocalDiscord) {
    this.#discord = discord;
  }

  /** The visitor with this key, who joins the local Discord on first sight. */
  welcome(key: string): Visitor {
    const known = this.#byKey.get(key);
    if (known) return known;
    const number = this.#byKey.size;
    const member = this.#discord.member(NAMES[number] ?? `Guest ${number + 1}`);
    const visitor: Visitor = { member, dismissed: new Set(), forms: new Map() };
    this.#byKey.set(key, visitor);
    return visitor;
  }

  get members(): Member[] {
    return [...this.#byKey.values()].map(({ member }) => member);
  }
}
