import type { Snowflake } from "discord.js";
import type { Answer, Interaction } from "./interactions.ts";
import type { Message } from "./message.ts";
import type { World } from "./world.ts";

/** How the bot answered an interaction first, and the way to what became of it. */
export interface Exchange extends Answer {
  readonly interactionId: Snowflake;
  /** Milliseconds from the action to the first answer; null when none came in time. */
  readonly acknowledgedAfter: number | null;
  /**
   * The message once the bot has kept what a deferral promised; of any other answer its message at
   * once. Rejects when there is no message, or the bot deletes it.
   */
  final(): Promise<Message>;
}

/** The exchange of an interaction that has been answered or has failed. */
export async function exchangeOf(
  world: World,
  { interaction, answer }: { interaction: Interaction; answer: Promise<Answer> },
): Promise<Exchange> {
  const start = performance.now();
  const settled = await answer;
  return {
    ...settled,
    interactionId: interaction.id,
    acknowledgedAfter: settled.state === "failed" ? null : performance.now() - start,
    final: () => finalMessage(world, settled),
  };
}

async function finalMessage(world: World, { state, message }: Answer): Promise<Message> {
  if (!message) throw new Error(`an interaction that is ${state} has no message`);
  if (state !== "thinking" && state !== "updating") return message;
  const now = world.message(message.id);
  if (now && now !== message) return now;
  const next = now
    ? await world.feed.next((it) =>
        (it.type === "messageUpdated" || it.type === "messageDeleted") &&
        it.message.id === message.id
          ? it.message
          : undefined,
      )
    : undefined;
  if (!next || next.deleted) throw new Error("the bot deleted its answer");
  return next;
}
