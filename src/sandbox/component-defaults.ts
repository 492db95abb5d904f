import {
  type APIAttachment,
  type APIMessageTopLevelComponent,
  ComponentType,
  type Snowflake,
} from "discord.js";
import type { World } from "./world.ts";

/** What Discord gives back of a component that leaves it out (components/reference). */
const CHOICES = { min_values: 1, max_values: 1 };
const DEFAULTS: { readonly [type: number]: object } = {
  [ComponentType.StringSelect]: CHOICES,
  [ComponentType.UserSelect]: CHOICES,
  [ComponentType.RoleSelect]: CHOICES,
  [ComponentType.MentionableSelect]: CHOICES,
  [ComponentType.ChannelSelect]: CHOICES,
  [ComponentType.Thumbnail]: { description: null, spoiler: false },
  [ComponentType.File]: { spoiler: false },
  [ComponentType.Separator]: { spacing: 1, divider: true },
  [ComponentType.Container]: { accent_color: null, spoiler: false },
};

interface Tree {
  readonly [field: string]: unknown;
  readonly type: ComponentType;
}

/**
 * Components as Discord gives them back: each with an id, counted in order where the bot gave none,
 * with defaults, and with addresses for its files.
 */
export function completeComponents(
  world: Pick<World, "newId">,
  components: readonly APIMessageTopLevelComponent[],
  attachments: readonly APIAttachment[],
): APIMessageTopLevelComponent[] {
  let last = 0;
  const complete = (given: Tree): Tree => {
    const { type, components: children, accessory, media, items, file, ...own } = given;
    last += 1;
    const fields = Object.entries(own).filter(([, value]) => value != null);
    return {
      type,
      ...DEFAULTS[type],
      ...Object.fromEntries(fields),
      id: own.id || last,
      ...(children ? { components: (children as Tree[]).map(complete) } : {}),
      ...(accessory ? { accessory: complete(accessory as Tree) } : {}),
      ...(media ? { media: resolveMedia(world, media as Media, attachments) } : {}),
      ...(items
        ? { items: (items as Item[]).map((it) => completeItem(world, it, attachments)) }
        : {}),
      ...(file ? resolveFile(world, file as Media, attachments) : {}),
    };
  };
  return components.map((it) => complete(it as unknown as Tree) as unknown as typeof it);
}

interface Media {
  readonly url: string;
}

interface Item {
  readonly media: Media;
}

function completeItem(
  world: Pick<World, "newId">,
  { media, ...item }: Item,
  attachments: readonly APIAttachment[],
) {
  const defaults = { description: null, spoiler: false };
  return { ...defaults, ...item, media: resolveMedia(world, media, attachments) };
}

/** The file of a component `File`, which is always an attachment, with its name and size. */
function resolveFile(
  world: Pick<World, "newId">,
  file: Media,
  attachments: readonly APIAttachment[],
) {
  const { filename: name, size } = attachmentAt(file, attachments) ?? { filename: "", size: 0 };
  return { file: resolveMedia(world, file, attachments), name, size };
}

function resolveMedia(
  world: Pick<World, "newId">,
  media: Media,
  attachments: readonly APIAttachment[],
): { readonly id: Snowflake; readonly url: string; readonly proxy_url: string } {
  const attachment = attachmentAt(media, attachments);
  const { url } = attachment ?? media;
  return {
    id: world.newId(),
    url,
    proxy_url: url,
    ...(attachment ? { attachment_id: attachment.id } : {}),
  };
}

function attachmentAt({ url }: Media, attachments: readonly APIAttachment[]) {
  return attachments.find(({ filename }) => url === `attachment://${filename}`);
}
