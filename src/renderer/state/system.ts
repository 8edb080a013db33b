import {
  createContext,
  createElement,
  type ReactNode,
  useCallback,
  useContext,
  useEffect,
  useReducer,
  useRef,
  useState,
  useSyncExternalStore,
} from 'react';
import type { Bridge } from '#shared/bridge/bridge';
import type { SystemChannelEvent, SystemSnapshot } from '#shared/bridge/channels';
import { followSystem } from '#shared/state/system-state';
import { useBridge } from './bridge';

/** The systems of the hosts that are shown, shared by everybody who asks for them. */
interface SystemSource {
  get(host: string): SystemSnapshot | null;
  /** Hears of events; the first listener of a host subscribes to it, the last one to go ends that. */
  subscribe(host: string, listener: Listener): () => void;
}

type Listener = (event: SystemChannelEvent) => void;

interface Entry {
  snapshot: SystemSnapshot | null;
  readonly listeners: Set<Listener>;
  readonly end: () => void;
}

/** Keeps one subscription per host, however many components look at it. */
export function createSystemSource(bridge: Pick<Bridge, 'subscribeSystem'>): SystemSource {
  const entries = new Map<string, Entry>();
  const open = (host: string): Entry => {
    const listeners = new Set<Listener>();
    const end = bridge.subscribeSystem(host, (event) => {
      entry.snapshot = followSystem(entry.snapshot, event);
      for (const listener of listeners) listener(event);
    });
    const entry: Entry = { snapshot: null, listeners, end };
    entries.set(host, entry);
    return entry;
  };
  return {
    get: (host) => entries.get(host)?.snapshot ?? null,
    subscribe(host, listener) {
      const entry = entries.get(host) ?? open(host);
      entry.listeners.add(listener);
      return () => {
        entry.listeners.delete(listener);
        if (entry.listeners.size > 0) return;
        entry.end();
        entries.delete(host);
      };
    },
  };
}

const SystemContext = createContext<SystemSource | null>(null);

/** Shares the hosts' systems among the components below it. */
export function SystemProvider({ children }: { readonly children: ReactNode }) {
  const bridge = useBridge();
  const [source] = useState(() => createSystemSource(bridge));
  return createElement(SystemContext, { value: source }, children);
}

/** All that is known of a host: null until its first snapshot, or when no host is named. */
export function useSystem(host: string | null): SystemSnapshot | null {
  const source = useContext(SystemContext);
  if (!source) throw new Error('useSystem needs a SystemProvider above it.');
  const subscribe = useCallback(
    (listener: () => void) => (host === null ? () => undefined : source.subscribe(host, listener)),
    [host, source],
  );
  return useSyncExternalStore(subscribe, () => (host === null ? null : source.get(host)));
}

/** Hears every event of a host: for what a snapshot does not hold. */
export function useSystemEvents(host: string | null, listener: Listener): void {
  const source = useContext(SystemContext);
  if (!source) throw new Error('useSystemEvents needs a SystemProvider above it.');
  const latest = useRef(listener);
  useEffect(() => {
    latest.current = listener;
  });
  useEffect(
    () => (host === null ? undefined : source.subscribe(host, (event) => latest.current(event))),
    [host, source],
  );
}

/** All that is known of several hosts at once: those without a snapshot yet are absent. */
export function useSystems(hosts: readonly string[]): ReadonlyMap<string, SystemSnapshot> {
  const source = useContext(SystemContext);
  if (!source) throw new Error('useSystems needs a SystemProvider above it.');
  const [, renew] = useReducer((count: number) => count + 1, 0);
  const key = hosts.join(' ');
  useEffect(() => {
    const ends = key.split(' ').map((host) => (host === '' ? () => undefined : source.subscribe(host, renew)));
    renew();
    return () => {
      for (const end of ends) end();
    };
  }, [key, source]);
  return new Map(
    hosts.flatMap((host) => {
      const system = source.get(host);
      return system ? [[host, system] as const] : [];
    }),
  );
}
