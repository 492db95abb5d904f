/** One node of the tree in which Discord says which field is wrong (reference#error-messages). */
export interface FormErrors {
  readonly [field: string]: FormErrors | readonly FormError[];
}

/** What is wrong with a field: a code for programs, a sentence for people. */
export interface FormError {
  readonly code: string;
  readonly message: string;
}

/** A request Discord turns down, with the status and body it answers. */
export class Refusal extends Error {
  readonly status: number;
  readonly code: number;
  readonly errors: FormErrors | undefined;

  constructor(status: number, code: number, message: string, errors?: FormErrors) {
    super(message);
    this.status = status;
    this.code = code;
    this.errors = errors;
  }

  get body(): { code: number; message: string; errors?: FormErrors } {
    const { code, message, errors } = this;
    return errors ? { code, message, errors } : { code, message };
  }
}

/** The refusals that carry no field, by name (topics/opcodes-and-status-codes#json). */
export const refusals = {
  unauthorized: () => new Refusal(401, 0, "401: Unauthorized"),
  notFound: () => new Refusal(404, 0, "404: Not Found"),
  unknownApplication: () => new Refusal(404, 10002, "Unknown Application"),
  unknownChannel: () => new Refusal(404, 10003, "Unknown Channel"),
  unknownGuild: () => new Refusal(404, 10004, "Unknown Guild"),
  unknownMember: () => new Refusal(404, 10007, "Unknown Member"),
  unknownMessage: () => new Refusal(404, 10008, "Unknown Message"),
  unknownEmoji: () => new Refusal(400, 10014, "Unknown Emoji"), // 400: discord-api-docs#864
  unknownUser: () => new Refusal(404, 10013, "Unknown User"),
  unknownWebhook: () => new Refusal(404, 10015, "Unknown Webhook"),
  unknownInteraction: () => new Refusal(404, 10062, "Unknown interaction"),
  unknownCommand: () => new Refusal(404, 10063, "Unknown application command"),
  tooManyReactions: (limit: number) =>
    new Refusal(400, 30010, `Maximum number of reactions reached (${limit})`),
  tooManyCommands: (limit: number) =>
    new Refusal(400, 30032, `Maximum number of application commands reached (${limit})`),
  alreadyAcknowledged: () => new Refusal(400, 40060, "Interaction has already been acknowledged."),
  missingAccess: () => new Refusal(403, 50001, "Missing Access"),
  notTheAuthor: () => new Refusal(403, 50005, "Cannot edit a message authored by another user"),
  emptyMessage: () => new Refusal(400, 50006, "Cannot send an empty message"),
  cannotMessageUser: () => new Refusal(400, 50007, "Cannot send messages to this user"), // 400: discord-api-docs#1905
  systemMessage: () => new Refusal(403, 50021, "Cannot execute action on a system message"),
  invalidRecipient: () => new Refusal(400, 50033, "Invalid Recipient(s)"),
  missingPermissions: () => new Refusal(403, 50013, "Missing Permissions"),
  wrongChannelType: () => new Refusal(400, 50024, "Cannot execute action on this channel type"),
  /** 400 for what is done to messages in it, 403 for new ones (undiscord#399, discord-api-docs#7707). */
  threadArchived: (status: 400 | 403) => new Refusal(status, 50083, "Thread is archived"),
  noMutualGuilds: () =>
    new Refusal(403, 50278, "Cannot send messages to this user due to having no mutual guilds"),
  threadExists: () =>
    new Refusal(400, 160004, "A thread has already been created for this message"),
  threadLocked: () => new Refusal(403, 160005, "Thread is locked"),
  expiredToken: () => new Refusal(401, 50027, "Invalid Webhook Token"),
  noHistory: () =>
    new Refusal(403, 160002, "Cannot reply without permission to read message history"),
} as const;
