import { createContext, type ReactNode, useContext, useEffect, useState } from 'react';
import type { Bridge } from '#shared/bridge/bridge';
import type { AppState } from '#shared/bridge/state';
import { shareUnchanged } from './share-unchanged';

const BridgeContext = createContext<Bridge | null>(null);
const AppStateContext = createContext<AppState | null>(null);

interface BridgeProviderProps {
  readonly bridge: Bridge;
  /** What stands there until the first state has arrived: a moment. */
  readonly fallback?: ReactNode;
  readonly children: ReactNode;
}

/** Gives the tree below it the bridge and, as soon as it is there, the app's state. */
export function BridgeProvider({ bridge, fallback = null, children }: BridgeProviderProps) {
  const [state, setState] = useState<AppState | null>(null);
  // Every state comes as a copy of its own.
  useEffect(() => bridge.onState((next) => setState((before) => shareUnchanged(before, next))), [bridge]);
  return (
    <BridgeContext value={bridge}>
      {state === null ? fallback : <AppStateContext value={state}>{children}</AppStateContext>}
    </BridgeContext>
  );
}

/** The window's only way to the world outside it. */
export function useBridge(): Bridge {
  const bridge = useContext(BridgeContext);
  if (!bridge) throw new Error('useBridge needs a BridgeProvider above it.');
  return bridge;
}

/** All that the window shows beside the channels it subscribed to. */
export function useAppState(): AppState {
  const state = useContext(AppStateContext);
  if (!state) throw new Error('useAppState needs a BridgeProvider above it.');
  return state;
}

/** The person of this install. Only for what is shown after the first run. */
export function useMe(): NonNullable<AppState['me']> {
  const { me } = useAppState();
  if (!me) throw new Error('useMe is for parts that stand only after the person has a name.');
  return me;
}

/** The rail's entry of a host, or null when it was left. */
export function useHost(id: string | null): AppState['hosts'][number] | null {
  const { hosts } = useAppState();
  return hosts.find((host) => host.id === id) ?? null;
}
