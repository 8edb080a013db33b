import type { ReactNode } from 'react';
import { RowList, type RowListProps } from './row-list';
import { RowOpenings } from './row-openings';
import styles from './timeline.module.css';
import { NewestPill } from './timeline-edges';
import type { MessageActions } from './use-message-actions';

interface MessageListProps extends Omit<RowListProps, 'unfolded' | 'held'> {
  readonly handling: Omit<MessageActions, 'actions'>;
  /** While the end is out of sight: how much came meanwhile, and the way there. */
  readonly below: { readonly count: number; readonly go: () => void } | null;
  /** What stands over its upper edge. */
  readonly children?: ReactNode;
}

/** Messages in their place: the rows, the way to the newest, and what stands open beside one of them. */
export function MessageList({ handling, below, children, ...list }: MessageListProps) {
  const { unfolded, beside, closeBeside } = handling;
  const { me, isSaved, authorOf, actions } = list.context;
  return (
    <div className={styles.timeline}>
      {children}
      <RowList {...list} unfolded={unfolded} held={beside?.message.seq ?? null} />
      {below && <NewestPill {...below} />}
      <RowOpenings
        beside={beside}
        onlooker={{ person: me, saved: beside !== null && isSaved(beside.message.seq) }}
        authorOf={authorOf}
        actions={actions}
        onClose={closeBeside}
      />
    </div>
  );
}
