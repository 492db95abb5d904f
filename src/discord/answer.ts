/** Question → reply, the same for a command, a mention and a direct message. */
import type { Context } from "./command.ts";
import { createReply, describeBot, type Reply, renderAnswer } from "./message.ts";

/** The reply to `question`; small talk, and a message without a word in it, gets the hint. */
export function answerQuestion(question: string, { engine, sourceUrl }: Context): Reply {
  const answer = engine.answer(question);
  const articles = engine.articles.length;
  return answer.chat ? renderHint(articles) : renderAnswer(answer, { articles, sourceUrl });
}

/** What the bot does and how to ask, in two lines. */
function renderHint(articles: number): Reply {
  return createReply(`${describeBot(articles)}\n-# ${HOW_TO_ASK}`);
}

const HOW_TO_ASK =
  "For example `/ask where did they meet`, or mention me with a question. /articles shows what I have read, /help the rest.";
