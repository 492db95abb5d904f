/** Answers → messages: what a reply says, within Discord's limits, pinging nobody. It sends nothing. */
import {
  type APIActionRowComponent,
  type APIButtonComponent,
  ButtonStyle,
  ComponentType,
  MessageFlags,
} from "discord.js";
import type { Answer } from "../engine/engine.ts";
import type { Passage } from "../engine/passages.ts";
import { listOver, worthQuoting } from "../engine/quoting.ts";
import type { View } from "../engine/views.ts";
import { escapeLine, escapeMarkdown, shorten, visibleLine } from "./markdown.ts";
import { checkQuotes, citePassage, quotePassage } from "./quote.ts";
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

function renderFound(answer: Answer, { articles, sourceUrl }: Shown): Reply {
  const worth = worthQuoting(answer);
  const differ = answer.views.length > 1;
  const head = [
    smallQuestion(answer.question),
    differ ? "**The articles differ.**" : headline(answer, worth, articles),
  ];
  for (const { count, places, linked } of layoutsFor(worth.length)) {
    const parts = worth.slice(0, count).map((passage): Part => {
      const view = differ && passage.view !== null ? answer.views[passage.view] : undefined;
      return {
        passage,
        lead: view ? [viewLine(view, articles)] : [],
        notes: [...citePassage(passage, linked ? sourceUrl : null, places), ...hedgeLine(passage)],
      };
    });
    const fixed = [...head, ...parts.flatMap(({ lead, notes }) => [...lead, ...notes])];
    const room = MAX_CONTENT - fixed.join("\n").length - 2 * count;
    if (room < LEAST_QUOTE * count && linked) continue;
    const content = [...head, ...quoteAll(parts, room)].join("\n");
    const passages = parts.map(({ passage }) => passage);
    checkQuotes(content, passages);
    return createReply(content);
  }
  throw new Error("no layout of the reply fits, not even the shortest");
}

/** What may be left out to make room, from nothing on: places below a quote, quotes, at last the links. */
function* layoutsFor(quotes: number) {
  for (let count = quotes; count > 0; count--) {
    yield { count, places: PLACES, linked: true };
    yield { count, places: 1, linked: true };
  }
  yield { count: 1, places: 1, linked: false };
}

const PLACES = 3; // named below one quote; the others are counted

/** A quote and the lines before and behind it. */
interface Part {
  readonly passage: Passage;
  readonly lead: readonly string[];
  readonly notes: readonly string[];
}

/** Each quote with its lines; what a short quote leaves of its share goes to the next ones. */
function quoteAll(parts: readonly Part[], room: number): string[] {
  let left = room;
  return parts.flatMap(({ passage, lead, notes }, i) => {
    const share = Math.floor(left / (parts.length - i));
    const quotes = quotePassage(passage, share);
    left -= quotes.join("\n").length;
    return [...lead, ...quotes, ...notes];
  });
}

/** The short answer; where none is marked, or it is spread over what is `worth` quoting, only where that stands. */
function headline(answer: Answer, worth: readonly Passage[], articles: number): string {
  const [view] = answer.views;
  const spread = listOver(answer).length > 0;
  if (view !== undefined && !spread) return viewLine(view, articles);
  const places = worth
    .slice(0, spread ? undefined : 1)
    .flatMap(({ citations, nearly }) => [...citations, ...nearly]);
  const files = new Set(places.map(({ article }) => article.file)).size;
  return files === 1 && articles > 1
    ? "**In one article only:**"
    : `**In ${countArticles(files)}:**`;
}

function viewLine({ short, files, independent }: View, articles: number): string {
  const text = escapeMarkdown(shorten(visibleLine(short), MAX_SHORT / 2));
  return `**${text}** · ${countVoices(files.length, independent, articles)}`;
}

/**
 * How many articles say so, and how many of them on their own: "5 articles, 3 independent".
 * `articles` is how many there are.
 */
export function countVoices(files: number, independent: number, articles: number): string {
  if (files === 1) return articles === 1 ? "1 article says so" : "one article only";
  if (independent === files) return `${files} articles say so`;
  if (independent === 1) return `${files} articles, copies of one text`;
  return `${files} articles, ${independent} independent`;
}

/** In small print the words by which the quoted sentence is less than sure. */
function hedgeLine({ sentence, hedges }: Passage): string[] {
  if (hedges.length === 0) return [];
  const words = hedges.map(({ start, end }) => visibleLine(sentence.text.slice(start, end)));
  return [`-# Hedged: ${words.map((word) => `“${escapeMarkdown(word)}”`).join(", ")}`];
}

function renderRefusal(answer: Answer, { articles }: Shown): Reply {
  const closest = answer.passages[0];
  const scope = articles === 1 ? "the one article" : `the ${countArticles(articles)}`;
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
    ...citePassage(passage, sourceUrl, PLACES),
  ];
  const room = MAX_CONTENT - lines.join("\n").length - 1;
  lines.splice(1, 0, ...quotePassage(passage, room));
  const content = lines.join("\n");
  checkQuotes(content, [passage]);
  return createReply(content);
}

/** What the bot does, in one sentence. */
export function describeBot(articles: number): string {
  const scope = articles === 1 ? "the one article" : `the ${countArticles(articles)}`;
  return `Ask me something, and I answer in the words of ${scope} I have.`;
}

/** "1 article", "5 articles". */
export function countArticles(count: number): string {
  return `${count} ${count === 1 ? "article" : "articles"}`;
}

function smallQuestion(question: string): string {
  return `-# ${escapeLine(shorten(visibleLine(question), MAX_QUESTION / 2))}`;
}
