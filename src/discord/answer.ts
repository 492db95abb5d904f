/** Question → reply, the same for a command, a mention and a direct message. */
import type { Context } from "./command.ts";
import { inlineCode, visibleLine } from "./markdown.ts";
import { createReply, describeBot, type Reply, renderAnswer } from "./message.ts";

/** The reply to `question`; small talk, and a message without a word in it, gets the hint. */
export function answerQuestion(question: string, context: Context): Reply {
  const { engine, sourceUrl } = context;
  const answer = engine.answer(question);
  return answer.chat
    ? renderHint(context)
    : renderAnswer(answer, { articles: engine.articles.length, sourceUrl });
}

/** What the bot does and how to ask, in two lines, with a question that these articles answer. */
function renderHint({ engine, example }: Context): Reply {
  const command = inlineCode(visibleLine(`/ask ${example() ?? "who …"}`));
  return createReply(
    `${describeBot(engine.articles.length)}\n-# For example ${command}, or mention me with a question. /articles shows what I have read, /help the rest.`,
  );
}
