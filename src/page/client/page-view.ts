/** The whole page: places at the side, messages in the middle, the input line below, the wire if open. */
import { html, nothing, type TemplateResult } from "lit";
import { keyed } from "lit/directives/keyed.js";
import { repeat } from "lit/directives/repeat.js";
import type { Scene } from "../protocol.ts";
import type { Place, ShownMessage } from "../shown.ts";
import type { Actions } from "./actions.ts";
import { avatarOf } from "./avatar.ts";
import { viewComposer } from "./composer-view.ts";
import { viewForm } from "./form-view.ts";
import { viewMessage, viewPending } from "./message-view.ts";
import type { State } from "./state.ts";
import { viewWire } from "./wire-view.ts";

/** Milliseconds for which Discord shows a sign of typing. */
export const TYPING_FOR = 10_000;

/** The page as `state` has it, at `now` (ms). */
export function viewPage(state: State, actions: Actions, now: number): TemplateResult {
  const { scene, place, wireOpen, form, formError } = state;
  if (!scene) return html`<p class="loading">Connecting…</p>`;
  const here = scene.places.find(({ id }) => id === place);
  const name = here?.kind === "direct" ? `@${here.name}` : `#${here?.name ?? ""}`;
  const typing = state.typing.get(place);
  const isTyping = typing !== undefined && now - typing.at < TYPING_FOR;
  return html`<div class=${wireOpen ? "page with-wire" : "page"}>
    ${viewPlaces(state, scene, actions)}
    <main>
      <header class="top">
        <h1>${name}</h1>
        <span class="status">${statusOf(state, scene)}</span>
        <button type="button" class="plain" id="wire-toggle" aria-expanded=${wireOpen} @click=${actions.toggleWire}>On the wire</button>
      </header>
      <div class="scroll" id="scroll">
        <div class="history">
          ${viewBeginning(scene, here, actions)}
          ${keyed(
            state.light, // most components heed the theme only when they are made
            html`<discord-messages no-background ?light-theme=${state.light} role="log" aria-label="Messages in ${name}" @keydown=${actions.walk}>${viewMessages(state, scene, actions)}</discord-messages>`,
          )}
        </div>
      </div>
      <p class="typing" aria-live="polite">${isTyping ? `${typing.name} is typing…` : ""}</p>
      ${viewComposer(state, `Message ${name}`, actions)}
    </main>
    ${wireOpen ? viewWire(scene.exchanges, actions) : nothing}
    ${form ? viewForm(form, scene.bot.name, formError, actions) : nothing}
  </div>`;
}

function statusOf({ connected }: State, { bot, online }: Scene): string {
  if (!connected) return "Connection lost. Trying again…";
  return online ? "" : `${bot.name} is offline`;
}

function viewPlaces(state: State, { places, me, server }: Scene, actions: Actions) {
  const entry = ({ id, name, kind }: Place) => {
    const isUnread = state.unread.has(id);
    const mark = kind === "direct" ? "@" : "#";
    return html`<li><button type="button" class=${isUnread ? "place unread" : "place"} aria-current=${id === state.place ? "page" : "false"} @click=${() => actions.goTo(id)}><span class="mark" aria-hidden="true">${mark}</span>${name}${isUnread ? html`<span class="dot" role="img" aria-label="unread"></span>` : nothing}</button></li>`;
  };
  const channels = places.filter(({ kind }) => kind !== "direct");
  const direct = places.filter(({ kind }) => kind === "direct");
  return html`<nav class="places" aria-label="Places">
    <p class="server">${server}</p>
    <h2 id="channels">Channels</h2><ul aria-labelledby="channels">${channels.map(entry)}</ul>
    <h2 id="direct">Direct messages</h2><ul aria-labelledby="direct">${direct.map(entry)}</ul>
    <p class="me" title="Another window is another person."><img src=${avatarOf(me)} alt=""><span><strong>${me.name}</strong><small>Another window is another person</small></span></p>
  </nav>`;
}

function viewBeginning(
  { bot, examples }: Scene,
  here: Place | undefined,
  actions: Actions,
): TemplateResult {
  const isDirect = here?.kind === "direct";
  return html`<section class="beginning">
    <img src=${avatarOf(bot)} alt="">
    <h2>${isDirect ? bot.name : `Welcome to #${here?.name ?? ""}!`}</h2>
    <p>${
      isDirect
        ? html`This is the beginning of your direct messages with <strong>${bot.name}</strong>. Just ask.`
        : html`Type <kbd>/</kbd> to see the commands of <strong>${bot.name}</strong>, or <kbd>@</kbd> to speak to it. Everything here stays on this machine.`
    }</p>
    ${
      examples.length > 0
        ? html`<p id="examples">Or ask one of these:</p><ul class="examples" aria-labelledby="examples">${examples.map(
            (question) =>
              html`<li><button type="button" @click=${() => actions.askExample(question)}>${question}</button></li>`,
          )}</ul>`
        : nothing
    }
  </section>`;
}

/** Messages, and commands without an answer among them, by their time. */
function viewMessages(state: State, scene: Scene, actions: Actions): unknown {
  const messages: readonly ShownMessage[] = scene.messages[state.place] ?? [];
  const pending = state.pending.filter(({ place }) => place === state.place);
  const latest = messages.at(-1);
  const entries = [...messages, ...pending].toSorted((one, other) => compare(one.at, other.at));
  return repeat(
    entries,
    ({ id }) => id,
    (entry) =>
      "failed" in entry
        ? viewPending(scene, entry, actions)
        : viewMessage(state, entry, entry === latest, actions),
  );
}

/** The order of two moments in ISO 8601, of which Discord's may end in `+00:00`. */
function compare(one: string, other: string): number {
  return Date.parse(one) - Date.parse(other);
}
