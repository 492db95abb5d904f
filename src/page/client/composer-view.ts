/** The input line: a text, or a command with its options as fields, and the list of suggestions above. */
import { html, nothing, type TemplateResult } from "lit";
import { live } from "lit/directives/live.js";
import type { ShownOption } from "../shown.ts";
import type { Actions } from "./actions.ts";
import type { Composer, Suggestions } from "./composer.ts";
import type { State } from "./state.ts";

/** The input line of the place that is shown. */
export function viewComposer(state: State, placeholder: string, actions: Actions): TemplateResult {
  const { composer, replyingTo } = state;
  const { command, error, suggestions } = composer;
  return html`<form class="composer" @submit=${(event: Event) => {
    event.preventDefault();
    actions.send();
  }}>
    ${viewSuggestions(suggestions, actions)}
    ${
      replyingTo
        ? html`<div class="replying"><span>Replying to <strong>${replyingTo.author.name}</strong></span><button type="button" class="plain" aria-label="Do not reply" @click=${actions.leave}>✕</button></div>`
        : nothing
    }
    <div class="line">
      ${command ? viewCommand(composer, actions) : viewText(composer, placeholder, actions)}
      <button id="send" type="submit" aria-label="Send" title="Send"><svg viewBox="0 0 24 24" aria-hidden="true"><path d="M3 20v-6l8-2-8-2V4l19 8z"/></svg></button>
    </div>
    <p class="error" role="alert">${error ?? ""}</p>
  </form>`;
}

function viewText(composer: Composer, placeholder: string, actions: Actions): TemplateResult {
  const type = (event: Event) => {
    const { value, selectionStart } = event.target as HTMLTextAreaElement;
    actions.typeLine(value, selectionStart);
  };
  const rows = Math.min(8, composer.text.split("\n").length);
  return html`<textarea id="line" rows=${rows} .value=${live(composer.text)} placeholder=${placeholder} aria-label=${placeholder} maxlength="4000" autocomplete="off"
    aria-autocomplete="list" aria-controls="suggestions" aria-activedescendant=${activeId(composer.suggestions)}
    @input=${type} @keydown=${(event: KeyboardEvent) => actions.key(event, null)}></textarea>`;
}

function viewCommand(composer: Composer, actions: Actions): TemplateResult {
  const { command } = composer;
  return html`<div class="command" role="group" aria-label="Command ${command?.name}">
    <span class="name">/${command?.name}</span>
    ${command?.options.map((option) => viewOption(composer, option, actions))}
    <button type="button" class="plain" aria-label="Leave the command" @click=${actions.leave}>✕</button>
  </div>`;
}

function viewOption(composer: Composer, option: ShownOption, actions: Actions): TemplateResult {
  const { name, description, required, kind, max } = option;
  const text = composer.fields[name] ?? "";
  const isOpen = composer.suggestions?.title === name;
  const valueIn = (event: Event) => (event.target as HTMLInputElement).value;
  const describe = `option-${name}`;
  return html`<label class=${kind === "text" ? "option wide" : "option"}>
    <span class="option-name">${name}${required ? html`<span class="required" aria-hidden="true">*</span>` : nothing}</span>
    <input data-option=${name} .value=${live(text)} role="combobox" aria-expanded=${isOpen} aria-controls="suggestions" aria-autocomplete="list"
      aria-activedescendant=${isOpen ? activeId(composer.suggestions) : ""} aria-required=${required} aria-describedby=${describe}
      inputmode=${kind === "whole" || kind === "number" ? "decimal" : "text"} maxlength=${kind === "text" && max !== null ? max : 6000}
      placeholder=${required ? "required" : "optional"} autocomplete="off" enterkeyhint="send"
      @focus=${(event: Event) => actions.enterOption(option, valueIn(event))}
      @input=${(event: Event) => actions.typeOption(option, valueIn(event))}
      @keydown=${(event: KeyboardEvent) => actions.key(event, option)}>
    <span class="description" id=${describe}>${description}</span>
  </label>`;
}

function viewSuggestions(suggestions: Suggestions | null, actions: Actions): TemplateResult {
  if (!suggestions) return html`<div id="suggestions" hidden></div>`;
  const { title, items, active } = suggestions;
  return html`<div id="suggestions"><p class="title" id="suggestions-title">${title}</p><ul role="listbox" aria-labelledby="suggestions-title">
    ${items.map(
      ({ label, description }, i) =>
        html`<li role="option" id="suggestion-${i}" aria-selected=${i === active}
          @mousedown=${(event: Event) => event.preventDefault()} @click=${() => actions.choose(i)}><span class="label">${label}</span>${description ? html` <span class="description">${description}</span>` : nothing}</li>`,
    )}
  </ul></div>`;
}

function activeId(suggestions: Suggestions | null): string {
  return suggestions && suggestions.active >= 0 ? `suggestion-${suggestions.active}` : "";
}
