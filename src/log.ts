/** The log: JSON lines that say what happened, never what was asked, by whom, or with which token. */
import pino, { type DestinationStream, type Logger } from "pino";

/** A logger of `level` and above to `stream`, standard error unless told otherwise. */
export function createLog(level: string, stream: DestinationStream = pino.destination(2)): Logger {
  return pino({ level, serializers: { err: describeError } }, stream);
}

/**
 * What of an error may be logged. discord.js hangs the request on it: its body holds the question,
 * its address an interaction's token.
 */
function describeError(error: unknown): unknown {
  if (!(error instanceof Error)) return String(error);
  const { name, message, stack, cause } = error;
  const { code, status, method } = error as { code?: unknown; status?: unknown; method?: unknown };
  return { name, message, stack, code, status, method, cause: cause && describeError(cause) };
}
