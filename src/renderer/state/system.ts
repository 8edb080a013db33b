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
import { EventBatches } from './event-batches';

/** The systems of the hosts that are shown, shared by everybody who asks for them. */
interface SystemSource {
  /** What was told of last. */
  get(host: string): SystemSnapshot | null;
  /** Hears of every event at once; the first listener of a host subscribes to it, the last one to go ends that. */
  subscribe(host: string, listener: Listener): () => void;
  /** Hears when there is another snapshot: where a hundred people come at once, twenty times a second. */
  watch(host: string, watcher: () => void): () => void;
}

type Listener = (event: SystemChannelEvent) => void;

interface Entry {
  snapshot: SystemSnapshot | null;
  readonly listeners: Set<Listener>;
  readonly watchers: Set<() => void>;
  readonly end: () => void;
}

/** Keeps one subscription per host, however many components look at it. */
export function createSystemSource(bridge: Pick<Bridge, 'subscribeSystem'>): SystemSource {
  const entries = new Map<string, Entry>();
  const open = (host: string): Entry => {
    const listeners = new Set<Listener>();
    const watchers = new Set<() => void>();
    const batches = new EventBatches<SystemChannelEvent>((events) => {
      entry.snapshot = events.reduce(followSystem, entry.snapshot);
      for (const watcher of watchers) watcher();
    });
    const end = bridge.subscribeSystem(host, (event) => {
      batches.add(event);
      for (const listener of listeners) listener(event);
    });
    const close = () => {
      end();
      batches.dispose();
    };
    const entry: Entry = { snapshot: null, listeners, watchers, end: close };
    entries.set(host, entry);
    return entry;
  };
  const join = <T>(host: string, of: (entry: Entry) => Set<T>, one: T) => {
    const entry = entries.get(host) ?? open(host);
    of(entry).add(one);
    return () => {
      of(entry).delete(one);
      if (entry.listeners.size + entry.watchers.size > 0 || entries.get(host) !== entry) return;
      entry.end();
      entries.delete(host);
    };
  };
  return {
    get: (host) => entries.get(host)?.snapshot ?? null,
    subscribe: (host, listener) => join(host, (entry) => entry.listeners, listener),
    watch: (host, watcher) => join(host, (entry) => entry.watchers, watcher),
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
export const useSystem = (host: string | null): SystemSnapshot | null => useSystemPart(host, whole);

const whole = (system: SystemSnapshot): SystemSnapshot => system;

/**
 * A part of what is known of a host, null before its first snapshot; the component renders again when that part changes.
 * `select` returns what is there, no object of its own.
 */
export function useSystemPart<T>(host: string | null, select: (system: SystemSnapshot) => T): T | null {
  const source = useContext(SystemContext);
  if (!source) throw new Error('useSystem needs a SystemProvider above it.');
  const watch = useCallback(
    (watcher: () => void) => (host === null ? () => undefined : source.watch(host, watcher)),
    [host, source],
  );
  return useSyncExternalStore(watch, () => {
    const system = host === null ? null : source.get(host);
    return system && select(system);
  });
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
    const ends = key.split(' ').map((host) => (host === '' ? () => undefined : source.watch(host, renew)));
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
