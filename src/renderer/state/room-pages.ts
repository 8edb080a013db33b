import type { Bridge } from '#shared/bridge/bridge';
import { LIMITS } from '#shared/protocol/limits';
import type { RoomPushPayload } from '#shared/protocol/room-channel';
import type { PageEdge, RoomView, RoomViewAction, ShownMessages } from './room-view';

/** The ways through the history of the room in view. */
export interface RoomPages {
  /** Fetches the page before the oldest message shown; nothing happens when there is none or one is on its way. */
  loadOlder(): void;
  /** Fetches the page after the newest message shown, while that is not the end of the room. */
  loadNewer(): void;
  /** Shows the messages around one, however far it is, without what lies between. */
  showAround(seq: number): void;
  /** Shows the newest messages again. */
  showNewest(): void;
  /** Tells what is in sight, by seq, so that what is far from it need not be kept. */
  lookedAt(first: number, last: number): void;
  /** Fetches messages that are quoted and not at hand; each once. */
  fetchOriginals(seqs: readonly number[]): void;
}

/** What pages go through: the room, as it is known by now, and what happens to it. */
export interface RoomPagesOptions {
  readonly bridge: Bridge;
  readonly host: string;
  readonly room: string;
  known(): RoomView & { readonly shown: ShownMessages };
  dispatch(action: RoomViewAction): void;
}

/** Pages through the history of a room. */
export function createRoomPages(options: RoomPagesOptions): RoomPages {
  const { known, dispatch } = options;
  const pager = createPager(options);
  return {
    loadOlder: () => {
      const { messages, more } = known().shown;
      const before = messages[0]?.seq;
      if (more && before !== undefined) pager.ask('older', before, { before, limit: LIMITS.historyMax });
    },
    loadNewer: () => {
      const { messages, newer } = known().shown;
      const after = messages.at(-1)?.seq;
      if (newer && after !== undefined) pager.ask('newer', after, { after, limit: LIMITS.historyMax });
    },
    showAround: (seq) => {
      const live = known().snapshot?.messages ?? [];
      if ((live[0]?.seq ?? Number.POSITIVE_INFINITY) < seq) dispatch({ kind: 'newest-shown' });
      else pager.ask('around', seq, { around: seq, limit: LIMITS.historyMax });
    },
    showNewest: () => dispatch({ kind: 'newest-shown' }),
    lookedAt: (first, last) => dispatch({ kind: 'looked-at', first, last }),
    fetchOriginals: pager.originals,
  };
}

function createPager({ bridge, host, room, dispatch }: RoomPagesOptions) {
  // Asking twice in one frame fetches one page.
  const asked = new Map<PageEdge, number>();
  const fetched = new Set<number>();
  const ask = async (edge: PageEdge, from: number, selection: RoomPushPayload<'history'>) => {
    if (asked.get(edge) === from) return;
    asked.set(edge, from);
    dispatch({ kind: 'page-asked', edge });
    const answer = await bridge.pushRoom(host, room, 'history', selection);
    if (asked.get(edge) === from) asked.delete(edge);
    if (answer.ok) dispatch({ kind: 'page-came', edge, from, page: answer.value });
    else dispatch({ kind: 'page-failed', edge, message: answer.error.message });
  };
  const original = async (seq: number) => {
    fetched.add(seq);
    const answer = await bridge.pushRoom(host, room, 'history', { around: seq, limit: 1 });
    const messages = answer.ok ? answer.value.messages.filter((message) => message.seq === seq) : [];
    if (messages.length > 0) dispatch({ kind: 'originals-came', messages });
    // Asked for again when the row comes back into sight.
    if (!answer.ok) fetched.delete(seq);
  };
  return {
    ask: (edge: PageEdge, from: number, selection: RoomPushPayload<'history'>) => void ask(edge, from, selection),
    originals: (seqs: readonly number[]) => {
      for (const seq of seqs) if (!fetched.has(seq)) void original(seq);
    },
  };
}
