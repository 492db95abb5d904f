import {
  type APIApplicationCommand,
  ApplicationCommandType,
  type RESTPostAPIApplicationCommandsJSONBody,
  type Snowflake,
} from "discord.js";
import { parseCommand } from "./limits/command.ts";
import { invalidForm } from "./limits/form.ts";
import { refusals } from "./refusal.ts";
import type { World } from "./world.ts";

/** Where commands are registered: a guild, or null for everywhere. */
export type Scope = Snowflake | null;

/** Commands an application may have in one scope, by type. */
const LIMITS: { readonly [type: number]: number } = {
  [ApplicationCommandType.ChatInput]: 100,
  [ApplicationCommandType.User]: 15,
  [ApplicationCommandType.Message]: 15,
};

/** The application's registered commands (interactions/application-commands). */
export class Commands {
  readonly #world: World;
  readonly #scopes = new Map<Scope, readonly APIApplicationCommand[]>();

  constructor(world: World) {
    this.#world = world;
  }

  /** Whether the bot has said in any scope which commands it has. */
  get registered(): boolean {
    return this.#scopes.size > 0;
  }

  list(scope: Scope): readonly APIApplicationCommand[] {
    return this.#scopes.get(scope) ?? [];
  }

  get(scope: Scope, id: Snowflake): APIApplicationCommand {
    const command = this.list(scope).find((it) => it.id === id);
    if (!command) throw refusals.unknownCommand();
    return command;
  }

  /** What a guild's client offers: the guild's own commands hide global ones of their name. */
  offered(guildId: Snowflake): APIApplicationCommand[] {
    const own = this.list(guildId);
    const global = this.list(null).filter((command) => !own.some((it) => isSame(it, command)));
    return [...global, ...own];
  }

  /** Replaces all commands of a scope; those that keep their name keep their id. */
  overwrite(scope: Scope, body: unknown): readonly APIApplicationCommand[] {
    const bodies = Array.isArray(body) ? body : [];
    const forms = bodies.map((form, i) => parseCommand(form, [String(i)]));
    const twice = forms.findIndex((form, i) => forms.slice(0, i).some((it) => isSame(it, form)));
    if (twice >= 0) {
      const code = "APPLICATION_COMMANDS_DUPLICATE_NAME";
      const error = { code, message: "Application command names must be unique" };
      throw invalidForm([{ path: [String(twice), "name"], error }]);
    }
    const before = this.list(scope);
    const commands = forms.map((form) => {
      return this.#command(scope, form, before.find((it) => isSame(it, form))?.id);
    });
    return this.#store(scope, commands);
  }

  /** Adds a command, or replaces the one of its name and type. */
  create(scope: Scope, body: unknown): { command: APIApplicationCommand; isNew: boolean } {
    const form = parseCommand(body);
    const before = this.list(scope).find((it) => isSame(it, form));
    const command = this.#command(scope, form, before?.id);
    this.#store(scope, [...this.list(scope).filter((it) => it !== before), command]);
    return { command, isNew: !before };
  }

  edit(scope: Scope, id: Snowflake, body: unknown): APIApplicationCommand {
    const before = this.get(scope, id);
    const changed = { ...before, ...(body as object), type: before.type };
    const command = this.#command(scope, parseCommand(changed), id);
    this.#store(
      scope,
      this.list(scope).map((it) => (it === before ? command : it)),
    );
    return command;
  }

  remove(scope: Scope, id: Snowflake): void {
    const gone = this.get(scope, id);
    this.#store(
      scope,
      this.list(scope).filter((it) => it !== gone),
    );
  }

  #store(scope: Scope, commands: readonly APIApplicationCommand[]) {
    for (const [type, limit] of Object.entries(LIMITS)) {
      const count = commands.filter((command) => command.type === Number(type)).length;
      if (count > limit) throw refusals.tooManyCommands(limit);
    }
    this.#scopes.set(scope, commands);
    this.#world.feed.emit({ type: "commandsChanged" });
    return commands;
  }

  #command(
    scope: Scope,
    form: RESTPostAPIApplicationCommandsJSONBody,
    id: Snowflake = this.#world.newId(),
  ): APIApplicationCommand {
    return {
      default_member_permissions: null,
      integration_types: [0],
      contexts: null,
      nsfw: false,
      description: "",
      ...form,
      type: form.type ?? ApplicationCommandType.ChatInput,
      id,
      application_id: this.#world.bot.id,
      version: this.#world.newId(),
      ...(scope === null ? {} : { guild_id: scope }),
    } as APIApplicationCommand;
  }
}

interface Named {
  readonly name: string;
  readonly type?: ApplicationCommandType | undefined;
}

function isSame(one: Named, other: Named): boolean {
  const typeOf = ({ type = ApplicationCommandType.ChatInput }: Named) => type;
  return one.name === other.name && typeOf(one) === typeOf(other);
}
