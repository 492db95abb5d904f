/** `Markup` → Discord's look of it. Text only ever becomes text: lit escapes what it is given. */
import { html, nothing, type TemplateResult } from "lit";
import type { Markup } from "../shown.ts";

/**
 * What stands for `markup` on the page. Bold, italic and underlined words are plain elements: the
 * components for them put spaces around.
 */
export function viewMarkup(markup: readonly Markup[]): unknown {
  return markup.map(viewNode);
}

function viewNode(node: Markup): unknown {
  switch (node.type) {
    case "text":
      return html`<span class="text">${node.text}</span>`;
    case "break":
      return html`<br>`;
    case "code":
      return html`<discord-code>${node.text}</discord-code>`;
    case "pre":
      return html`<discord-code multiline>${node.text}</discord-code>`;
    case "strong":
      return html`<strong>${viewMarkup(node.inside)}</strong>`;
    case "em":
      return html`<em>${viewMarkup(node.inside)}</em>`;
    case "underline":
      return html`<u>${viewMarkup(node.inside)}</u>`;
    case "strike":
      return html`<s>${viewMarkup(node.inside)}</s>`;
    case "spoiler":
      return html`<discord-spoiler>${viewMarkup(node.inside)}</discord-spoiler>`;
    case "quote":
      return html`<discord-quote>${viewMarkup(node.inside)}</discord-quote>`;
    case "small":
      return html`<discord-subscript>${viewMarkup(node.inside)}</discord-subscript>`;
    case "heading":
      return html`<discord-header level=${node.level}>${viewMarkup(node.inside)}</discord-header>`;
    case "item":
      return html`<span class="item"><span class="bullet">${/\d/.test(node.mark) ? node.mark : "•"}</span><span>${viewMarkup(node.inside)}</span></span>`;
    case "link":
      return html`<discord-link href=${node.href} target="_blank" rel="noopener noreferrer">${viewMarkup(node.inside)}</discord-link>`;
    case "mention":
      return viewMention(node);
    case "time":
      return html`<time datetime=${new Date(node.seconds * 1000).toISOString()}>${formatTime(node.seconds, node.format)}</time>`;
    default:
      return nothing;
  }
}

function viewMention({ kind, name }: Extract<Markup, { type: "mention" }>): TemplateResult {
  return html`<discord-mention type=${kind}>${name}</discord-mention>`;
}

const FORMATS: Readonly<Record<string, Intl.DateTimeFormatOptions>> = {
  t: { timeStyle: "short" },
  T: { timeStyle: "medium" },
  d: { dateStyle: "short" },
  D: { dateStyle: "long" },
  f: { dateStyle: "long", timeStyle: "short" },
  F: { dateStyle: "full", timeStyle: "short" },
};

const UNITS: readonly (readonly [Intl.RelativeTimeFormatUnit, number])[] = [
  ["year", 31_557_600],
  ["month", 2_629_800],
  ["day", 86_400],
  ["hour", 3600],
  ["minute", 60],
  ["second", 1],
];

/** A moment in the reader's own manner (reference#message-formatting-timestamp-styles). */
function formatTime(seconds: number, format: string): string {
  if (format !== "R") {
    return new Intl.DateTimeFormat(undefined, FORMATS[format] ?? FORMATS.f).format(seconds * 1000);
  }
  const distance = seconds - Date.now() / 1000;
  const [unit, size] = UNITS.find(([, it]) => Math.abs(distance) >= it) ?? ["second", 1];
  return new Intl.RelativeTimeFormat(undefined).format(Math.round(distance / size), unit);
}
