/**
 * What a browser window and the bot's process say to each other over a WebSocket, as JSON. Both
 * sides are compiled against this file; it holds types alone.
 */
import type {
  Choice,
  Offer,
  Person,
  Place,
  ShownExchange,
  ShownForm,
  ShownMessage,
} from "./shown.ts";

/** What a window knows once it is connected. */
export interface Scene {
  readonly me: Person;
  readonly bot: Person;
  readonly server: string;
  readonly places: readonly Place[];
  readonly people: readonly Person[];
  readonly offers: Readonly<Record<string, Offer>>;
  readonly messages: Readonly<Record<string, readonly ShownMessage[]>>;
  readonly exchanges: readonly ShownExchange[];
  readonly examples: readonly string[];
  readonly online: boolean;
}

/** What the process tells a window: the whole scene at first, then what changes. */
export type FromServer =
  | ({ readonly type: "welcome" } & Scene)
  | { readonly type: "message"; readonly place: string; readonly message: ShownMessage }
  | { readonly type: "gone"; readonly place: string; readonly id: string }
  | { readonly type: "typing"; readonly place: string; readonly name: string }
  | { readonly type: "places"; readonly places: readonly Place[] }
  | { readonly type: "form"; readonly form: ShownForm }
  | { readonly type: "offers"; readonly offers: Readonly<Record<string, Offer>> }
  | { readonly type: "people"; readonly people: readonly Person[] }
  | { readonly type: "exchange"; readonly exchange: ShownExchange }
  | { readonly type: "examples"; readonly examples: readonly string[] }
  | { readonly type: "online"; readonly online: boolean }
  | { readonly type: "done"; readonly request: number; readonly result: Result }
  | { readonly type: "refused"; readonly request: number; readonly reason: string };

/** What became of a request. `failed`: the bot did not answer in time. */
export interface Result {
  readonly failed: boolean;
  readonly choices: readonly Choice[];
}

/** Values of a command's options, by name. */
export type Values = Readonly<Record<string, string | number | boolean>>;

/** What is filled into a form, by custom id. */
export type FormValues = Readonly<Record<string, string | boolean | readonly string[]>>;

/** What a window asks for. */
export type Request =
  | {
      readonly type: "say";
      readonly place: string;
      readonly content: string;
      readonly replyTo: string | null;
      readonly ping: boolean;
    }
  | {
      readonly type: "slash";
      readonly place: string;
      readonly name: string;
      readonly options: Values;
    }
  | {
      readonly type: "autocomplete";
      readonly place: string;
      readonly name: string;
      readonly option: string;
      readonly partial: string;
      readonly others: Values;
    }
  | { readonly type: "press"; readonly message: string; readonly customId: string }
  | {
      readonly type: "select";
      readonly message: string;
      readonly customId: string;
      readonly values: readonly string[];
    }
  | { readonly type: "menu"; readonly name: string; readonly message: string }
  | {
      readonly type: "userMenu";
      readonly place: string;
      readonly name: string;
      readonly user: string;
    }
  | {
      readonly type: "submit";
      readonly form: string;
      readonly fields: FormValues;
    }
  | {
      readonly type: "react";
      readonly message: string;
      readonly emoji: string;
      readonly add: boolean;
    }
  | { readonly type: "dismiss"; readonly message: string };

/** A request with the number its answer will carry. */
export type FromWindow = Request & { readonly request: number };
