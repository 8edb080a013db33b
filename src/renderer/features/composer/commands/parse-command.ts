import { err, ok, type Result } from '#shared/result';
import type { Words } from '#shared/words/words';
import type { Command } from './command';
import { COMMANDS, commandNamed } from './commands';

/** What a text that is about to be sent is. */
export type Written =
  | { readonly kind: 'message'; readonly message: string }
  | { readonly kind: 'command'; readonly command: Command; readonly argument: string };

/** A name after a slash, then a space or the end: "/etc/passwd" and "/" are texts. */
const COMMAND = /^\/(\p{L}[\p{L}\p{N}-]*)(?:\s+([\s\S]*))?$/u;

/**
 * Tells commands from messages. `//` at the beginning is a slash that means nothing; a command that does not exist, or
 * that misses something, is a sentence and is not sent.
 */
export function parseCommand(text: string, words: Words['composer']['commands']): Result<Written, string> {
  const message = text.trim();
  if (message.startsWith('//')) return ok({ kind: 'message', message: asText(message.slice(1)) });
  const match = COMMAND.exec(message);
  if (!match) return ok({ kind: 'message', message });
  const [, name = '', argument = ''] = match;
  const command = commandNamed(name);
  if (!command) return err(words.unknown(name, closest(name)));
  if (command.argument === 'needed' && argument.trim() === '') {
    return err(words.incomplete(command.name, words.of[command.name].argument));
  }
  return ok({ kind: 'command', command, argument: argument.trim() });
}

/** What begins with `/me` is told of oneself: a backslash, which is not seen, makes it a text. */
const asText = (message: string): string => (message.startsWith('/me ') ? `\\${message}` : message);

/** A command that begins like it, to offer instead. */
const closest = (name: string): string | null =>
  COMMANDS.find((command) => command.name.startsWith(name.slice(0, 2).toLowerCase()))?.name ?? null;
