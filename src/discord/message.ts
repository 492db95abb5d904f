/** Answers → messages: what a reply says, within Discord's limits, pinging nobody. It sends nothing. */
import {
  type APIActionRowComponent,
  type APIButtonComponent,
  ButtonStyle,
  ComponentType,
  MessageFlags,
} from "discord.js";
import { type Passage, worthQuoting } from "../engine/agreement.ts";
import type { Answer } from "../engine/engine.ts";
import { escapeLine, escapeMarkdown, oneLine, shorten } from "./markdown.ts";
import { checkQuotes, citePassage, quoteSentence } from "./quote.ts";
import { nameSentence } from "./sentence-id.ts";

/** What every reply is made of; fits `interaction.reply`, `editReply` and `message.reply`. */
export interface Reply {
  readonly content: string;
  readonly components: readonly APIActionRowComponent<APIButtonComponent>[];
  /** Nobody but the asker may be pinged, and the asker has no need to be: the reply comes at once. */
  readonly allowedMentions: { readonly parse: readonly []; readonly repliedUser: false };
  /** Links never unfold into previews. */
  readonly flags: MessageFlags.SuppressEmbeds;
}

/** `reply`, for the eyes of whoever used the command or button alone. */
export function hide(reply: Reply): Omit<Reply, "flags"> & { readonly flags: number } {
  return { ...reply, flags: reply.flags | MessageFlags.Ephemeral };
}

/** A reply of `content` and `buttons`, with the settings that hold for all. */
export function createReply(content: string, buttons: readonly APIButtonComponent[] = []): Reply {
  return {
    content,
    components:
      buttons.length > 0 ? [{ type: ComponentType.ActionRow, components: [...buttons] }] : [],
    allowedMentions: { parse: [], repliedUser: false },
    flags: MessageFlags.SuppressEmbeds,
  };
}

/** A button whose press reaches the command named before the colon of `id` (≤ 100 characters, Discord). */
export function createButton(id: string, label: string, disabled = false): APIButtonComponent {
  return {
    type: ComponentType.Button,
    style: ButtonStyle.Secondary,
    custom_id: id,
    label,
    disabled,
  };
}

/** How many articles were looked through, and where their files can be read. */
export interface Shown {
  readonly articles: number;
  /** URL template with `{file}` and `{line}`, or null for plain citations. */
  readonly sourceUrl: string | null;
}

/** The reply to a question: its answer, or that there is none. Throws a `MisquoteError` rather than misquote. */
export function renderAnswer(answer: Answer, shown: Shown): Reply {
  return answer.answered ? renderFound(answer, shown) : renderRefusal(answer, shown);
}

const MAX_CONTENT = 2000; // characters, Discord
const MAX_QUESTION = 200; // characters of the question shown above the answer
const MAX_SHORT = 300; // characters of the short answer
const LEAST_QUOTE = 160; // characters below which two quotes are better than three

function renderFound(answer: Answer, { sourceUrl }: Shown): Reply {
  const worth = worthQuoting(answer.passages);
  const head = [smallQuestion(answer.question), headline(answer)];
  for (let count = worth.length; ; count--) {
    const passages = worth.slice(0, count);
    const citations = passages.map((passage) => citePassage(passage, sourceUrl));
    const fixed = [...head, ...citations.flat()].join("\n").length + count;
    const room = Math.floor((MAX_CONTENT - fixed) / count);
    if (room < LEAST_QUOTE && count > 1) continue;
    const content = [...head, ...quoteAll(passages, citations, MAX_CONTENT - fixed)].join("\n");
    checkQuotes(content, passages);
    return createReply(content);
  }
}

/** Each quote with its citations; what a short quote leaves of its share goes to the next ones. */
function quoteAll(
  passages: readonly Passage[],
  citations: readonly string[][],
  room: number,
): string[] {
  let left = room;
  return passages.flatMap((passage, i) => {
    const share = Math.floor(left / (passages.length - i));
    const quote = quoteSentence(passage.sentence, passage.answer, share);
    left -= quote.length;
    return [quote, ...(citations[i] as string[])];
  });
}

function headline({ short, agreeing, passages }: Answer): string {
  if (short === null) {
    const files = new Set(passages[0]?.citations.map(({ article }) => article.file)).size;
    return `**In ${countArticles(files)}:**`;
  }
  const files = agreeing.length;
  const text = escapeMarkdown(shorten(oneLine(short), MAX_SHORT / 2));
  return `**${text}** · ${countArticles(files)} ${files === 1 ? "says" : "say"} so`;
}

function renderRefusal(answer: Answer, { articles }: Shown): Reply {
  const closest = answer.passages[0];
  const scope = articles === 1 ? "the one article" : `the ${articles} articles`;
  return createReply(
    `${smallQuestion(answer.question)}\n**Not in the corpus.** Nothing in ${scope} I have answers that.`,
    closest
      ? [createButton(`ask:${nameSentence(closest.sentence)}`, "Show the closest sentence")]
      : [],
  );
}

/** What the button below a refusal shows: the one sentence that came closest, as that and no more. */
export function renderClosest(passage: Passage, { sourceUrl }: Shown): Reply {
  const lines = [
    "The closest sentence I have. It may not be an answer.",
    ...citePassage(passage, sourceUrl),
  ];
  const room = MAX_CONTENT - lines.join("\n").length - 1;
  lines.splice(1, 0, quoteSentence(passage.sentence, null, room));
  const content = lines.join("\n");
  checkQuotes(content, [passage]);
  return createReply(content);
}

/** "1 article", "5 articles". */
export function countArticles(count: number): string {
  return `${count} ${count === 1 ? "article" : "articles"}`;
}

function smallQuestion(question: string): string {
  return `-# ${escapeLine(shorten(oneLine(question).trim(), MAX_QUESTION / 2))}`;
}
