import { type MouseEvent, type RefObject, useCallback } from 'react';
import { classNames } from '../../ui/class-names';
import { commandOfKey, commandsOf, opensMenu } from './message-commands';
import styles from './timeline.module.css';
import { type LineContext, TimelineLine } from './timeline-line';
import type { TimelineRow, WrittenRow } from './timeline-rows';
import { useRovingRows } from './use-roving-rows';
import type { TimelineVirtualizer } from './use-virtual-rows';

/** What a list of rows is given. */
export interface RowListProps {
  readonly rows: readonly TimelineRow[];
  readonly scroller: RefObject<HTMLDivElement | null>;
  readonly virtualizer: TimelineVirtualizer;
  /** The row that was just brought into sight. */
  readonly washed: string | null;
  /** Its name for people who hear the page. */
  readonly label: string;
  /** Which part of the window it is. */
  readonly region: string;
  readonly context: LineContext;
  readonly unfolded: ReadonlySet<string>;
  /** The message beside which something stands open. */
  readonly held: number | null;
  /** Still on the way to where it opens: not shown. */
  readonly opening: boolean;
  /** A short list stands at the beginning, as a thread is read; else at the end, beside the composer. */
  readonly fromTop?: boolean;
  readonly active: string | null;
  readonly setActive: (key: string | null) => void;
}

/** A scrolling list of messages: one tab stop, its rows visited by arrow keys, only those in and near sight drawn. */
export function RowList(props: RowListProps) {
  const { rows, scroller, virtualizer, washed, label, region, context, unfolded, held, active, setActive } = props;
  const { opening, fromTop = false } = props;
  const onRowKey = useRowKeys(context);
  const handlers = useRovingRows({ rows, virtualizer, scroller, active, setActive, washed, onRowKey });
  return (
    <div
      ref={scroller}
      className={classNames(styles.scroller, opening && styles.opening, fromTop && styles.fromTop)}
      role="log"
      aria-live="off"
      aria-label={label}
      // Within the log the rows hold the focus, and Shift+Tab leaves it.
      tabIndex={active === null ? 0 : -1}
      data-region={region}
      onContextMenu={(event) => openRowMenu(event, rows, context)}
      {...handlers}
    >
      <div className={styles.content} style={{ height: virtualizer.getTotalSize() }}>
        {virtualizer.getVirtualItems().map(({ key, index, start }) => {
          const row = rows[index];
          if (!row) return null;
          const state = {
            active: row.key === active,
            unfolded: unfolded.has(row.key),
            washed: row.key === washed,
            held: row.kind === 'message' && row.message.seq === held,
          };
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

/** The keys of the row that has the focus: R, +, E, C, Delete, and Enter for all that can be done with it. */
function useRowKeys({ actions, me, isSaved }: LineContext) {
  return useCallback(
    (row: WrittenRow, key: string, element: Element): boolean => {
      if (row.kind === 'outbox') {
        if (commandOfKey(key) !== 'copy') return false;
        actions.copy(row.entry.message);
        return true;
      }
      const { message } = row;
      if (opensMenu(key)) {
        actions.open('menu', message, element);
        return true;
      }
      const command = commandOfKey(key);
      const can =
        command !== null && commandsOf(message, { person: me, saved: isSaved(message.seq) }).includes(command);
      if (!can) return false;
      if (command === 'react') actions.open('emoji', message, element);
      else actions.run(command, message);
      return true;
    },
    [actions, me, isSaved],
  );
}

/** The right mouse button on a row opens its menu; on a link, a picture or chosen text it is the system's own. */
function openRowMenu(event: MouseEvent, rows: readonly TimelineRow[], { actions }: LineContext): void {
  if (event.defaultPrevented || !(event.target instanceof Element)) return;
  if (event.target.closest('a, img, video, audio, input, textarea')) return;
  if (window.getSelection()?.isCollapsed === false) return;
  const element = event.target.closest<HTMLElement>('[data-row]');
  const row = rows.find(({ key }) => key === element?.dataset.row);
  if (!element || row?.kind !== 'message') return;
  event.preventDefault();
  // Shift+F10 and the menu key come without a place of the pointer.
  if (event.clientX === 0 && event.clientY === 0) actions.open('menu', row.message, element);
  else actions.open('menu', row.message, { x: event.clientX, y: event.clientY, within: element });
}
