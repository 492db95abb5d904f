import type { Snowflake } from "discord.js";
import type { Happening } from "./happening.ts";
import type { Message } from "./message.ts";
import { canSee } from "./visibility.ts";
import type { World } from "./world.ts";

/** The bot's messages that one person has not read yet, those from before they joined included. */
export class Inbox {
  readonly #world: World;
  readonly #userId: Snowflake;
  readonly #unread = new Set<Snowflake>();
  readonly #promised = new Set<Snowflake>();

  constructor(world: World, userId: Snowflake) {
    this.#world = world;
    this.#userId = userId;
    for (const message of world.messages()) this.#receive({ type: "messageCreated", message });
    world.feed.on((happening) => this.#receive(happening));
  }

  /** The oldest unread message that satisfies `predicate`, or the next to come; then it is read. */
  async next(predicate: (message: Message) => boolean): Promise<Message> {
    return this.#take(predicate) ?? (await this.#world.feed.next(() => this.#take(predicate)));
  }

  #take(predicate: (message: Message) => boolean): Message | undefined {
    for (const id of this.#unread) {
      const message = this.#world.message(id);
      if (!message || !predicate(message)) continue;
      this.#unread.delete(id);
      return message;
    }
    return undefined;
  }

  #receive(happening: Happening): void {
    if (happening.type === "messageCreated") {
      const { message } = happening;
      if (!this.#isForeign(message)) return;
      (message.thinking ? this.#promised : this.#unread).add(message.id);
    } else if (happening.type === "messageUpdated") {
      const { id } = happening.message;
      if (this.#promised.delete(id)) this.#unread.add(id);
    }
  }

  /** Whether the bot wrote it, visibly for this person, and not as the answer they wait for. */
  #isForeign(message: Message): boolean {
    const { author, interaction_metadata: interaction } = message.api;
    const isOwnAnswer =
      interaction?.user.id === this.#userId &&
      interaction.original_response_message_id === undefined;
    return (
      author.id === this.#world.bot.id && !isOwnAnswer && canSee(this.#world, this.#userId, message)
    );
  }
}
