import { CircleAlert, Clock } from 'lucide-react';
import { type ReactNode, useState } from 'react';
import { useSpeech } from '../../../state/words';
import { classNames } from '../../../ui/class-names';
import type { WrittenRow } from '../timeline-rows';
import styles from './message-row.module.css';
import type { RowActions } from './row-actions';
import { useOnItsWay } from './sending';

interface OutboxNoteProps {
  readonly row: WrittenRow;
  readonly waitsFor: string | null;
  readonly actions: RowActions;
  readonly reachable: boolean;
}

/** Below one's own message while it is not sent: what it waits for, or why it failed and what to do. */
export function OutboxNote({ row, waitsFor, actions, reachable }: OutboxNoteProps) {
  const { words } = useSpeech();
  const [problem, setProblem] = useState<string | null>(null);
  if (row.kind === 'message') return null;
  const { entry, waiting } = row;
  if (entry.state === 'waiting') return waiting > 0 && <WaitingNote row={row} waitsFor={waitsFor} />;
  const tabIndex = reachable ? 0 : -1;
  return (
    <Note failed icon={<CircleAlert />}>
      {problem ?? entry.error ?? words.messages.delivery.failed}
      <button
        type="button"
        tabIndex={tabIndex}
        onClick={(event) => {
          // The button goes; the row stays.
          event.currentTarget.closest<HTMLElement>('[data-row]')?.focus();
          void actions.retry(entry.client_id).then(setProblem);
        }}
      >
        {words.messages.delivery.retry}
      </button>
      <button type="button" tabIndex={tabIndex} onClick={() => void actions.discard(entry.client_id).then(setProblem)}>
        {words.messages.delivery.discard}
      </button>
    </Note>
  );
}

/** The newest waiting message carries the words for all of them. */
function WaitingNote({ row, waitsFor }: { row: Extract<WrittenRow, { kind: 'outbox' }>; waitsFor: string | null }) {
  const { words } = useSpeech();
  const shown = useOnItsWay(row);
  if (!shown) return null;
  if (waitsFor === null) return <Note icon={<Clock />}>{words.messages.delivery.sending}</Note>;
  return <Note>{words.messages.delivery.waitingFor(row.waiting, waitsFor)}</Note>;
}

function Note({ failed = false, icon, children }: { failed?: boolean; icon?: ReactNode; children: ReactNode }) {
  return (
    <div className={classNames(styles.note, failed && styles.failed)}>
      {icon}
      {children}
    </div>
  );
}
