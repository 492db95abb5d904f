/** The components of Discord's look that the page is built from, with colours that can be read by all. */
import "./settings.ts";
import { DiscordActionRow } from "@skyra/discord-components-core/discord-action-row.js";
import { DiscordAuthorInfo } from "@skyra/discord-components-core/discord-author-info.js";
import { DiscordButton } from "@skyra/discord-components-core/discord-button.js";
import { DiscordCode } from "@skyra/discord-components-core/discord-code.js";
import { DiscordCommand } from "@skyra/discord-components-core/discord-command.js";
import { DiscordEmbed } from "@skyra/discord-components-core/discord-embed.js";
import { DiscordHeader } from "@skyra/discord-components-core/discord-header.js";
import { DiscordLink } from "@skyra/discord-components-core/discord-link.js";
import { DiscordMention } from "@skyra/discord-components-core/discord-mention.js";
import { DiscordMessage } from "@skyra/discord-components-core/discord-message.js";
import { DiscordMessages } from "@skyra/discord-components-core/discord-messages.js";
import { DiscordPre } from "@skyra/discord-components-core/discord-pre.js";
import { DiscordQuote } from "@skyra/discord-components-core/discord-quote.js";
import { DiscordReply } from "@skyra/discord-components-core/discord-reply.js";
import "@skyra/discord-components-core/discord-spoiler.js";
import { DiscordSubscript } from "@skyra/discord-components-core/discord-subscript.js";
import { type CSSResult, css, type LitElement } from "lit";

/** Adds rules below a component's own; before the first of its kind is made. */
function restyle({ elementStyles }: typeof LitElement, rules: CSSResult): void {
  elementStyles.push(rules);
}

restyle(
  DiscordMessages,
  css`
    :host { border: 0; background: none; color: var(--text); line-height: 1.375; font-family: var(--font); }
    ::slotted(*:not(:first-child)) { margin-top: 0; }
    ::slotted(*:first-child) { margin-top: 0; }
  `,
);
restyle(
  DiscordMessage,
  css`
    :host, :host([light-theme]) { color: var(--text); font-family: var(--font); background: none; }
    :host { padding: 0.125rem 3rem 0.125rem 1rem; font-size: 1rem; line-height: 1.375; }
    :host(:hover) { background: none; }
    .discord-message-timestamp, :host([light-theme]) .discord-message-timestamp,
    .discord-message-edited, :host([light-theme]) .discord-message-edited { color: var(--muted); }
    .discord-message-timestamp { margin-left: 0.5rem; }
    .discord-message-content { min-width: 0; line-height: 1.375; }
    .discord-author-avatar img { cursor: default; }
    .discord-message-markup { overflow-wrap: anywhere; }
    @media (max-width: 700px) {
      :host { padding-right: 1rem; padding-left: 0.75rem; }
      .discord-author-avatar { margin-right: 0.75rem; min-width: 2rem; }
      .discord-author-avatar img { width: 2rem; height: 2rem; }
    }
  `,
);
restyle(
  DiscordAuthorInfo,
  css`
    .discord-author-username.discord-author-username, :host([light-theme]) .discord-author-username { color: var(--bright); cursor: default; font-weight: 600; }
    .discord-author-username:hover { text-decoration: none; }
  `,
);
const referenceLine = css`
  :host, :host([light-theme]) { color: var(--muted); font-family: var(--font); min-width: 0; }
  .discord-replied-message-username, :host([light-theme]) .discord-replied-message-username { color: var(--bright) !important; opacity: 1; cursor: default; }
  .discord-replied-message-content, :host([light-theme]) .discord-replied-message-content { color: var(--muted) !important; min-width: 0; cursor: inherit; opacity: 1; }
  .discord-replied-deleted-message-content { color: var(--muted); }
  @media (max-width: 700px) {
    :host { margin-left: 2.75rem; }
    :host:before { left: -1.75rem; }
  }
`;
restyle(DiscordReply, referenceLine);
restyle(DiscordCommand, referenceLine);
restyle(
  DiscordCommand,
  css`
    :host .discord-slash-command-name.discord-slash-command-name, :host .discord-context-command-name { color: var(--mention) !important; background: var(--mention-back) !important; opacity: 1; }
    :host .discord-slash-command-name * { color: inherit; }
    .discord-context-command-name { padding: 0 0.3em; border-radius: 3px; }
  `,
);
restyle(
  DiscordButton,
  css`
    :host > *:first-child { margin: 0.25rem 0.5rem 0.25rem 0; border-radius: 0.5rem; box-sizing: border-box; min-height: 2rem; height: auto; padding: 0.375rem 1rem; font-family: var(--font); color: #fff; text-align: center; }
    .secondary { background-color: var(--button); color: var(--button-text) !important; }
    .secondary.hoverable:hover { background-color: var(--button-hover); }
    .success { background-color: #248046; }
    .success.hoverable:hover { background-color: #1a6334; }
    .destructive { background-color: #c93035; }
    button:focus-visible, a:focus-visible { outline: 2px solid var(--focus); outline-offset: 2px; }
  `,
);
restyle(DiscordActionRow, css`:host > *:first-child { flex-wrap: wrap; }`);
restyle(
  DiscordMention,
  css`
    :host, :host([light-theme]) { color: var(--mention); background: var(--mention-back); cursor: default; }
    :host(:hover), :host([light-theme]:hover) { color: var(--mention); background: var(--mention-back); }
  `,
);
restyle(
  DiscordLink,
  css`a, .discord-link-light-theme { color: var(--link) !important; overflow-wrap: anywhere; }`,
);
restyle(
  DiscordQuote,
  css`
    .discord-quote-divider, :host([light-theme]) .discord-quote-divider { background: var(--line); flex: none; }
    blockquote { min-width: 0; }
  `,
);
restyle(
  DiscordSubscript,
  css`small, :host([light-theme]) > small { color: var(--muted); line-height: 1.375; }`,
);
restyle(
  DiscordCode,
  css`
    code, :host([light-theme]) code { color: var(--text) !important; background: var(--code) !important; border: 1px solid var(--code-line) !important; font-size: 0.875em; margin: 0 !important; padding: 0 0.2em; overflow-wrap: anywhere; }
  `,
);
restyle(
  DiscordPre,
  css`
    :host, :host([light-theme]) { color: var(--text) !important; background: var(--code) !important; border-color: var(--code-line) !important; }
    :host * { font-size: 0.875rem !important; }
  `,
);
restyle(DiscordHeader, css`:host { color: var(--bright); }`);
restyle(DiscordEmbed, css`:host { font-family: var(--font); max-width: 100%; }`);
