import { useEffect, useMemo, useRef, useState } from 'react';
import type { ChatMessage } from '#shared/nouns/message';
import { useBridge, useMe } from '../../../state/bridge';
import { useOpenRoom, useRoom } from '../../../state/room';
import { useThreadNews } from '../../../state/thread-news';
import { shareRows, type TimelineRow } from '../timeline-rows';
import { newMessages } from '../unread';
import { useSeenSeq } from '../use-read-mark';
import { useTimelineScroll } from '../use-timeline-scroll';
import { useVirtualRows } from '../use-virtual-rows';
import { useWindowAttention } from '../use-window-attention';
import { threadRows } from './thread-rows';
import type { ThreadView } from './thread-view';

/** Nearer to the top than this (pixels), older replies are fetched. */
const LOAD_WITHIN = 800;

interface ThreadContent extends Omit<ThreadView, 'root' | 'problem'> {
  readonly root: ChatMessage;
  loadOlder(): void;
}

const ALREADY = () => undefined;

/** The rows of a thread and where they stand. `keep` is the row with the focus, `sent` counts one's own replies. */
export function useThreadList(view: ThreadContent, keep: string | null, sent: number) {
  const { root, messages, older, loadOlder } = view;
  const me = useMe().id;
  const rows = useThreadRows(view, me);
  const scroller = useRef<HTMLDivElement>(null);
  const virtualizer = useVirtualRows(rows, keep, scroller, true);
  const scroll = useTimelineScroll({ rows, scroller, virtualizer, sent, live: true, showNewest: ALREADY });
  const { atEnd, scrollToEnd, scrollToRow } = scroll;
  const last = messages.at(-1)?.seq ?? root.seq;
  const attention = useWindowAttention();
  useThreadRead(root.seq, last, atEnd && attention, view.read);
  const seen = useSeenSeq(last, atEnd);

  // Opens at what is new, where something is.
  const [divider] = useState(() => rows.findIndex(({ kind }) => kind === 'unread'));
  const [opening, setOpening] = useState(divider >= 0);
  useEffect(() => {
    if (!opening) return;
    scrollToRow(divider, 'start');
    setOpening(false);
  }, [opening, divider, scrollToRow]);

  const near = !opening && (virtualizer.scrollOffset ?? 0) < LOAD_WITHIN;
  // biome-ignore lint/correctness/useExhaustiveDependencies: after a page of few rows the top may still be near
  useEffect(() => {
    if (near && older.state === 'idle') loadOlder();
  }, [near, older.state, loadOlder, rows.length]);

  const count = newMessages({ messages, seq: last }, seen, me);
  return { rows, scroller, virtualizer, opening, below: atEnd ? null : { count, go: scrollToEnd } };
}

function useThreadRows({ root, messages, more, read, replies }: ThreadContent, me: string): readonly TimelineRow[] {
  const outbox = useRoom(({ snapshot }) => snapshot?.outbox);
  const before = useRef<readonly TimelineRow[]>([]);
  const rows = useMemo(
    () => shareRows(before.current, threadRows({ messages, more, read, replies }, root, outbox ?? [], me)),
    [messages, more, read, replies, root, outbox, me],
  );
  useEffect(() => {
    before.current = rows;
  }, [rows]);
  return rows;
}

/** Tells the host how far the thread is read, while its end is in sight. */
function useThreadRead(thread: number, last: number, reading: boolean, read: number): void {
  const bridge = useBridge();
  const { host, room } = useOpenRoom();
  const { renew } = useThreadNews();
  const told = useRef(read);
  useEffect(() => {
    if (!reading || last <= told.current || last <= thread) return;
    told.current = last;
    void bridge.pushRoom(host, room, 'thread-read', { thread, seq: last }).then(renew);
  }, [reading, last, thread, bridge, host, room, renew]);
}
