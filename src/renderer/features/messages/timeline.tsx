import { useCallback, useState } from 'react';
import type { RoomSnapshot } from '#shared/bridge/channels';
import { useMe } from '../../state/bridge';
import { useRoom } from '../../state/room';
import { classNames } from '../../ui/class-names';
import { contentOf } from './message-row';
import styles from './timeline.module.css';
import { NewestPill, OlderFailed, UnreadPill } from './timeline-edges';
import { type LineContext, TimelineLine } from './timeline-line';
import type { WrittenRow } from './timeline-rows';
import { useAuthors } from './use-authors';
import { useMessageActions } from './use-message-actions';
import { useRovingRows } from './use-roving-rows';
import { useSpokenMessages } from './use-spoken-messages';
import { useTimeline } from './use-timeline';

interface TimelineProps {
  readonly snapshot: RoomSnapshot;
  /** Counts the messages sent from the composer below. */
  readonly sent: number;
  /** What unsent messages wait for: the host's name while it is out of reach. */
  readonly waitsFor: string | null;
}

/** The messages of the open room. */
export function Timeline({ snapshot, sent, waitsFor }: TimelineProps) {
  const me = useMe().id;
  const authorOf = useAuthors(useRoom().host);
  const { actions, unfolded } = useMessageActions();
  const [active, setActive] = useState<string | null>(null);
  const { above, below, opening, ...log } = useTimeline(snapshot, active, sent);
  useSpokenMessages(snapshot, me, authorOf);
  const context: LineContext = { room: snapshot.room, me, authorOf, waitsFor, actions };
  return (
    <div className={styles.timeline}>
      <OlderFailed />
      {above && <UnreadPill {...above} />}
      <Log {...log} context={context} unfolded={unfolded} hidden={opening} active={active} setActive={setActive} />
      {below && <NewestPill {...below} />}
    </div>
  );
}

interface LogProps extends Pick<ReturnType<typeof useTimeline>, 'rows' | 'scroller' | 'virtualizer' | 'washed'> {
  readonly context: LineContext;
  readonly unfolded: ReadonlySet<string>;
  readonly hidden: boolean;
  readonly active: string | null;
  readonly setActive: (key: string | null) => void;
}

/** The scrolling list itself: one tab stop, its rows visited by arrow keys. */
function Log({ rows, scroller, virtualizer, washed, context, unfolded, hidden, active, setActive }: LogProps) {
  const { copy } = context.actions;
  const onRowKey = useCallback(
    (row: WrittenRow, key: string) => {
      if (key === 'c') copy(contentOf(row).text);
      return key === 'c';
    },
    [copy],
  );
  const handlers = useRovingRows({ rows, virtualizer, scroller, active, setActive, onRowKey });
  return (
    <div
      ref={scroller}
      className={classNames(styles.scroller, hidden && styles.opening)}
      role="log"
      aria-live="off"
      aria-label={`Messages in ${context.room.name}`}
      // Within the log the rows hold the focus, and Shift+Tab leaves it.
      tabIndex={active === null ? 0 : -1}
      data-region="messages"
      {...handlers}
    >
      <div className={styles.content} style={{ height: virtualizer.getTotalSize() }}>
        {virtualizer.getVirtualItems().map(({ key, index, start }) => {
          const row = rows[index];
          if (!row) return null;
          const state = { active: row.key === active, unfolded: unfolded.has(row.key), washed: row.key === washed };
          const style = { transform: `translateY(${start}px)` };
          return (
            <div key={key} ref={virtualizer.measureElement} data-index={index} className={styles.line} style={style}>
              <TimelineLine row={row} context={context} {...state} />
            </div>
          );
        })}
      </div>
    </div>
  );
}
