import { type RefObject, useCallback, useEffect, useMemo, useRef, useState } from 'react';
import type { RoomSnapshot } from '#shared/bridge/channels';
import { useMe } from '../../state/bridge';
import { KEPT_AT_MOST } from '../../state/message-window';
import { useNavigation } from '../../state/navigation';
import { useOpenRoom, useRoom } from '../../state/room';
import type { ShownMessages } from '../../state/room-view';
import { useDelayed } from '../../ui/use-delayed';
import { shareRows, type TimelineContent, type TimelineRow, timelineRows } from './timeline-rows';
import { newMessages, openingPlace, unreadBeyond } from './unread';
import { useReadMark, useSeenSeq, useUnreadDivider } from './use-read-mark';
import { type Reveal, useReveal } from './use-reveal';
import { useTimelineScroll } from './use-timeline-scroll';
import { type TimelineVirtualizer, useVirtualRows } from './use-virtual-rows';
import { useWindowAttention } from './use-window-attention';

/** How long a room stays empty on the way to where it opens; after that what is known of it is shown. */
const OPENING_MS = 300;

/** Nearer to an edge than this (pixels), the next page of history is fetched: before the person gets there. */
const LOAD_WITHIN = 1_500;

interface TimelineModel {
  readonly rows: readonly TimelineRow[];
  readonly scroller: RefObject<HTMLDivElement | null>;
  readonly virtualizer: TimelineVirtualizer;
  /** Still on the way to where the room opens. */
  readonly opening: boolean;
  readonly washed: string | null;
  readonly reveal: Reveal['reveal'];
  /** Puts the unread divider before a message: it was marked unread. */
  readonly divideAt: (seq: number) => void;
  /** While the end is out of sight: how much came meanwhile, and the way there. Null while it is in sight. */
  readonly below: { readonly count: number; readonly go: () => void } | null;
  /** While the unread divider is not loaded: how much is unread, and the way there. Null otherwise. */
  readonly above: { readonly count: number; readonly go: () => void } | null;
}

const NO_OUTBOX: TimelineContent['outbox'] = [];

/** What the timeline shows and where it stands. `keep` is the row with the focus, `sent` counts one's own messages. */
export function useTimeline(snapshot: RoomSnapshot, keep: string | null, sent: number): TimelineModel {
  const me = useMe().id;
  const { showNewest } = useOpenRoom();
  const shown = useRoom((room) => room.shown);
  const attention = useWindowAttention();
  const readSoFar = useRef(snapshot.read);
  const { readUpTo, divideAt } = useUnreadDivider(snapshot, attention, readSoFar);
  const { messages, more, newer } = shown;
  const live = !newer;
  const outbox = live ? snapshot.outbox : NO_OUTBOX;
  const rows = useTimelineRows({ messages, outbox, more, me, readUpTo });

  const scroller = useRef<HTMLDivElement>(null);
  const virtualizer = useVirtualRows(rows, keep, scroller, live);
  const scroll = useTimelineScroll({ rows, scroller, virtualizer, sent, live, showNewest });
  const { atEnd, scrollToEnd, scrollToRow } = scroll;
  const { seq } = snapshot;
  useReadMark(seq, atEnd && live && attention, readSoFar);
  const seen = useSeenSeq(seq, atEnd && live);

  const [place] = useState(() => openingPlace(snapshot));
  const { reveal, revealing, washed } = useReveal(rows, scrollToRow, place);
  const slow = useDelayed(revealing, OPENING_MS);
  useWantedMessage(reveal);
  useHistory(virtualizer, rows.length, !revealing);
  useLookedAt(rows, virtualizer, shown);

  const beyond = unreadBeyond(snapshot, shown, readUpTo);
  const goToDivider = useCallback(() => reveal({ seq: (readUpTo ?? 0) + 1, as: 'divider' }), [reveal, readUpTo]);
  return {
    rows,
    scroller,
    virtualizer,
    opening: revealing && place !== null && !slow,
    washed,
    reveal,
    divideAt,
    below: atEnd && live ? null : { count: newMessages(snapshot, seen, me), go: scrollToEnd },
    above: beyond > 0 && !revealing ? { count: beyond, go: goToDivider } : null,
  };
}

/** The rows, each the same object for as long as it shows the same. */
function useTimelineRows({ messages, outbox, more, me, readUpTo }: TimelineContent): readonly TimelineRow[] {
  const before = useRef<readonly TimelineRow[]>([]);
  const rows = useMemo(
    () => shareRows(before.current, timelineRows({ messages, outbox, more, me, readUpTo })),
    [messages, outbox, more, me, readUpTo],
  );
  useEffect(() => {
    before.current = rows;
  }, [rows]);
  return rows;
}

/** Goes to the message that navigation asks for: the one whose notification, link or search result was clicked. */
function useWantedMessage(reveal: Reveal['reveal']): void {
  const { room } = useOpenRoom();
  const wanted = useNavigation((navigation) => navigation.message);
  useEffect(() => {
    if (wanted?.room === room) reveal({ seq: wanted.seq, as: 'message' });
  }, [wanted, room, reveal]);
}

/** Fetches the next page of history when an edge comes near. A page that failed waits to be asked for again. */
function useHistory(virtualizer: TimelineVirtualizer, rowCount: number, settled: boolean): void {
  const { loadOlder, loadNewer } = useOpenRoom();
  const older = useRoom((room) => room.older);
  const newer = useRoom((room) => room.newer);
  const offset = virtualizer.scrollOffset ?? 0;
  const below = virtualizer.getTotalSize() - offset - (virtualizer.scrollRect?.height ?? 0);
  const nearTop = settled && offset < LOAD_WITHIN;
  const nearEnd = settled && below < LOAD_WITHIN;
  // biome-ignore lint/correctness/useExhaustiveDependencies: after a page of few rows the edge may still be near
  useEffect(() => {
    if (nearTop && older.state === 'idle') loadOlder();
  }, [nearTop, older.state, loadOlder, rowCount]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: after a page of few rows the edge may still be near
  useEffect(() => {
    if (nearEnd && newer.state === 'idle') loadNewer();
  }, [nearEnd, newer.state, loadNewer, rowCount]);
}

/** Once many messages are at hand, tells which are in sight, so that those far from it can go. */
function useLookedAt(rows: readonly TimelineRow[], virtualizer: TimelineVirtualizer, shown: ShownMessages): void {
  const { lookedAt } = useOpenRoom();
  const many = shown.messages.length > KEPT_AT_MOST;
  useEffect(() => {
    const range = virtualizer.range;
    if (!many || !range) return;
    const inSight = rows
      .slice(range.startIndex, range.endIndex + 1)
      .flatMap((row) => (row.kind === 'message' ? [row.message.seq] : []));
    const newest = shown.messages.at(-1)?.seq ?? 0;
    lookedAt(inSight[0] ?? newest, inSight.at(-1) ?? newest);
  }, [many, rows, virtualizer, shown, lookedAt]);
}
