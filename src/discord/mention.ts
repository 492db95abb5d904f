/** Message → question, where the message speaks to the bot. */
import type { Message } from "discord.js";

/**
 * The question that `message` puts to the bot whose user id is `botId`: its text without the
 * mention, "" for a bare mention; null when it is not addressed to the bot. Addressed is a direct
 * message, and a message that mentions the bot by name or answers one of its messages with the
 * ping on: just those whose text Discord shows without a privileged intent
 * (events/gateway#message-content-intent). Other bots, webhooks, @everyone and roles are not heard.
 */
export function readQuestion(message: Message, botId: string): string | null {
  if (message.author.bot || message.webhookId !== null || message.system) return null;
  const addressed = message.guildId === null || message.mentions.users.has(botId);
  if (!addressed) return null;
  const text = message.content.replace(new RegExp(`<@!?${botId}>`, "g"), " ");
  return nameMentions(text, message).replace(/\s+/g, " ").trim();
}

/** Other people, roles and channels by their names, as the asker sees them. */
function nameMentions(text: string, { mentions }: Message): string {
  return text
    .replace(/<@!?(\d+)>/g, (_, id) => `@${mentions.users.get(id)?.displayName ?? "someone"}`)
    .replace(/<@&(\d+)>/g, (_, id) => `@${mentions.roles.get(id)?.name ?? "role"}`)
    .replace(/<#(\d+)>/g, (_, id) => {
      const channel = mentions.channels.get(id);
      return channel && "name" in channel ? `#${channel.name}` : "#channel";
    });
}
