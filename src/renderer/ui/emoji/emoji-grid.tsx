import { useVirtualizer } from '@tanstack/react-virtual';
import { useEffect, useRef } from 'react';
import { useWords } from '../../state/words';
import { type EmojiEntry, inTone, type SkinTone } from './emoji-data';
import styles from './emoji-picker.module.css';
import { COLUMNS, cellId, type EmojiRow, type Place } from './emoji-rows';

/** Pixels of a row. */
const HEIGHTS = { heading: 28, emoji: 34 } as const;

interface EmojiGridProps {
  readonly id: string;
  readonly rows: readonly EmojiRow[];
  readonly place: Place | null;
  readonly tone: SkinTone;
  readonly onPoint: (place: Place) => void;
  readonly onPick: (entry: EmojiEntry) => void;
}

/** The emoji, of which only the rows in sight are drawn. The focus is in the field above. */
export function EmojiGrid({ id, rows, place, tone, onPoint, onPick }: EmojiGridProps) {
  const words = useWords().emoji;
  const { scroller, virtualizer, point } = useRowsInSight(rows, place, onPoint);
  return (
    <div ref={scroller} className={styles.scroller}>
      {/* biome-ignore lint/a11y/useSemanticElements: a table cannot be drawn in part */}
      <div
        id={`${id}-grid`}
        role="grid"
        aria-label={words.grid}
        aria-rowcount={rows.length}
        aria-colcount={COLUMNS}
        className={styles.grid}
        style={{ height: virtualizer.getTotalSize() }}
      >
        {virtualizer.getVirtualItems().map(({ index, start }) => {
          const row = rows[index];
          if (!row) return null;
          return (
            // biome-ignore lint/a11y/useSemanticElements: see above
            // biome-ignore lint/a11y/useFocusableInteractive: the focus stays in the field, which names the active cell
            <div
              key={index}
              role="row"
              aria-rowindex={index + 1}
              className={styles.row}
              style={{ transform: `translateY(${start}px)` }}
            >
              {row.kind === 'heading' ? (
                // biome-ignore lint/a11y/useSemanticElements: see above
                <span role="rowheader" tabIndex={-1} className={styles.heading}>
                  {words.headings[row.heading]}
                </span>
              ) : (
                <Cells
                  id={id}
                  row={index}
                  entries={row.entries}
                  place={place}
                  tone={tone}
                  onPick={onPick}
                  onPoint={point}
                />
              )}
            </div>
          );
        })}
      </div>
    </div>
  );
}

/** Draws the rows in sight, and brings the current one there when it was reached by a key. */
function useRowsInSight(rows: readonly EmojiRow[], place: Place | null, onPoint: (place: Place) => void) {
  const scroller = useRef<HTMLDivElement>(null);
  const virtualizer = useVirtualizer({
    count: rows.length,
    getScrollElement: () => scroller.current,
    estimateSize: (index) => HEIGHTS[rows[index]?.kind ?? 'emoji'],
    overscan: 4,
  });
  const pointed = useRef(false);
  useEffect(() => {
    // What the mouse points at is in sight, and must not move under it.
    if (place && !pointed.current) virtualizer.scrollToIndex(place.row === 1 ? 0 : place.row);
    pointed.current = false;
  }, [place, virtualizer]);
  const point = (to: Place) => {
    pointed.current = true;
    onPoint(to);
  };
  return { scroller, virtualizer, point };
}

interface CellsProps extends Pick<EmojiGridProps, 'id' | 'place' | 'tone' | 'onPoint' | 'onPick'> {
  readonly row: number;
  readonly entries: readonly EmojiEntry[];
}

function Cells({ id, row, entries, place, tone, onPoint, onPick }: CellsProps) {
  return entries.map((entry, column) => {
    const current = place?.row === row && place.column === column;
    return (
      // biome-ignore lint/a11y/useSemanticElements: a table cannot be drawn in part
      // biome-ignore lint/a11y/useKeyWithClickEvents: the field above has the keys
      <span
        key={entry.codes[0]}
        id={cellId(id, { row, column })}
        role="gridcell"
        tabIndex={-1}
        aria-label={entry.name}
        aria-selected={current}
        className={styles.cell}
        onPointerMove={() => {
          if (!current) onPoint({ row, column });
        }}
        onPointerDown={(event) => event.preventDefault()}
        onClick={() => onPick(entry)}
      >
        {inTone(entry, tone)}
      </span>
    );
  });
}
