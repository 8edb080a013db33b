import { useMemo, useState } from 'react';
import { useNavigationStore } from '../../state/navigation';
import { useOpenRoom } from '../../state/room';
import type { RowActions } from './row/row-actions';
import type { OpenBeside } from './row-openings';
import { useOpenThread } from './use-open-thread';
import { useOutboxActions } from './use-outbox-actions';
import { useRunCommand } from './use-run-command';

/** What can be done from the rows of a list, and what of it is under way. */
export interface MessageActions {
  readonly actions: RowActions;
  /** Keys of the long messages that are shown whole. */
  readonly unfolded: ReadonlySet<string>;
  /** What stands open beside a row. */
  readonly beside: OpenBeside | null;
  /** Closes it, unless something else was opened meanwhile. */
  readonly closeBeside: () => void;
}

/** What can be done with messages from their rows. `jump` brings another one into sight; `onUnread` hears of one marked so. */
export function useMessageActions(jump: (seq: number) => void, onUnread?: (seq: number) => void): MessageActions {
  const [unfolded, setUnfolded] = useState<ReadonlySet<string>>(new Set());
  const [beside, openBeside] = useState<OpenBeside | null>(null);
  const outbox = useOutboxActions();
  const { run, toggleReaction, copy } = useRunCommand();
  const navigation = useNavigationStore();
  const { host } = useOpenRoom();
  const openThread = useOpenThread();
  const actions = useMemo<RowActions>(
    () => ({
      run: (command, message) => {
        if (command === 'unread') onUnread?.(message.seq);
        run(command, message);
      },
      copy,
      toggleReaction,
      jump,
      ...outbox,
      open: (opening, message, anchor) => openBeside({ opening, message, anchor }),
      showReactors: (message) => navigation.getState().openDialog({ kind: 'reactors', host, message }),
      openThread,
      toggleFold: (key) => setUnfolded((keys) => toggled(keys, key)),
    }),
    [run, onUnread, copy, toggleReaction, jump, outbox, navigation, host, openThread],
  );
  const closeBeside = () => openBeside((now) => (now === beside ? null : now));
  return { actions, unfolded, beside, closeBeside };
}

function toggled(keys: ReadonlySet<string>, key: string): ReadonlySet<string> {
  const next = new Set(keys);
  if (!next.delete(key)) next.add(key);
  return next;
}
