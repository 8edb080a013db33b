import { useEffect, useLayoutEffect, useState } from 'react';
import type { RoomSnapshot } from '#shared/bridge/channels';
import { useRoom } from '../../state/room';
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
  /** Brings a message into sight, loading history back to it first where needed. */
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
  const { snapshot, older, loadOlder } = useRoom();
  const [target, setTarget] = useState(initial);
  const [washed, setWashed] = useState<string | null>(null);

  useLayoutEffect(() => {
    if (target === null || !snapshot) return;
    if (!isLoaded(snapshot, target.seq)) {
      if (older.state === 'failed') setTarget(null);
      else loadOlder();
      return;
    }
    setTarget(null);
    const index = rowToReveal(rows, target);
    if (index < 0) return;
    scrollToRow(index, target.as === 'divider' ? 'start' : 'center');
    if (target.as === 'message') setWashed(rows[index]?.key ?? null);
  }, [target, snapshot, older, rows, scrollToRow, loadOlder]);

  useEffect(() => {
    if (washed === null) return;
    const timer = setTimeout(() => setWashed(null), WASH_MS);
    return () => clearTimeout(timer);
  }, [washed]);

  return { reveal: setTarget, revealing: target !== null, washed };
}

// The oldest message at hand is not shown while there are older ones.
const isLoaded = ({ more, messages }: RoomSnapshot, seq: number): boolean => !more || (messages[0]?.seq ?? 0) < seq;

/** The row to scroll to: the divider itself, or the message (or the next one, where its own place is empty). */
function rowToReveal(rows: readonly TimelineRow[], { seq, as }: Target): number {
  const divider = as === 'divider' ? rows.findIndex((row) => row.kind === 'unread') : -1;
  if (divider >= 0) return divider;
  return rows.findIndex((row) => row.kind === 'message' && row.message.seq >= seq);
}
