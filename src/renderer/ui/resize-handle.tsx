import { type KeyboardEvent, type PointerEvent, useRef } from 'react';
import { classNames } from './class-names';
import styles from './resize-handle.module.css';

/** Narrowest and widest a column may be, in pixels; the settings hold to the same. */
const COLUMN_WIDTH = { min: 200, max: 320 } as const;

const STEP = 8;

interface ResizeHandleProps {
  readonly label: string;
  /** The width of the column it sizes. */
  readonly width: number;
  /** The edge of the column it stands on. */
  readonly edge: 'start' | 'end';
  /** While it is being moved. */
  readonly onResize: (width: number) => void;
  /** When it was let go, or moved by key. */
  readonly onSettle: (width: number) => void;
}

const clamp = (width: number): number => Math.round(Math.min(COLUMN_WIDTH.max, Math.max(COLUMN_WIDTH.min, width)));

/** A line between two columns that the pointer or the arrow keys move. */
export function ResizeHandle({ label, width, edge, onResize, onSettle }: ResizeHandleProps) {
  const drag = useRef<{ readonly x: number; readonly width: number } | null>(null);
  /** Where the column grows, on the screen: to the right or to the left. */
  const signOf = (element: Element) => ((edge === 'end') === (getComputedStyle(element).direction === 'ltr') ? 1 : -1);

  const start = (event: PointerEvent<HTMLElement>) => {
    event.currentTarget.setPointerCapture(event.pointerId);
    drag.current = { x: event.clientX, width };
  };
  const move = (event: PointerEvent) => {
    if (!drag.current) return;
    onResize(clamp(drag.current.width + signOf(event.currentTarget) * (event.clientX - drag.current.x)));
  };
  const end = () => {
    if (drag.current) onSettle(width);
    drag.current = null;
  };
  const press = (event: KeyboardEvent) => {
    const next = keyTarget(event.key, width, signOf(event.currentTarget));
    if (next === null) return;
    event.preventDefault();
    onSettle(clamp(next));
  };
  return (
    // biome-ignore lint/a11y/useSemanticElements: an hr cannot be moved; a focusable separator with a value can
    <div
      role="separator"
      aria-orientation="vertical"
      aria-label={label}
      aria-valuenow={width}
      aria-valuemin={COLUMN_WIDTH.min}
      aria-valuemax={COLUMN_WIDTH.max}
      tabIndex={0}
      className={classNames(styles.handle, styles[edge])}
      onPointerDown={start}
      onPointerMove={move}
      onPointerUp={end}
      onPointerCancel={end}
      onKeyDown={press}
    />
  );
}

function keyTarget(key: string, width: number, sign: number): number | null {
  switch (key) {
    case 'ArrowRight':
      return width + sign * STEP;
    case 'ArrowLeft':
      return width - sign * STEP;
    case 'Home':
      return COLUMN_WIDTH.min;
    case 'End':
      return COLUMN_WIDTH.max;
    default:
      return null;
  }
}
