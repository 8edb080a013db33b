import type { ArchivedFile, ArchivedMessage, ArchivedPerson, ArchivedRoom } from './archive-format';
import { FORMAT, FORMAT_VERSION } from './archive-format';
import type { WholeMessage } from './room-messages';

/** What stands at the beginning of an export. */
export interface ArchiveHead {
  readonly exported: string;
  readonly host: { readonly id: string; readonly name: string };
  readonly room: ArchivedRoom;
}

/** The beginning of an export, a message a line, and its end: whoever reads it with simple means finds one line each. */
export function archiveHead({ exported, host, room }: ArchiveHead): string {
  const head = JSON.stringify({ format: FORMAT, version: FORMAT_VERSION, exported, host, room }, null, 2);
  return `${head.slice(0, -2)},\n  "messages": [`;
}

export const archiveMessage = (message: ArchivedMessage, isFirst: boolean): string =>
  `${isFirst ? '' : ','}\n    ${JSON.stringify(message)}`;

export const archiveFoot = (people: readonly ArchivedPerson[]): string =>
  `\n  ],\n  "people": [${people.map((person) => `\n    ${JSON.stringify(person)}`).join(',')}\n  ]\n}\n`;

/** A message as an export has it; `files` are its files and where they lie. */
export function archivedMessage({ message, reactions }: WholeMessage, files: readonly ArchivedFile[]): ArchivedMessage {
  const { seq, user, created, edited, deleted, reply_to, thread, pinned } = message;
  return {
    ...{ seq, user, message: message.message, created, edited, deleted, reply_to, thread, pinned },
    reactions: [...reactions],
    files: [...files],
  };
}
