import {
  type APIInteractionResponse,
  type APIMessage,
  ApplicationCommandType,
  InteractionResponseType as Callback,
  InteractionType,
  MessageFlags,
  MessageType,
} from "discord.js";
import { integrationOwners } from "./interaction-payload.ts";
import { type Answer, type Interaction, type Interactions, summary } from "./interactions.ts";
import { parseCallback, parseChoices, parseDeferral } from "./limits/answer.ts";
import { invalidForm } from "./limits/form.ts";
import { type MessageForm, parseMessage, type Upload } from "./limits/message.ts";
import { parseModal } from "./limits/modal.ts";
import type { Message } from "./message.ts";
import { edit, post, replyTo, standing } from "./posting.ts";
import { refusals } from "./refusal.ts";
import type { World } from "./world.ts";

type CallbackType = APIInteractionResponse["type"];

/** Where a message stands in the body of a callback. */
const DATA = ["data"];

const NOTHING: Answer = { state: "answered", message: null, modal: null, choices: [] };

/** Answers an interaction for the first time. Throws when it may not be answered so. */
export function answerFirst(
  world: World,
  interactions: Interactions,
  interaction: Interaction,
  { body, attachments }: Upload,
): Answer {
  const { type, data } = parseCallback(body);
  refuseMismatch(interaction, type);
  const answer = act(world, interaction, type, { body: data, attachments });
  interactions.acknowledge(interaction, answer);
  if (answer.modal) world.feed.emit({ type: "modalOpened", modal: answer.modal });
  return answer;
}

function act(world: World, interaction: Interaction, type: CallbackType, upload: Upload): Answer {
  switch (type) {
    case Callback.ChannelMessageWithSource: {
      const form = parseMessage(upload, DATA);
      return { ...NOTHING, message: say(world, interaction, form, interaction.source ?? null) };
    }
    case Callback.DeferredChannelMessageWithSource:
      return { ...NOTHING, state: "thinking", message: think(world, interaction, upload.body) };
    case Callback.DeferredMessageUpdate:
      return { ...NOTHING, state: "updating", message: sourceOf(world, interaction) };
    case Callback.UpdateMessage: {
      const message = sourceOf(world, interaction);
      const form = parseMessage(upload, DATA, standing(message));
      return { ...NOTHING, state: "updated", message: edit(world, message, form, "answer") };
    }
    case Callback.ApplicationCommandAutocompleteResult:
      return { ...NOTHING, state: "choices", choices: parseChoices(upload.body) };
    default: {
      const api = parseModal(upload.body);
      return { ...NOTHING, state: "modal", modal: { api, openedBy: summary(interaction) } };
    }
  }
}

/**
 * A further message after the first answer. Right after a deferral it is the deferred answer, as
 * Discord still does.
 */
export function followUp(world: World, interaction: Interaction, upload: Upload): Message {
  const original = interaction.original === null ? undefined : world.message(interaction.original);
  if (original?.thinking) {
    return edit(world, original, parseMessage(upload, [], standing(original)), "answer");
  }
  const message = say(world, interaction, parseMessage(upload), original ?? null);
  interaction.followUps.add(message.id);
  return message;
}

/** A message of an interaction: `@original` or the id of a follow-up. Throws 10008. */
export function messageOf(world: World, interaction: Interaction, id: string): Message {
  const { original, followUps } = interaction;
  const wanted = id === "@original" ? original : id;
  const message = wanted === null ? undefined : world.message(wanted);
  const isOwn = message && (message.id === original || followUps.has(message.id));
  if (!isOwn) throw refusals.unknownMessage();
  return message;
}

function say(
  world: World,
  interaction: Interaction,
  form: MessageForm,
  inReplyTo: Message | null,
): Message {
  const { user, channel } = interaction;
  const ephemeral = ((form.flags ?? 0) & MessageFlags.Ephemeral) !== 0;
  const { message_reference: _, ...own } = form;
  return post(world, {
    author: world.bot,
    channel,
    form: own,
    origin: "answer",
    onlyFor: ephemeral ? user.id : null,
    extra: {
      ...(inReplyTo ? replyTo(inReplyTo, channel) : {}),
      ...provenance(world, interaction),
    },
  });
}

function think(world: World, interaction: Interaction, data: unknown): Message {
  const ephemeral = parseDeferral(data) & MessageFlags.Ephemeral;
  return post(world, {
    author: world.bot,
    channel: interaction.channel,
    form: {},
    origin: "answer",
    onlyFor: ephemeral ? interaction.user.id : null,
    extra: {
      ...(interaction.source ? replyTo(interaction.source, interaction.channel) : {}),
      ...provenance(world, interaction),
      flags: MessageFlags.Loading | ephemeral,
    },
  });
}

/** Who asked for a message, and how (resources/message#message-interaction-metadata-object). */
function provenance(world: World, interaction: Interaction): Partial<APIMessage> {
  const { command, original } = interaction;
  const metadata = {
    ...metadataOf(world, interaction),
    ...(original === null ? {} : { original_response_message_id: original }),
  };
  return {
    ...(command && original === null ? { type: MESSAGE_TYPES[command.type] } : {}),
    webhook_id: world.bot.id,
    application_id: world.bot.id,
    interaction_metadata: metadata as NonNullable<APIMessage["interaction_metadata"]>,
  };
}

/** What a message says of an interaction; of a form also of the interaction that opened it. */
function metadataOf(world: World, interaction: Interaction): object {
  const { id, type, user, command, source, trigger } = interaction;
  return {
    id,
    type,
    user,
    authorizing_integration_owners: integrationOwners(world, interaction),
    ...(command ? { name: command.name } : {}),
    ...(source && !trigger ? { interacted_message_id: source.id } : {}),
    ...(trigger ? { triggering_interaction_metadata: metadataOf(world, trigger) } : {}),
  };
}

/** What the answer to a command is, by the command's type. */
const MESSAGE_TYPES: { readonly [type: number]: MessageType } = {
  [ApplicationCommandType.ChatInput]: MessageType.ChatInputCommand,
  [ApplicationCommandType.User]: MessageType.ContextMenuCommand,
  [ApplicationCommandType.Message]: MessageType.ContextMenuCommand,
};

/** The message a component stands in. Throws 10008 when it has been deleted since. */
function sourceOf(world: World, { source }: Interaction): Message {
  const message = source ? world.message(source.id) : undefined;
  if (!message) throw refusals.unknownMessage();
  return message;
}

function refuseMismatch({ type, source }: Interaction, callback: CallbackType): void {
  const permitted = permittedCallbacks(type, Boolean(source));
  if (permitted.includes(callback)) return;
  const message = `Value must be one of (${permitted.join(", ")}).`;
  throw invalidForm([{ path: ["type"], error: { code: "BASE_TYPE_CHOICES", message } }]);
}

function permittedCallbacks(type: InteractionType, hasSource: boolean): CallbackType[] {
  if (type === InteractionType.ApplicationCommandAutocomplete) {
    return [Callback.ApplicationCommandAutocompleteResult];
  }
  const messages = [Callback.ChannelMessageWithSource, Callback.DeferredChannelMessageWithSource];
  const updates = [Callback.DeferredMessageUpdate, Callback.UpdateMessage];
  return [
    ...messages,
    ...(hasSource ? updates : []),
    ...(type === InteractionType.ModalSubmit ? [] : [Callback.Modal]),
  ];
}
