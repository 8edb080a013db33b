import type { ChatMessage } from '#shared/nouns/message';
import type { User } from '#shared/nouns/user';
import { messageRights } from '../../state/room-rights';

/** Something a person can do with a message. */
export type Command =
  | 'reply'
  | 'react'
  | 'thread'
  | 'edit'
  | 'copy'
  | 'copyLink'
  | 'asTyped'
  | 'asMeant'
  | 'pin'
  | 'unpin'
  | 'save'
  | 'unsave'
  | 'forward'
  | 'unread'
  | 'delete';

/** Who looks at a message, and what they keep of it. */
export interface Onlooker {
  readonly person: Pick<User, 'id' | 'role'>;
  readonly saved: boolean;
  /** The text is shown as it was typed. */
  readonly asTyped?: boolean;
}

/** What can be done with a message, in the order of its menu. Of a deleted one only its thread and its place are left. */
export function commandsOf(message: ChatMessage, { person, saved, asTyped = false }: Onlooker): readonly Command[] {
  const rights = messageRights(message, person);
  if (message.deleted !== null) return ['thread', 'copyLink', ...(saved ? (['unsave'] as const) : []), 'unread'];
  const hasText = message.message !== '';
  return [
    'reply',
    'react',
    'thread',
    ...(rights.edit ? (['edit'] as const) : []),
    ...(hasText ? (['copy'] as const) : []),
    'copyLink',
    ...(hasText ? ([asTyped ? 'asMeant' : 'asTyped'] as const) : []),
    message.pinned ? 'unpin' : 'pin',
    saved ? 'unsave' : 'save',
    'forward',
    'unread',
    ...(rights.delete ? (['delete'] as const) : []),
  ];
}

/** A command that is run, rather than opening something beside its row. */
export type RunCommand = Exclude<Command, 'react'>;

/** The keys of a row that has the focus, as they stand on the caps. */
export const COMMAND_KEYS: Readonly<Partial<Record<Command, string>>> = {
  reply: 'R',
  react: '+',
  edit: 'E',
  copy: 'C',
  delete: 'Del',
};

/** The command behind a key, whether or not it can be done with the row; null for other keys. */
export function commandOfKey(key: string): Command | null {
  switch (key.toLowerCase()) {
    case 'r':
      return 'reply';
    case '+':
      return 'react';
    case 'e':
      return 'edit';
    case 'c':
      return 'copy';
    case 'delete':
      return 'delete';
    default:
      return null;
  }
}

/** Whether a key asks for the menu of a row. */
export const opensMenu = (key: string): boolean => key === 'Enter' || key === 'ContextMenu';
