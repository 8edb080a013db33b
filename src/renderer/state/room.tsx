import { createContext, type ReactNode, useContext, useEffect, useMemo, useReducer } from 'react';
import type { RoomChannelEvent } from '#shared/bridge/channels';
import { useBridge } from './bridge';
import { EventBatches } from './event-batches';
import { applyToRoomView, EMPTY_ROOM_VIEW, type RoomView, type ShownMessages, shownMessages } from './room-view';
import { type RoomPages, useRoomPages } from './use-room-pages';

/** The room in view, and what can be asked of it. */
export interface OpenRoom extends RoomView, RoomPages {
  readonly host: string;
  readonly room: string;
  /** What the timeline shows: the newest messages, or those around a far one after a jump. */
  readonly shown: ShownMessages;
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
  useEffect(() => {
    const batches = new EventBatches<RoomChannelEvent>((events) => {
      for (const event of events) dispatch({ kind: 'event', event });
    });
    const unsubscribe = bridge.subscribeRoom(host, room, (event) => batches.add(event));
    return () => {
      unsubscribe();
      batches.dispose();
    };
  }, [bridge, host, room, attempt]);

  const { snapshot, detached } = view;
  const shown = useMemo(() => shownMessages({ snapshot, detached }), [snapshot, detached]);
  const pages = useRoomPages({ host, room, view, shown, dispatch });
  const open = useMemo(() => ({ ...view, ...pages, shown, host, room, reopen }), [view, pages, shown, host, room]);
  return <RoomContext value={open}>{children}</RoomContext>;
}
