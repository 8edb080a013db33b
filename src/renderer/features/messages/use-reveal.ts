import { useCallback, useEffect, useLayoutEffect, useRef, useState } from 'react';
import { useOpenRoom, useRoom } from '../../state/room';
import type { ShownMessages } from '../../state/room-view';
import type { TimelineRow } from './timeline-rows';

/** How long a revealed message keeps its wash, in milliseconds. */
const WASH_MS = 1_200;

/** A message to bring into sight. */
export interface Target {
  readonly seq: number;
  /** `divider` shows the unread divider above it at the top; `message` puts the message in the middle and washes it. */
  readonly as: 'divider' | 'message';
}

/** The way to bring messages into sight, and how far it is. */
export interface Reveal {
  /** Brings a message into sight, fetching what is around it first where it is far. */
  readonly reveal: (target: Target) => void;
  /** Still on the way there. */
  readonly revealing: boolean;
  /** The key of the row that was just brought into sight, for a moment. */
  readonly washed: string | null;
}

/** Brings messages into sight by seq, wherever in the room's history they are. */
export function useReveal(
  rows: readonly TimelineRow[],
  scrollToRow: (index: number, align: 'start' | 'center') => void,
  initial: Target | null,
): Reveal {
  const { showAround } = useOpenRoom();
  const shown = useRoom((room) => room.shown);
  const around = useRoom((room) => room.around);
  const [target, setTarget] = useState(initial);
  const { washed, wash } = useWash();
  // Asked for once: what does not come stays where it is, and the reader where they are.
  const asked = useRef<Target | null>(null);

  const show = useCallback(
    (wanted: Target) => {
      const index = rowToReveal(rows, wanted);
      if (index < 0) return;
      scrollToRow(index, wanted.as === 'divider' ? 'start' : 'center');
      if (wanted.as === 'message') wash(rows[index]?.key ?? null);
    },
    [rows, scrollToRow, wash],
  );
  useLayoutEffect(() => {
    if (target === null) return;
    if (isShown(shown, target.seq)) {
      setTarget(null);
      show(target);
    } else if (asked.current !== target) {
      asked.current = target;
      showAround(target.seq);
    } else if (around.state !== 'loading') setTarget(null);
  }, [target, shown, around, show, showAround]);

  const reveal = useCallback((wanted: Target) => setTarget({ ...wanted }), []);
  return { reveal, revealing: target !== null, washed };
}

/** The row that was just brought into sight, for a moment. */
export function useWash() {
  const [washed, wash] = useState<string | null>(null);
  useEffect(() => {
    if (washed === null) return;
    const timer = setTimeout(() => wash(null), WASH_MS);
    return () => clearTimeout(timer);
  }, [washed]);
  return { washed, wash };
}

/** Whether a message is among those shown. The oldest one at hand is held back while there are older ones. */
function isShown({ more, newer, messages }: ShownMessages, seq: number): boolean {
  const last = messages.at(-1)?.seq ?? 0;
  return (!more || (messages[0]?.seq ?? 0) < seq) && (!newer || seq <= last);
}

/** The row to scroll to: the divider itself, or the message (or the next one, where its own place is empty). */
function rowToReveal(rows: readonly TimelineRow[], { seq, as }: Target): number {
  const divider = as === 'divider' ? rows.findIndex((row) => row.kind === 'unread') : -1;
  if (divider >= 0) return divider;
  return rows.findIndex((row) => row.kind === 'message' && row.message.seq >= seq);
}
