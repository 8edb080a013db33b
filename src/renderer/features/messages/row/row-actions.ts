import type { ChatMessage } from '#shared/nouns/message';
import type { User } from '#shared/nouns/user';
import type { Anchor } from '../../../ui/anchored-menu';
import type { RunCommand } from '../message-commands';

/** Who wrote a message; someone the host no longer tells of has a name in words. */
export type Author = Pick<User, 'id' | 'name' | 'color'>;

/** What opens beside a row: its menu, the emoji to choose from, or who read it. */
export type Opening = 'menu' | 'emoji' | 'readers';

/** What can be done with a message from its row. All of them are stable functions, so that rows are not drawn anew. */
export interface RowActions {
  /** Does something with a message, where it can be done. */
  readonly run: (command: RunCommand, message: ChatMessage) => void;
  /** Opens something beside what was pressed, or at the pointer. */
  readonly open: (opening: Opening, message: ChatMessage, anchor: Anchor) => void;
  readonly toggleReaction: (message: ChatMessage, emoji: string, on: boolean) => void;
  readonly showReactors: (message: ChatMessage) => void;
  /** Brings another message of the room into sight. */
  readonly jump: (seq: number) => void;
  readonly openThread: (root: number) => void;
  readonly copy: (text: string) => void;
  readonly toggleFold: (key: string) => void;
  /** Resolves with the sentence to show when that could not be done, null when it was. */
  readonly retry: (clientId: string) => Promise<string | null>;
  readonly discard: (clientId: string) => Promise<string | null>;
  readonly cancelUpload: (clientId: string, attachment: string) => Promise<string | null>;
}
