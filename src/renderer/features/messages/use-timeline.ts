import { type RefObject, useCallback, useEffect, useMemo, useRef, useState } from 'react';
import type { RoomSnapshot } from '#shared/bridge/channels';
import { useMe } from '../../state/bridge';
import { useNavigation } from '../../state/navigation';
import { useRoom } from '../../state/room';
import { type TimelineRow, timelineRows } from './timeline-rows';
import { newMessages, openingPlace, unreadBeyond } from './unread';
import { useReadMark, useSeenSeq, useUnreadDivider } from './use-read-mark';
import { type Reveal, useReveal } from './use-reveal';
import { useTimelineScroll } from './use-timeline-scroll';
import { type TimelineVirtualizer, useVirtualRows } from './use-virtual-rows';
import { useWindowAttention } from './use-window-attention';

/** Nearer to the top than this (pixels), the next page of history is fetched: before the person gets there. */
const LOAD_OLDER_WITHIN = 1_500;

interface TimelineModel {
  readonly rows: readonly TimelineRow[];
  readonly scroller: RefObject<HTMLDivElement | null>;
  readonly virtualizer: TimelineVirtualizer;
  /** Still on the way to where the room opens. */
  readonly opening: boolean;
  readonly washed: string | null;
  /** While the end is out of sight: how much came meanwhile, and the way there. Null while it is in sight. */
  readonly below: { readonly count: number; readonly go: () => void } | null;
  /** While the unread divider is not loaded: how much is unread, and the way there. Null otherwise. */
  readonly above: { readonly count: number; readonly go: () => void } | null;
}

/** What the timeline shows and where it stands. `keep` is the row with the focus, `sent` counts one's own messages. */
export function useTimeline(snapshot: RoomSnapshot, keep: string | null, sent: number): TimelineModel {
  const me = useMe().id;
  const attention = useWindowAttention();
  const readSoFar = useRef(snapshot.read);
  const readUpTo = useUnreadDivider(snapshot, attention, readSoFar);
  const { messages, outbox, more, seq } = snapshot;
  const rows = useMemo(
    () => timelineRows({ messages, outbox, more, me, readUpTo }),
    [messages, outbox, more, me, readUpTo],
  );

  const scroller = useRef<HTMLDivElement>(null);
  const virtualizer = useVirtualRows(rows, keep, scroller);
  const { atEnd, scrollToEnd, scrollToRow } = useTimelineScroll({ rows, scroller, virtualizer, sent });
  useReadMark(seq, atEnd && attention, readSoFar);
  const seen = useSeenSeq(seq, atEnd);

  const [place] = useState(() => openingPlace(snapshot));
  const { reveal, revealing, washed } = useReveal(rows, scrollToRow, place);
  useWantedMessage(reveal);
  useHistory(virtualizer.scrollOffset ?? 0, rows.length);

  const beyond = unreadBeyond(snapshot, readUpTo);
  const goToDivider = useCallback(() => reveal({ seq: (readUpTo ?? 0) + 1, as: 'divider' }), [reveal, readUpTo]);
  return {
    rows,
    scroller,
    virtualizer,
    opening: revealing && place !== null,
    washed,
    below: atEnd ? null : { count: newMessages(messages, seen, me), go: scrollToEnd },
    above: beyond > 0 && !revealing ? { count: beyond, go: goToDivider } : null,
  };
}

/** Goes to the message that navigation asks for: the one whose notification was clicked. */
function useWantedMessage(reveal: Reveal['reveal']): void {
  const { room } = useRoom();
  const wanted = useNavigation((navigation) => navigation.message);
  useEffect(() => {
    if (wanted?.room === room) reveal({ seq: wanted.seq, as: 'message' });
  }, [wanted, room, reveal]);
}

/** Fetches the next page of history when the top comes near. A page that failed waits to be asked for again. */
function useHistory(scrollOffset: number, rowCount: number): void {
  const { older, loadOlder } = useRoom();
  const near = scrollOffset < LOAD_OLDER_WITHIN;
  // biome-ignore lint/correctness/useExhaustiveDependencies: after a page of few rows the top may still be near
  useEffect(() => {
    if (near && older.state === 'idle') loadOlder();
  }, [near, older.state, loadOlder, rowCount]);
}
