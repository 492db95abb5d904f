/** Question → reply, the same for a command, a mention and a direct message. */
import type { Context } from "./command.ts";
import { countArticles, createReply, type Reply, renderAnswer } from "./message.ts";

/** The reply to `question`; a message without a word in it gets the hint. */
export function answerQuestion(question: string, { engine, sourceUrl }: Context): Reply {
  if (!/[\p{L}\p{N}]/u.test(question)) return renderHint(engine.articles.length);
  return renderAnswer(engine.answer(question), { articles: engine.articles.length, sourceUrl });
}

/** What to do with the bot, in two lines: for a bare mention and for a question without words. */
function renderHint(articles: number): Reply {
  return createReply(
    [
      `Ask me something, and I answer in the words of ${articles === 1 ? "the one article" : `the ${countArticles(articles)}`} I have.`,
      "-# Mention me with a question, or use /ask. /articles shows what I have read, /help the rest.",
    ].join("\n"),
  );
}
