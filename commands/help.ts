import { type Command, PLACES } from "../src/discord/command.ts";
import { countArticles, createReply, hide } from "../src/discord/message.ts";

/** `/help`: how to ask, what the replies mean, what happens to a question. */
export const help: Command = {
  data: {
    name: "help",
    description: "How to ask, and how to read the answers",
    ...PLACES,
  },

  async execute(interaction, { engine }) {
    const { articles } = engine;
    const reply = createReply(
      [
        `I answer questions from ${countArticles(articles.length)}, only in their own words.`,
        "",
        "**Ask**",
        "- `/ask question:` and what you want to know; with `private:True` only you see the answer",
        `- mention me anywhere in a message: <@${interaction.client.user.id}> and your question`,
        "- write to me directly",
        "",
        "**Read**",
        "Every quoted sentence stands in the file and on the line below it, with the words that answer in bold. When the articles do not say, I say so.",
        "",
        "`/articles` lists what I have read. I keep no questions, and no language model writes the replies.",
      ].join("\n"),
    );
    await interaction.reply(hide(reply));
  },
};
