import {
  Asterisk,
  Bookmark,
  BookmarkX,
  Copy,
  Forward,
  Link,
  MailOpen,
  MessagesSquare,
  Pencil,
  Pin,
  PinOff,
  Reply,
  SmilePlus,
  Trash2,
  Type,
} from 'lucide-react';
import { type ReactNode, useRef } from 'react';
import type { ChatMessage } from '#shared/nouns/message';
import type { Words } from '#shared/words/words';
import { useRoom } from '../../state/room';
import { useWords } from '../../state/words';
import { type Anchor, AnchoredMenu } from '../../ui/anchored-menu';
import { AnchoredPopover } from '../../ui/anchored-popover';
import { Avatar } from '../../ui/avatar';
import { EmojiPicker } from '../../ui/emoji/emoji-picker';
import picker from '../../ui/emoji/emoji-picker.module.css';
import type { MenuItem } from '../../ui/menu';
import text from '../../ui/text.module.css';
import { useIsAsTyped } from './as-typed';
import { readersOf } from './delivery';
import { COMMAND_KEYS, type Command, commandsOf, type Onlooker } from './message-commands';
import type { Author, Opening, RowActions } from './row/row-actions';
import styles from './timeline.module.css';

/** What stands open beside a row. */
export interface OpenBeside {
  readonly opening: Opening;
  readonly message: ChatMessage;
  readonly anchor: Anchor;
}

interface RowOpeningsProps {
  /** Null while nothing is open. */
  readonly beside: OpenBeside | null;
  readonly onlooker: Onlooker;
  readonly authorOf: (id: string) => Author;
  readonly actions: RowActions;
  readonly onClose: () => void;
}

/** The one thing that stands open beside a row of a list: its menu, the emoji to choose from, or who read it. */
export function RowOpenings({ beside, onlooker, authorOf, actions, onClose }: RowOpeningsProps) {
  const words = useWords();
  if (beside === null) return null;
  const { opening, message, anchor } = beside;
  const row = rowOf(anchor);
  const common = { anchor, onClose, returnTo: () => row };
  switch (opening) {
    case 'menu':
      return (
        <RowMenu key={message.seq} {...common} row={row} message={message} onlooker={onlooker} actions={actions} />
      );
    case 'emoji':
      return (
        <AnchoredPopover {...common} label={words.emoji.title} className={picker.popup}>
          <EmojiPicker
            onPick={(emoji) => {
              onClose();
              actions.toggleReaction(message, emoji, true);
            }}
          />
        </AnchoredPopover>
      );
    case 'readers':
      return (
        <AnchoredPopover {...common} label={words.messages.delivery.seenTitle}>
          <Readers message={message} authorOf={authorOf} />
        </AnchoredPopover>
      );
  }
}

interface RowMenuProps extends Pick<RowOpeningsProps, 'onlooker' | 'actions' | 'onClose'> {
  readonly anchor: Anchor;
  readonly row: HTMLElement | null;
  readonly message: ChatMessage;
}

function RowMenu({ anchor, row, message, onlooker, actions, onClose }: RowMenuProps) {
  const words = useWords().messages.commands;
  const asTyped = useIsAsTyped(message.seq);
  const chosen = useRef<Command | null>(null);
  const choose = (command: Command) => {
    chosen.current = command;
    if (command !== 'react') actions.run(command, message);
    else if (row) actions.open('emoji', message, row);
  };
  return (
    <AnchoredMenu
      anchor={anchor}
      label={words.menu}
      // What a command opens or leads to has the focus then.
      returnTo={() => (chosen.current !== null && LEADS_AWAY.has(chosen.current) ? null : row)}
      items={menuOf(commandsOf(message, { ...onlooker, asTyped }), words, choose)}
      onClose={onClose}
    />
  );
}

/** The row around an anchor: the focus comes back to it. */
const rowOf = (anchor: Anchor): HTMLElement | null =>
  (anchor instanceof Element ? anchor : anchor.within).closest<HTMLElement>('[data-row]');

const ICONS: Readonly<Record<Command, ReactNode>> = {
  reply: <Reply />,
  react: <SmilePlus />,
  thread: <MessagesSquare />,
  edit: <Pencil />,
  copy: <Copy />,
  copyLink: <Link />,
  asTyped: <Asterisk />,
  asMeant: <Type />,
  pin: <Pin />,
  unpin: <PinOff />,
  save: <Bookmark />,
  unsave: <BookmarkX />,
  forward: <Forward />,
  unread: <MailOpen />,
  delete: <Trash2 />,
};

/** Commands that begin a new part of the menu. */
const SEPARATED: ReadonlySet<Command> = new Set(['copy', 'pin', 'unpin', 'delete']);

/** Commands after which the focus is elsewhere: in the composer, in a dialog, in what was opened. */
const LEADS_AWAY: ReadonlySet<Command> = new Set(['reply', 'react', 'thread', 'edit', 'forward', 'delete']);

function menuOf(
  commands: readonly Command[],
  words: Words['messages']['commands'],
  choose: (command: Command) => void,
): MenuItem[] {
  return commands.map((command, index) => ({
    label: words[command],
    icon: ICONS[command],
    keys: COMMAND_KEYS[command],
    danger: command === 'delete',
    separated: index > 0 && SEPARATED.has(command),
    onSelect: () => choose(command),
  }));
}

function Readers({ message, authorOf }: { readonly message: ChatMessage; readonly authorOf: (id: string) => Author }) {
  const { delivery: words } = useWords().messages;
  const reads = useRoom(({ snapshot }) => snapshot?.reads) ?? [];
  const readers = readersOf(message, reads).map(authorOf);
  return (
    <div className={styles.readers}>
      <h3>{words.seenTitle}</h3>
      {readers.length === 0 && <p className={text.muted}>{words.notYet}</p>}
      <ul>
        {readers.map((reader) => (
          <li key={reader.id}>
            <Avatar user={reader} size="xs" />
            <span className={text.cut}>{reader.name}</span>
          </li>
        ))}
      </ul>
    </div>
  );
}
