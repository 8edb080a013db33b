import { createContext, type ReactNode, useCallback, useContext, useEffect, useMemo, useReducer, useRef } from 'react';
import { LIMITS } from '#shared/protocol/limits';
import { useBridge } from './bridge';
import { applyToRoomView, EMPTY_ROOM_VIEW, type RoomView } from './room-view';

/** The room in view, and what can be asked of it. */
export interface OpenRoom extends RoomView {
  readonly host: string;
  readonly room: string;
  /** Fetches the page of history before the oldest message at hand; nothing happens when there is none or one is on its way. */
  loadOlder(): void;
  /** Subscribes anew, after the room did not open. */
  reopen(): void;
}

const RoomContext = createContext<OpenRoom | null>(null);

/** Subscribes to a room for everything inside: header, conversation and people see one and the same room. */
export function RoomProvider(props: { host: string; room: string; children: ReactNode }) {
  // A room is another component state altogether: nothing of one may show in the next, not even for a frame.
  return <Subscription key={`${props.host}/${props.room}`} {...props} />;
}

/** The room of the `RoomProvider` around. */
export function useRoom(): OpenRoom {
  const room = useContext(RoomContext);
  if (!room) throw new Error('useRoom needs a RoomProvider around it.');
  return room;
}

function Subscription({ host, room, children }: { host: string; room: string; children: ReactNode }) {
  const bridge = useBridge();
  const [view, dispatch] = useReducer(applyToRoomView, EMPTY_ROOM_VIEW);
  const [attempt, reopen] = useReducer((count: number) => count + 1, 0);

  // biome-ignore lint/correctness/useExhaustiveDependencies: another attempt is what asks for another subscription
  useEffect(
    () => bridge.subscribeRoom(host, room, (event) => dispatch({ kind: 'event', event })),
    [bridge, host, room, attempt],
  );

  const before = view.snapshot?.more ? (view.snapshot.messages[0]?.seq ?? null) : null;
  // Asking twice in one frame fetches one page.
  const asked = useRef<number | null>(null);
  const loadOlder = useCallback(async () => {
    if (before === null || asked.current === before) return;
    asked.current = before;
    dispatch({ kind: 'older-asked' });
    const page = await bridge.pushRoom(host, room, 'history', { before, limit: LIMITS.historyMax });
    asked.current = null;
    if (page.ok) dispatch({ kind: 'older-came', before, page: page.value });
    else dispatch({ kind: 'older-failed', message: page.error.message });
  }, [bridge, host, room, before]);

  const open = useMemo(() => ({ ...view, host, room, loadOlder, reopen }), [view, host, room, loadOlder]);
  return <RoomContext value={open}>{children}</RoomContext>;
}
