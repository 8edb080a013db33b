import { createContext, type ReactNode, useContext, useEffect, useMemo, useReducer, useState } from 'react';
import { createStore, type StoreApi, useStore } from 'zustand';
import type { RoomChannelEvent } from '#shared/bridge/channels';
import { useBridge } from './bridge';
import { EventBatches } from './event-batches';
import { createRoomPages, type RoomPages } from './room-pages';
import {
  applyToRoomView,
  EMPTY_ROOM_VIEW,
  type RoomView,
  type RoomViewAction,
  type ShownMessages,
  shownMessages,
} from './room-view';

/** What is known of the room in view. */
export interface KnownRoom extends RoomView {
  /** What the timeline shows: the newest messages, or those around a far one after a jump. */
  readonly shown: ShownMessages;
}

/** Which room is in view, and what can be asked of it. The same object as long as it is. */
export interface OpenRoom extends RoomPages {
  readonly host: string;
  readonly room: string;
  /** What is known by now, for what happens once. */
  readonly known: () => KnownRoom;
  /** Subscribes anew, after the room did not open. */
  reopen(): void;
}

interface Room {
  readonly open: OpenRoom;
  readonly store: StoreApi<KnownRoom>;
}

const RoomContext = createContext<Room | null>(null);

/** Subscribes to a room for everything inside: header, conversation and people see one and the same room. */
export function RoomProvider(props: { host: string; room: string; children: ReactNode }) {
  // A room is another component state altogether: nothing of one may show in the next, not even for a frame.
  return <Subscription key={`${props.host}/${props.room}`} {...props} />;
}

/** The room of the `RoomProvider` around, and the ways through it. */
export const useOpenRoom = (): OpenRoom => useProvided().open;

/**
 * A part of what is known of the room; the component renders again when that part changes. A lively room changes twenty
 * times a second: ask for no more than is shown.
 */
export const useRoom = <T,>(select: (room: KnownRoom) => T): T => useStore(useProvided().store, select);

function useProvided(): Room {
  const room = useContext(RoomContext);
  if (!room) throw new Error('useRoom needs a RoomProvider around it.');
  return room;
}

function Subscription({ host, room, children }: { host: string; room: string; children: ReactNode }) {
  const bridge = useBridge();
  const [store] = useState(() => createStore<KnownRoom>(() => withShown(EMPTY_ROOM_VIEW)));
  const [attempt, reopen] = useReducer((count: number) => count + 1, 0);

  // biome-ignore lint/correctness/useExhaustiveDependencies: another attempt is what asks for another subscription
  useEffect(() => {
    const batches = new EventBatches<RoomChannelEvent>((events) =>
      apply(
        store,
        events.map((event) => ({ kind: 'event', event })),
      ),
    );
    const unsubscribe = bridge.subscribeRoom(host, room, (event) => batches.add(event));
    return () => {
      unsubscribe();
      batches.dispose();
    };
  }, [bridge, host, room, store, attempt]);

  const provided = useMemo<Room>(() => {
    const known = store.getState;
    const pages = createRoomPages({ bridge, host, room, known, dispatch: (action) => apply(store, [action]) });
    return { store, open: { ...pages, host, room, known, reopen } };
  }, [bridge, host, room, store]);
  return <RoomContext value={provided}>{children}</RoomContext>;
}

/** Lets things happen to a room, and whoever looks at it see them as one. */
function apply(store: StoreApi<KnownRoom>, actions: readonly RoomViewAction[]): void {
  store.setState((before) => {
    const { shown, ...known } = before;
    const view = actions.reduce<RoomView>(applyToRoomView, known);
    return view === known ? before : withShown(view, shown);
  });
}

/** A room with what is shown of it: the same object as before while that is the same. */
function withShown(view: RoomView, before?: ShownMessages): KnownRoom {
  const shown = shownMessages(view);
  const same =
    before?.messages === shown.messages &&
    before.threads === shown.threads &&
    before.more === shown.more &&
    before.newer === shown.newer;
  return { ...view, shown: same ? before : shown };
}
