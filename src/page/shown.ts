/**
 * What the page draws, as plain data: the bot's process makes it, the browser's scripts read it. Both
 * sides are compiled against this file; it holds types alone.
 */

/** A person or bot, as a message names them. */
export interface Person {
  readonly id: string;
  readonly name: string;
  readonly isBot: boolean;
}

/** Where one writes: a channel of the server, a thread in one, or the direct messages with the bot. */
export interface Place {
  /** The channel's id; `direct` for the direct messages. */
  readonly id: string;
  readonly name: string;
  readonly kind: "channel" | "thread" | "direct";
}

/** Discord's Markdown, parsed: text is always text, whatever it looks like. */
export type Markup =
  | { readonly type: "text" | "code"; readonly text: string }
  | { readonly type: "pre"; readonly text: string; readonly language: string }
  | { readonly type: "break" }
  | {
      readonly type: "strong" | "em" | "underline" | "strike" | "spoiler" | "quote" | "small";
      readonly inside: readonly Markup[];
    }
  | { readonly type: "heading"; readonly level: number; readonly inside: readonly Markup[] }
  | { readonly type: "item"; readonly mark: string; readonly inside: readonly Markup[] }
  | { readonly type: "link"; readonly href: string; readonly inside: readonly Markup[] }
  | {
      readonly type: "mention";
      readonly kind: "user" | "role" | "channel" | "slash";
      readonly name: string;
    }
  | { readonly type: "time"; readonly seconds: number; readonly format: string };

/** A message as one person sees it. */
export interface ShownMessage {
  readonly id: string;
  readonly author: Person;
  /** ISO 8601. */
  readonly at: string;
  readonly edited: boolean;
  readonly text: readonly Markup[];
  readonly embeds: readonly ShownEmbed[];
  readonly files: readonly { readonly name: string; readonly size: number }[];
  readonly components: readonly ShownComponent[];
  /** What it replies to, `gone` when that was deleted; null for other messages. */
  readonly reply: ShownReply | "gone" | null;
  readonly reactions: readonly {
    readonly emoji: string;
    readonly count: number;
    readonly mine: boolean;
  }[];
  /** Who used which command to get this message; null for other messages. */
  readonly command: { readonly by: Person; readonly name: string; readonly menu: boolean } | null;
  /** Whether this person alone sees it. */
  readonly ephemeral: boolean;
  /** Whether it is a deferred answer that has not come yet. */
  readonly thinking: boolean;
  readonly mentionsMe: boolean;
  /** Whether a reply pings its author; an answer to an interaction comes from a webhook, which nobody can ping. */
  readonly pingable: boolean;
}

/** What a reply refers to: the beginning of that message. */
export interface ShownReply {
  readonly id: string;
  readonly author: Person;
  readonly text: string;
}

/** A box below a message's text. */
export interface ShownEmbed {
  readonly color: string | null;
  readonly author: string | null;
  readonly title: readonly Markup[];
  readonly url: string | null;
  readonly text: readonly Markup[];
  readonly fields: readonly {
    readonly name: readonly Markup[];
    readonly text: readonly Markup[];
    readonly inline: boolean;
  }[];
  readonly footer: string | null;
}

/** One choice of a menu or of an option. */
export interface Choice {
  readonly value: string | number | boolean;
  readonly label: string;
  readonly description: string;
}

/** A button, or a menu. */
export type ShownControl =
  | {
      readonly type: "button";
      readonly customId: string | null;
      readonly url: string | null;
      readonly label: string;
      readonly style: "primary" | "secondary" | "success" | "destructive";
      readonly disabled: boolean;
    }
  | ({ readonly type: "menu"; readonly disabled: boolean } & MenuField);

/** A menu, in a message or a form. */
export interface MenuField {
  readonly customId: string;
  readonly placeholder: string;
  readonly choices: readonly Choice[];
  readonly chosen: readonly string[];
  readonly min: number;
  readonly max: number;
}

/** What stands below or instead of a message's text. */
export type ShownComponent =
  | { readonly type: "row"; readonly controls: readonly ShownControl[] }
  | { readonly type: "text"; readonly text: readonly Markup[] }
  | { readonly type: "separator" }
  | { readonly type: "media"; readonly names: readonly string[] }
  | {
      readonly type: "section";
      readonly inside: readonly ShownComponent[];
      readonly beside: ShownControl | null;
    }
  | {
      readonly type: "container";
      readonly color: string | null;
      readonly inside: readonly ShownComponent[];
    };

/** A form that the bot has opened. */
export interface ShownForm {
  /** The interaction that opened it. */
  readonly id: string;
  readonly title: string;
  readonly parts: readonly FormPart[];
}

/** A field of a form, or text between fields. */
export type FormPart =
  | { readonly type: "text"; readonly text: readonly Markup[] }
  | {
      readonly type: "input";
      readonly customId: string;
      readonly label: string;
      readonly description: string;
      readonly long: boolean;
      readonly required: boolean;
      readonly min: number;
      readonly max: number;
      readonly value: string;
      readonly placeholder: string;
    }
  | ({
      readonly type: "menu";
      readonly label: string;
      readonly description: string;
      readonly required: boolean;
      /** Of a radio group: its value is sent alone, not in a list. */
      readonly alone: boolean;
    } & MenuField)
  | {
      readonly type: "tick";
      readonly customId: string;
      readonly label: string;
      readonly description: string;
      readonly ticked: boolean;
    }
  /** A field for files, which this page cannot send. */
  | { readonly type: "files"; readonly label: string; readonly description: string };

/** A slash command as the picker lists it; one with subcommands is listed once for each of them. */
export interface ShownCommand {
  /** With its subcommands: `config show`. */
  readonly name: string;
  readonly description: string;
  readonly options: readonly ShownOption[];
}

/** An option of a slash command. */
export interface ShownOption {
  readonly name: string;
  readonly description: string;
  readonly required: boolean;
  readonly kind: "text" | "whole" | "number" | "choice" | "file";
  /** What can be chosen; empty where anything may be typed. */
  readonly choices: readonly Choice[];
  /** Whether the bot suggests values while one types. */
  readonly autocomplete: boolean;
  /** Of a text its lengths, of a number its range; null for no bound. */
  readonly min: number | null;
  readonly max: number | null;
}

/** What is offered in one place. */
export interface Offer {
  readonly commands: readonly ShownCommand[];
  /** Names of the commands on a message, and on a person. */
  readonly messageMenu: readonly string[];
  readonly userMenu: readonly string[];
}

/** One thing this person did, and what went over the wire for it. */
export interface ShownExchange {
  readonly id: string;
  /** In words: `/ask`, `button ask:…`, `message to verbatim`. */
  readonly title: string;
  /** ISO 8601. */
  readonly at: string;
  /** What Discord sent the bot, as indented JSON. */
  readonly sent: string;
  readonly calls: readonly ShownCall[];
  /** Milliseconds to the first answer, and to the last word; null while there is none. */
  readonly acknowledged: number | null;
  readonly answered: number | null;
  /** Whether three seconds went by without an answer. */
  readonly failed: boolean;
}

/** One REST call of the bot. */
export interface ShownCall {
  readonly method: string;
  /** Tokens are left out. */
  readonly path: string;
  readonly status: number | null;
  /** Milliseconds from what the person did to the call's end, and how long the call itself took. */
  readonly after: number;
  readonly took: number;
  /** Indented JSON. */
  readonly body: string;
  /** What Discord would have refused, one line a fault. */
  readonly refused: readonly string[];
}
