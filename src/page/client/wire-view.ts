/** The side panel: what really went over the wire for what this person did. */
import { html, nothing, type TemplateResult } from "lit";
import type { ShownCall, ShownExchange } from "../shown.ts";
import type { Actions } from "./actions.ts";

/** The panel, latest exchange first. */
export function viewWire(exchanges: readonly ShownExchange[], actions: Actions): TemplateResult {
  return html`<aside class="wire" id="wire" aria-label="What went over the wire">
    <header><h2>On the wire</h2><button type="button" class="plain" aria-label="Close the panel" @click=${actions.toggleWire}>✕</button></header>
    ${
      exchanges.length === 0
        ? html`<p class="hint">What you do is listed here: what Discord sent the bot, what the bot called in turn and how fast, and what Discord would have refused.</p>`
        : exchanges.toReversed().map(viewExchange)
    }
  </aside>`;
}

function viewExchange(exchange: ShownExchange): TemplateResult {
  const { title, at, sent, calls, acknowledged, answered, failed } = exchange;
  const refused = calls.flatMap((call) => call.refused);
  return html`<section class="exchange" data-exchange=${exchange.id}>
    <h3><span>${title}</span> <time datetime=${at}>${new Date(at).toLocaleTimeString()}</time></h3>
    <p class="times">${
      failed
        ? html`<strong class="failed">no answer within 3 s</strong>`
        : html`acknowledged ${viewTime(acknowledged)} · answered ${viewTime(answered)}`
    }</p>
    ${refused.length > 0 ? html`<ul class="refused" aria-label="Discord would have refused">${refused.map((fault) => html`<li>${fault}</li>`)}</ul>` : nothing}
    <details><summary>Discord → bot</summary>${viewJson(sent, `sent ${title}`)}</details>
    ${calls.map(viewCall)}
  </section>`;
}

function viewCall({ method, path, status, after, took, body, refused }: ShownCall): TemplateResult {
  const summary = html`<span class="method">${method}</span> <span class="path">${path}</span> <span class=${refused.length > 0 ? "failed" : "status"}>${status ?? "lost"}</span> <span class="ms">at ${viewTime(after)}, took ${viewTime(took)}</span>`;
  return html`<details><summary>bot → Discord: ${summary}</summary>${body === "" ? html`<p class="hint">without a body</p>` : viewJson(body, `${method} ${path}`)}</details>`;
}

function viewJson(json: string, label: string): TemplateResult {
  return html`<pre tabindex="0" role="region" aria-label=${label}>${json}</pre>`;
}

function viewTime(ms: number | null): string {
  if (ms === null) return "–";
  return ms < 10 ? `${ms.toFixed(1)} ms` : `${Math.round(ms)} ms`;
}
