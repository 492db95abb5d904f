/** Buttons and menus of a message, and the layout they stand in. */
import { html, nothing, type TemplateResult } from "lit";
import { styleMap } from "lit/directives/style-map.js";
import type { MenuField, ShownComponent, ShownControl } from "../shown.ts";
import type { Actions } from "./actions.ts";
import { viewMarkup } from "./markup-view.ts";
import type { State } from "./state.ts";

/** The components of the message `message`. */
export function viewComponents(
  components: readonly ShownComponent[],
  message: string,
  state: State,
  actions: Actions,
): unknown {
  const inner = (it: readonly ShownComponent[]) => viewComponents(it, message, state, actions);
  const control = (it: ShownControl) => viewControl(it, message, state, actions);
  return components.map((component) => {
    switch (component.type) {
      case "row":
        return viewRow(component.controls, control);
      case "text":
        return html`<div class="display">${viewMarkup(component.text)}</div>`;
      case "separator":
        return html`<hr>`;
      case "media":
        return component.names.map((name) => html`<p class="file">📎 ${name}</p>`);
      case "section": {
        const { beside, inside } = component;
        return html`<div class="section"><div>${inner(inside)}</div>${beside ? viewRow([beside], control) : nothing}</div>`;
      }
      default: {
        const style = styleMap(component.color ? { borderLeftColor: component.color } : {});
        return html`<div class="container" style=${style}>${inner(component.inside)}</div>`;
      }
    }
  });
}

function viewRow(
  controls: readonly ShownControl[],
  control: (it: ShownControl) => TemplateResult,
): TemplateResult {
  return controls.every(({ type }) => type === "button")
    ? html`<discord-action-row>${controls.map(control)}</discord-action-row>`
    : html`<div class="row">${controls.map(control)}</div>`;
}

function viewControl(
  control: ShownControl,
  message: string,
  state: State,
  actions: Actions,
): TemplateResult {
  if (control.type === "menu") {
    const isBusy = state.busy.has(`${message} ${control.customId}`);
    const choose = (values: readonly string[]) => actions.select(message, control.customId, values);
    return viewMenu(control, control.placeholder, control.disabled || isBusy, choose);
  }
  const { label, style, disabled, url, customId } = control;
  if (url !== null) {
    return html`<discord-button url=${url} ?inert=${disabled}>${label}</discord-button>`;
  }
  const isBusy = state.busy.has(`${message} ${customId}`);
  const press = () => {
    if (customId !== null && !disabled && !isBusy) actions.press(message, customId);
  };
  return html`<discord-button class=${isBusy ? "busy" : ""} type=${style} ?disabled=${disabled} ?inert=${disabled} aria-disabled=${disabled} @click=${press}>${label}</discord-button>`;
}

/** A menu: one choice is the browser's own, several are boxes to tick. */
export function viewMenu(
  { choices, chosen, min, max, placeholder, customId }: MenuField,
  label: string,
  disabled: boolean,
  choose: (values: readonly string[]) => void,
): TemplateResult {
  if (max > 1)
    return viewBoxes({ choices, chosen, min, max, placeholder, customId }, disabled, choose);
  const change = (event: Event) => {
    const { value } = event.target as HTMLSelectElement;
    choose(value === "" ? [] : [value]);
  };
  return html`<select class="select" aria-label=${label} ?disabled=${disabled} @change=${change}>
    <option value="" ?selected=${chosen.length === 0} ?disabled=${min > 0} hidden>${placeholder}</option>
    ${choices.map(({ value, label: name, description }) => {
      const text = description === "" ? name : `${name} – ${description}`;
      return html`<option value=${value} ?selected=${chosen.includes(String(value))}>${text}</option>`;
    })}
  </select>`;
}

function viewBoxes(
  { choices, chosen, min, max, placeholder }: MenuField,
  disabled: boolean,
  choose: (values: readonly string[]) => void,
): TemplateResult {
  const send = (event: SubmitEvent) => {
    event.preventDefault();
    const form = event.target as HTMLFormElement;
    const ticked = [...form.querySelectorAll<HTMLInputElement>("input:checked")];
    const problem = ticked.length < min || ticked.length > max;
    const complaint = form.querySelector("output");
    if (complaint) complaint.value = problem ? `Choose ${min} to ${max}.` : "";
    if (!problem) choose(ticked.map(({ value }) => value));
  };
  return html`<details class="boxes"><summary>${placeholder}</summary><form @submit=${send}><fieldset ?disabled=${disabled}>
    ${choices.map(
      ({ value, label, description }) =>
        html`<label><input type="checkbox" value=${value} ?checked=${chosen.includes(String(value))}> ${label}${description ? html` <small>${description}</small>` : nothing}</label>`,
    )}
    <button type="submit">Choose</button> <output></output>
  </fieldset></form></details>`;
}
