import { type RefObject, useCallback, useEffect, useLayoutEffect, useRef, useState } from 'react';
import type { RoomSnapshot } from '#shared/bridge/channels';
import type { ChatMessage } from '#shared/nouns/message';
import { useBridge } from '../../state/bridge';
import { useOpenRoom } from '../../state/room';
import { useThreadNews } from '../../state/thread-news';

/** Up to which message the room is read, as far as this window knows. Shared by the two hooks below. */
export type ReadSoFar = RefObject<number>;

/** Where the unread divider stands, and the way to put it elsewhere. */
interface UnreadDivider {
  /** After this message; null for no divider. */
  readonly readUpTo: number | null;
  /** Puts it before a message that was marked unread. */
  readonly divideAt: (seq: number) => void;
}

/**
 * Where the unread divider stands: after the last message read before the room was opened, or before the person turned
 * away from the window. Null for no divider. It stays while reading and goes when the room is left.
 */
export function useUnreadDivider({ read, seq }: RoomSnapshot, attention: boolean, readSoFar: ReadSoFar): UnreadDivider {
  const [after, setAfter] = useState<number | null>(read > 0 ? read : null);
  const latest = useRef(seq);
  // Where everything was read when the person turned away: what comes after it is new when they are back.
  const leftAt = useRef<number | null>(null);
  useEffect(() => {
    leftAt.current = !attention && readSoFar.current >= latest.current ? latest.current : null;
  }, [attention, readSoFar]);
  useEffect(() => {
    latest.current = seq;
    if (leftAt.current === null || seq <= leftAt.current) return;
    setAfter(leftAt.current);
    leftAt.current = null;
  }, [seq]);
  const divideAt = useCallback((from: number) => setAfter(from - 1), []);
  return { readUpTo: after, divideAt };
}

/** Marks the room read while `reading`: its end is in sight and the window has the person's attention. */
export function useReadMark(seq: number, reading: boolean, readSoFar: ReadSoFar): void {
  const bridge = useBridge();
  const { host, room, known } = useOpenRoom();
  const { renew } = useThreadNews();
  useEffect(() => {
    const from = readSoFar.current;
    if (!reading || seq <= from) return;
    readSoFar.current = seq;
    const read = bridge.request('room.read', { host, room, seq });
    // A reply that is read here is not unread in its thread.
    if (hasReplyAfter(from, known().snapshot?.messages ?? [])) void read.then(renew);
  }, [reading, seq, readSoFar, bridge, host, room, known, renew]);
}

const hasReplyAfter = (seq: number, messages: readonly ChatMessage[]): boolean =>
  (messages.findLast((message) => message.thread !== null || message.seq <= seq)?.seq ?? 0) > seq;

/** The newest message there was when the end was last in sight: later ones are counted in words at the edge. */
export function useSeenSeq(seq: number, atEnd: boolean): number {
  const [seen, setSeen] = useState(seq);
  const latest = useRef(seq);
  // Asked for only once the end is out of sight: until then a new message draws nothing anew for it.
  useLayoutEffect(() => {
    if (atEnd) latest.current = seq;
    else setSeen(latest.current);
  }, [atEnd, seq]);
  return seen;
}
