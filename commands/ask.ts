import { ApplicationCommandOptionType, MessageFlags } from "discord.js";
import { answerQuestion } from "../src/discord/answer.ts";
import { type Command, PLACES } from "../src/discord/command.ts";
import { createReply, hide, renderClosest } from "../src/discord/message.ts";
import { findSentence } from "../src/discord/sentence-id.ts";
import { quoteAlone } from "../src/engine/passages.ts";

/** `/ask question private`: quotes the sentences that answer the question and cites their files. */
export const ask: Command = {
  data: {
    name: "ask",
    description: "Answer a question in the words of the articles",
    ...PLACES,
    options: [
      {
        type: ApplicationCommandOptionType.String,
        name: "question",
        description: "What do you want to know?",
        required: true,
        max_length: 300,
      },
      {
        type: ApplicationCommandOptionType.Boolean,
        name: "private",
        description: "Show the answer only to you",
      },
    ],
  },

  async execute(interaction, context) {
    const question = interaction.options.getString("question", true);
    const hidden = interaction.options.getBoolean("private") ?? false;
    if (mayTakeLong(context.engine.sentences.length)) {
      await interaction.deferReply(hidden ? { flags: MessageFlags.Ephemeral } : {});
      await interaction.editReply(answerQuestion(question, context));
      return;
    }
    const reply = answerQuestion(question, context);
    await interaction.reply(hidden ? hide(reply) : reply);
  },

  async press(interaction, name, { engine, sourceUrl }) {
    const sentence = findSentence(name, engine.sentences);
    const reply = sentence
      ? renderClosest(quoteAlone(sentence), { articles: engine.articles.length, sourceUrl })
      : createReply("The articles have changed since this was asked. Ask again, and I look anew.");
    await interaction.reply(hide(reply));
  },
};

// Above this many sentences the slowest questions near Discord's three seconds (`npm run bench -- hostile`).
const DIRECT_SENTENCES = 200_000;

function mayTakeLong(sentences: number): boolean {
  return sentences > DIRECT_SENTENCES;
}
