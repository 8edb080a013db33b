import { Copy, Ellipsis, Pencil, Reply, SmilePlus } from 'lucide-react';
import type { ReactElement } from 'react';
import { useSpeech } from '../../../state/words';
import { classNames } from '../../../ui/class-names';
import { IconButton } from '../../../ui/icon-button';
import { COMMAND_KEYS, type Command, commandsOf, type RunCommand } from '../message-commands';
import type { WrittenRow } from '../timeline-rows';
import { DeliveryMark } from './delivery-mark';
import styles from './message-row.module.css';
import type { MessageRowProps } from './row-props';

interface RowToolsProps extends Pick<MessageRowProps, 'me' | 'saved' | 'active' | 'actions' | 'newestOwn'> {
  readonly row: Extract<WrittenRow, { kind: 'message' }>;
  /** There is no room above the row. */
  readonly low: boolean;
}

/** What is done with messages most often; the rest is in the menu behind the last button. */
export function RowTools({ row, me, saved, active, actions, newestOwn, low }: RowToolsProps) {
  const { words } = useSpeech();
  const { message } = row;
  const commands = commandsOf(message, { person: me, saved });
  const tabIndex = active ? 0 : -1;
  const own = message.user === me.id && message.deleted === null;
  const tool = (command: RunCommand, icon: ReactElement) =>
    commands.includes(command) && (
      <IconButton
        label={words.messages.commands[command]}
        {...keysOf(command)}
        icon={icon}
        tabIndex={tabIndex}
        tooltipSide="top"
        onClick={() => actions.run(command, message)}
      />
    );
  return (
    <div className={classNames(styles.tools, low && styles.low)} role="toolbar" aria-label={words.messages.row.actions}>
      {own && !(newestOwn && !row.continues) && <DeliveryMark message={message} actions={actions} reachable={active} />}
      {commands.includes('react') && (
        <IconButton
          label={words.messages.commands.react}
          {...keysOf('react')}
          icon={<SmilePlus />}
          tabIndex={tabIndex}
          tooltipSide="top"
          onClick={(event) => actions.open('emoji', message, event.currentTarget)}
        />
      )}
      {tool('reply', <Reply />)}
      {tool('edit', <Pencil />)}
      {tool('copy', <Copy />)}
      <IconButton
        label={words.messages.commands.more}
        keys="Enter"
        icon={<Ellipsis />}
        tabIndex={tabIndex}
        tooltipSide="top"
        aria-haspopup="menu"
        onClick={(event) => actions.open('menu', message, event.currentTarget)}
      />
    </div>
  );
}

function keysOf(command: Command): { readonly keys?: string } {
  const keys = COMMAND_KEYS[command];
  return keys === undefined ? {} : { keys };
}
