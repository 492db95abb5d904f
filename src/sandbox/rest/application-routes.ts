import { applicationOf } from "../application.ts";
import type { Scope } from "../commands.ts";
import { refusals } from "../refusal.ts";
import { type Api, type ApiContext, noContent, type Services } from "./api.ts";

/** The application and its commands, global and per guild (interactions/application-commands). */
export function addApplicationRoutes(api: Api, { world, commands }: Services): void {
  api.get("/applications/@me", (c) => c.json(applicationOf(world)));
  api.get("/oauth2/applications/@me", (c) => c.json(applicationOf(world)));

  const scopeOf = (c: ApiContext): Scope => {
    const { application, guild } = c.req.param() as { application: string; guild?: string };
    if (application !== world.bot.id) throw refusals.unknownApplication();
    const isIn = (id: string) => world.guilds.get(id)?.members.has(world.bot.id);
    if (guild !== undefined && !isIn(guild)) throw refusals.missingAccess();
    return guild ?? null;
  };
  const body = (c: ApiContext) => c.get("upload").body;

  for (const path of [
    "/applications/:application/commands",
    "/applications/:application/guilds/:guild/commands",
  ]) {
    api.get(path, (c) => c.json(commands.list(scopeOf(c))));
    api.put(path, (c) => c.json(commands.overwrite(scopeOf(c), body(c))));
    api.post(path, (c) => {
      const { command, isNew } = commands.create(scopeOf(c), body(c));
      return c.json(command, isNew ? 201 : 200);
    });

    const one = `${path}/:command`;
    const idOf = (c: ApiContext) => c.req.param("command") as string;
    api.get(one, (c) => c.json(commands.get(scopeOf(c), idOf(c))));
    api.patch(one, (c) => c.json(commands.edit(scopeOf(c), idOf(c), body(c))));
    api.delete(one, (c) => {
      commands.remove(scopeOf(c), idOf(c));
      return noContent(c);
    });
  }
}
