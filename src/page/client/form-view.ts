/** A form that the bot has opened, in a window of its own. */
import { html, nothing, type TemplateResult } from "lit";
import { ref } from "lit/directives/ref.js";
import type { FormValues } from "../protocol.ts";
import type { FormPart, ShownForm } from "../shown.ts";
import type { Actions } from "./actions.ts";
import { viewMarkup } from "./markup-view.ts";

/** The form, open until it is sent or closed. */
export function viewForm(
  form: ShownForm,
  bot: string,
  error: string | null,
  actions: Actions,
): TemplateResult {
  const open = (element: Element | undefined) => {
    const dialog = element as HTMLDialogElement | undefined;
    // It is put into the page right after this.
    if (dialog) queueMicrotask(() => dialog.open || dialog.showModal());
  };
  const send = (event: SubmitEvent) => {
    event.preventDefault();
    const element = event.target as HTMLFormElement;
    actions.submit(form.id, readForm(form, new FormData(element)));
  };
  return html`<dialog class="form" aria-labelledby="form-title" ${ref(open)} @close=${actions.closeForm}>
    <form @submit=${send}>
      <header><h2 id="form-title">${form.title}</h2><button type="button" class="plain" aria-label="Close" @click=${actions.closeForm}>✕</button></header>
      <p class="warning">This form will be submitted to <strong>${bot}</strong>. Do not share passwords or other sensitive information.</p>
      ${form.parts.map(viewPart)}
      ${error === null ? nothing : html`<p class="failed" role="alert">${error}</p>`}
      <footer><button type="button" class="plain" @click=${actions.closeForm}>Cancel</button><button type="submit">Submit</button></footer>
    </form>
  </dialog>`;
}

function viewPart(part: FormPart, index: number): TemplateResult {
  if (part.type === "text") return html`<div class="display">${viewMarkup(part.text)}</div>`;
  const id = `part-${index}`;
  if (part.type === "files") {
    return html`<div class="part"><strong>${part.label}</strong><p class="hint">Files cannot be sent from here.</p></div>`;
  }
  if (part.type === "tick") {
    return html`<div class="part"><label><input type="checkbox" name=${part.customId} ?checked=${part.ticked}> ${part.label}</label><p class="hint">${part.description}</p></div>`;
  }
  const head = html`<label for=${id}>${part.label}${part.required ? html`<span class="required" aria-hidden="true"> *</span>` : nothing}</label>${part.description ? html`<p class="hint">${part.description}</p>` : nothing}`;
  if (part.type === "menu") {
    const { choices, chosen, max, customId, required } = part;
    return html`<div class="part">${head}<select id=${id} name=${customId} ?multiple=${max > 1} ?required=${required}>
      ${max > 1 ? nothing : html`<option value="" ?selected=${chosen.length === 0}>${part.placeholder}</option>`}
      ${choices.map(({ value, label }) => html`<option value=${value} ?selected=${chosen.includes(String(value))}>${label}</option>`)}
    </select></div>`;
  }
  const { long, customId, min, max, required, placeholder, value } = part;
  return html`<div class="part">${head}${
    long
      ? html`<textarea id=${id} name=${customId} rows="4" minlength=${min} maxlength=${max} ?required=${required} placeholder=${placeholder} .defaultValue=${value}></textarea>`
      : html`<input id=${id} name=${customId} minlength=${min} maxlength=${max} ?required=${required} placeholder=${placeholder} .defaultValue=${value}>`
  }</div>`;
}

function readForm({ parts }: ShownForm, data: FormData): FormValues {
  const values: Record<string, FormValues[string]> = {};
  for (const part of parts) {
    if (part.type === "text" || part.type === "files") continue;
    const given = data.getAll(part.customId).map(String);
    const chosen = given.filter((value) => value !== "");
    if (part.type === "input") values[part.customId] = given[0] ?? "";
    else if (part.type === "tick") values[part.customId] = data.has(part.customId);
    else if (!part.alone) values[part.customId] = chosen;
    else if (chosen[0] !== undefined) values[part.customId] = chosen[0];
  }
  return values;
}
