import { createContext, type ReactNode, useContext, useEffect, useState } from 'react';
import { createStore, type StoreApi, useStore } from 'zustand';
import type { Bridge } from '#shared/bridge/bridge';
import type { AppState } from '#shared/bridge/state';
import { shareUnchanged } from './share-unchanged';

const BridgeContext = createContext<Bridge | null>(null);

/** The app's state as it was told last; null until the first has arrived. */
interface Told {
  readonly state: AppState | null;
}

const ToldContext = createContext<StoreApi<Told> | null>(null);

interface BridgeProviderProps {
  readonly bridge: Bridge;
  /** What stands there until the first state has arrived: a moment. */
  readonly fallback?: ReactNode;
  readonly children: ReactNode;
}

/** Gives the tree below it the bridge and, as soon as it is there, the app's state. */
export function BridgeProvider({ bridge, fallback = null, children }: BridgeProviderProps) {
  const [told] = useState(() => createStore<Told>(() => ({ state: null })));
  // Every state comes as a copy of its own.
  useEffect(
    () => bridge.onState((next) => told.setState((before) => ({ state: shareUnchanged(before.state, next) }))),
    [bridge, told],
  );
  const known = useStore(told, ({ state }) => state !== null);
  return (
    <BridgeContext value={bridge}>
      <ToldContext value={told}>{known ? children : fallback}</ToldContext>
    </BridgeContext>
  );
}

/** The window's only way to the world outside it. */
export function useBridge(): Bridge {
  const bridge = useContext(BridgeContext);
  if (!bridge) throw new Error('useBridge needs a BridgeProvider above it.');
  return bridge;
}

/**
 * A part of what the window shows beside the channels it subscribed to; the component renders again when that part
 * changes. `select` returns what is there, no object of its own.
 */
export function useAppState<T>(select: (state: AppState) => T): T {
  return useStore(useTold(), (told) => select(current(told)));
}

/** All of it as it is by now, for what happens once. */
export function useLatestAppState(): () => AppState {
  const told = useTold();
  return () => current(told.getState());
}

function useTold(): StoreApi<Told> {
  const told = useContext(ToldContext);
  if (!told) throw new Error('useAppState needs a BridgeProvider above it.');
  return told;
}

function current({ state }: Told): AppState {
  if (!state) throw new Error('useAppState is for parts that stand only once the state is there.');
  return state;
}

/** The person of this install. Only for what is shown after the first run. */
export function useMe(): NonNullable<AppState['me']> {
  const me = useAppState((state) => state.me);
  if (!me) throw new Error('useMe is for parts that stand only after the person has a name.');
  return me;
}

/** The rail's entry of a host, or null when it was left. */
export const useHost = (id: string | null): AppState['hosts'][number] | null =>
  useAppState(({ hosts }) => hosts.find((host) => host.id === id) ?? null);
