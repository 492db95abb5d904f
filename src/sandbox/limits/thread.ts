import { ChannelType, ThreadAutoArchiveDuration } from "discord.js";
import * as z from "zod";
import type { ThreadSettings } from "../thread.ts";
import type { ThreadChanges } from "../threads.ts";
import { parseForm, text } from "./form.ts";

const settings = {
  name: text(1, 100),
  auto_archive_duration: z.enum(ThreadAutoArchiveDuration),
  rate_limit_per_user: z.int().min(0).max(21_600),
  invitable: z.boolean(),
};

const fromMessage = z.object({
  name: settings.name,
  auto_archive_duration: settings.auto_archive_duration.nullish(),
  rate_limit_per_user: settings.rate_limit_per_user.nullish(),
});

const withoutMessage = fromMessage.extend({
  type: z.literal([ChannelType.PublicThread, ChannelType.PrivateThread]).nullish(),
  invitable: settings.invitable.nullish(),
});

/**
 * The thread a bot wants (resources/channel#start-thread-from-message): one from a message is
 * always public, another private unless it says otherwise.
 */
export function parseThread(body: unknown, isFromMessage: boolean): ThreadSettings {
  const form = parseForm(isFromMessage ? fromMessage : withoutMessage, body ?? {});
  const given: z.output<typeof withoutMessage> = isFromMessage
    ? { ...form, type: ChannelType.PublicThread }
    : form;
  return {
    name: given.name,
    type: given.type ?? ChannelType.PrivateThread,
    auto_archive_duration: given.auto_archive_duration ?? ThreadAutoArchiveDuration.OneDay,
    rate_limit_per_user: given.rate_limit_per_user ?? 0,
    invitable: given.invitable ?? true,
  };
}

const changes = z.object({ ...settings, archived: z.boolean(), locked: z.boolean() }).partial();

/** What a bot changes of a thread (resources/channel#modify-channel-json-params-thread). */
export function parseThreadChanges(body: unknown): ThreadChanges {
  const form = parseForm(changes, body ?? {});
  const given = Object.entries(form).filter(([, value]) => value !== undefined);
  return Object.fromEntries(given) as ThreadChanges;
}
