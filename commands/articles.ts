import { type Command, PLACES } from "../src/discord/command.ts";
import { escapeMarkdown, inlineCode, shorten, visibleLine } from "../src/discord/markdown.ts";
import {
  countArticles,
  createButton,
  createReply,
  hide,
  type Reply,
} from "../src/discord/message.ts";
import type { Engine } from "../src/engine/engine.ts";

/** `/articles`: the corpus, eight articles a page: title, file, date, number of sentences. */
export const articles: Command = {
  data: {
    name: "articles",
    description: "List the articles that answers come from",
    ...PLACES,
  },

  async execute(interaction, { engine }) {
    await interaction.reply(hide(renderPage(engine, 0)));
  },

  async press(interaction, page, { engine }) {
    await interaction.update(renderPage(engine, Number.parseInt(page, 10) || 0));
  },
};

// Eight entries stay below Discord's 2000 characters even where each of these is escaped.
const PER_PAGE = 8;
const MAX_TITLE = 55; // characters
const MAX_FILE = 40;

function renderPage(engine: Engine, wanted: number): Reply {
  const pages = Math.ceil(engine.articles.length / PER_PAGE);
  // The corpus may have shrunk since the button was made.
  const page = Math.min(Math.max(0, wanted), pages - 1);
  const counts = countSentences(engine);
  const entries = engine.articles
    .slice(page * PER_PAGE, (page + 1) * PER_PAGE)
    .map((article, i) => {
      const count = counts.get(article.file) ?? 0;
      const facts = [
        inlineCode(shorten(visibleLine(article.file), MAX_FILE)),
        `${count} ${count === 1 ? "sentence" : "sentences"}`,
        ...(article.date === null ? [] : [article.date]),
      ];
      const title = escapeMarkdown(shorten(visibleLine(article.title), MAX_TITLE));
      return `**${page * PER_PAGE + i + 1}\\.** ${title}\n-# ${facts.join(" · ")}`;
    });
  const total = `**${countArticles(engine.articles.length)}**, ${engine.sentences.length} sentences`;
  const head = pages > 1 ? `${total} · page ${page + 1} of ${pages}` : total;
  const buttons = [
    createButton(`articles:${page - 1}`, "Previous", page === 0),
    createButton(`articles:${page + 1}`, "Next", page === pages - 1),
  ];
  return createReply([head, ...entries].join("\n"), pages > 1 ? buttons : []);
}

function countSentences({ sentences }: Engine): Map<string, number> {
  const counts = new Map<string, number>();
  for (const { article } of sentences)
    counts.set(article.file, (counts.get(article.file) ?? 0) + 1);
  return counts;
}
