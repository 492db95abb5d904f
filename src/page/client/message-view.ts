/** One message as Discord shows it: who, when, in reply to what, text, controls, notes. */
import { html, nothing, type TemplateResult } from "lit";
import type { ShownEmbed, ShownMessage } from "../shown.ts";
import type { Actions } from "./actions.ts";
import { avatarOf } from "./avatar.ts";
import { viewComponents } from "./control-view.ts";
import { viewMarkup } from "./markup-view.ts";
import { offerOf, type Pending, type State } from "./state.ts";

/** A message, with what can be done with it. The latest is where the Tab key enters the list. */
export function viewMessage(
  state: State,
  message: ShownMessage,
  isLatest: boolean,
  actions: Actions,
): TemplateResult {
  const { author, ephemeral, thinking } = message;
  return html`<article class=${ephemeral ? "message private" : "message"} id="message-${message.id}" data-message=${message.id} tabindex=${isLatest ? 0 : -1} aria-label="${author.name}, ${formatWhen(message.at)}">
    <discord-message author=${author.name} avatar=${avatarOf(author)} ?bot=${author.isBot} timestamp=${formatWhen(message.at)} ?edited=${message.edited} ?highlight=${message.mentionsMe}>
      ${viewReference(message, actions)}${thinking ? viewThinking(`${author.name} is thinking…`) : viewMarkup(message.text)}
      ${message.embeds.map(viewEmbed)}
      <div slot="components">
        ${message.files.map(({ name, size }) => html`<p class="file">📎 ${name} · ${size} bytes</p>`)}
        ${viewComponents(message.components, message.id, state, actions)}
      </div>
      <div slot="reactions" class="reactions">${message.reactions.map(
        ({ emoji, count, mine }) =>
          html`<button type="button" aria-pressed=${mine} aria-label="${emoji}, ${count}" @click=${() => actions.react(message.id, emoji, !mine)}>${emoji} ${count}</button>`,
      )}</div>
      <div slot="thread">${viewNotes(state, message, actions)}</div>
    </discord-message>
    ${thinking ? nothing : viewTools(state, message, actions)}
  </article>`;
}

/** A command whose answer is not there yet, or never came. */
export function viewPending(
  { me, bot }: NonNullable<State["scene"]>,
  pending: Pending,
  actions: Actions,
): TemplateResult {
  const { failed, name, menu, id } = pending;
  return html`<article class=${failed ? "message private" : "message"} tabindex="-1" aria-label=${bot.name}>
    <discord-message author=${bot.name} avatar=${avatarOf(bot)} bot timestamp="">
      <discord-command slot="reply" author=${me.name} avatar=${avatarOf(me)} type=${menu ? "message_command" : "slash_command"} command=${name}></discord-command>
      ${failed ? html`<span class="failed">${NO_RESPONSE}</span>` : viewThinking("Sending command…")}
      <div slot="thread">${failed ? viewDismissal(() => actions.forget(id)) : nothing}</div>
    </discord-message>
  </article>`;
}

/** What Discord writes when three seconds went by. */
export const NO_RESPONSE = "The application did not respond";

function viewThinking(text: string): TemplateResult {
  return html`<span class="thinking"><span class="dots" aria-hidden="true"><i></i><i></i><i></i></span>${text}</span>`;
}

function viewReference({ command, reply }: ShownMessage, actions: Actions): unknown {
  if (command) {
    const { by, menu, name } = command;
    return html`<discord-command slot="reply" author=${by.name} avatar=${avatarOf(by)} type=${menu ? "message_command" : "slash_command"} command=${name}></discord-command>`;
  }
  if (reply === null) return nothing;
  if (reply === "gone") return html`<discord-reply slot="reply" deleted></discord-reply>`;
  const { id, author, text } = reply;
  return html`<discord-reply slot="reply" author=${author.name} avatar=${avatarOf(author)} ?bot=${author.isBot}><a class="reference" tabindex="-1" href="#message-${id}" @click=${(event: Event) => actions.jump(event, id)}>${text}</a></discord-reply>`;
}

function viewEmbed(embed: ShownEmbed): TemplateResult {
  const { color, author, title, text, fields, url, footer } = embed;
  const field = ({ name, text: value, inline }: ShownEmbed["fields"][number]) =>
    html`<div class=${inline ? "inline" : "wide"}><strong>${viewMarkup(name)}</strong><div>${viewMarkup(value)}</div></div>`;
  return html`<discord-embed slot="embeds" color=${color ?? ""} author-name=${author ?? ""}>
    <div slot="description" class="embed">
      ${title.length > 0 ? html`<strong class="embed-title">${viewMarkup(title)}</strong>` : nothing}
      ${text.length > 0 ? html`<div>${viewMarkup(text)}</div>` : nothing}
      ${fields.length > 0 ? html`<div class="fields">${fields.map(field)}</div>` : nothing}
      ${url ? html`<discord-link href=${url} target="_blank" rel="noopener noreferrer">${url}</discord-link>` : nothing}
      ${footer ? html`<small>${footer}</small>` : nothing}
    </div>
  </discord-embed>`;
}

function viewNotes(state: State, message: ShownMessage, actions: Actions): unknown {
  const complaint = state.complaints.get(message.id);
  return html`${complaint ? html`<p class="failed" role="alert">${complaint}</p>` : nothing}${message.ephemeral ? viewDismissal(() => actions.dismiss(message.id)) : nothing}`;
}

function viewDismissal(dismiss: () => void): TemplateResult {
  return html`<p class="only-you">Only you can see this · <button type="button" class="plain" @click=${dismiss}>Dismiss message</button></p>`;
}

function viewTools(state: State, message: ShownMessage, actions: Actions): unknown {
  const { messageMenu, userMenu } = offerOf(state);
  const isOpen = state.menuOf === message.id;
  const names = message.author.isBot ? [] : userMenu;
  const hasMenu = messageMenu.length + names.length > 0;
  if (message.ephemeral && !hasMenu) return nothing;
  return html`<div class="tools">
    ${message.ephemeral ? nothing : html`<button type="button" @click=${() => actions.replyTo(message)} aria-label="Reply to ${message.author.name}">Reply</button>`}
    ${
      hasMenu
        ? html`<button type="button" aria-haspopup="menu" aria-expanded=${isOpen} @click=${() => actions.toggleMenu(message.id)} aria-label="Apps for the message of ${message.author.name}">Apps</button>`
        : nothing
    }
    ${
      isOpen
        ? html`<div class="menu" role="menu" aria-label="Apps" @keydown=${actions.menuKey}>
            ${messageMenu.map((name) => html`<button type="button" role="menuitem" @click=${() => actions.useMenu(name, message.id)}>${name}</button>`)}
            ${names.map((name) => html`<button type="button" role="menuitem" @click=${() => actions.useUserMenu(name, message.author.id)}>${name} · ${message.author.name}</button>`)}
          </div>`
        : nothing
    }
  </div>`;
}

/** `Today at 21:41`, or the day and time. */
export function formatWhen(iso: string): string {
  const date = new Date(iso);
  const time = date.toLocaleTimeString(undefined, { hour: "numeric", minute: "2-digit" });
  const isToday = date.toDateString() === new Date().toDateString();
  return isToday ? `Today at ${time}` : `${date.toLocaleDateString()} ${time}`;
}
