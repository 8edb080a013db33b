import { createContext, type ReactNode, useCallback, useContext, useEffect, useMemo, useRef, useState } from 'react';
import { LIMITS } from '#shared/protocol/limits';
import type { ThreadEntry } from '#shared/protocol/system-channel';
import { useBridge, useHost } from './bridge';
import { useNavigation } from './navigation';
import { createPace, type Pace } from './pace';
import { useSystemEvents } from './system';

/** At most so often the host is asked, in milliseconds: replies may come by the dozen. */
const ASK_EVERY_MS = 2_000;

/** What is new in the threads of the host in view that this person takes part in, and was not read in its room. */
interface ThreadNews {
  /** Unread replies, in the threads with the newest ones. */
  readonly unread: number;
  /** Another number whenever the threads were asked for anew: who lists them does so, too. */
  readonly version: number;
  /** A thread was answered, or read here: asks again. */
  renew(): void;
  /** Reads all of them to their ends. */
  readAll(): Promise<void>;
}

const ThreadNewsContext = createContext<ThreadNews | null>(null);

/** What was found, and on which host. */
interface Found {
  readonly host: string | null;
  readonly threads: readonly ThreadEntry[];
  readonly version: number;
}

/** Keeps count of what is unread in the threads of the host in view. Stands inside a `NavigationProvider`. */
export function ThreadNewsProvider({ children }: { readonly children: ReactNode }) {
  const bridge = useBridge();
  const host = useHost(useNavigation(({ view }) => view.host));
  const id = host?.id ?? null;
  const [found, renew] = useFoundThreads(id);
  const online = host?.connection.state === 'online';
  const replies = host?.replies;
  const unreadRooms = Object.keys(host?.unread ?? {}).length;
  // biome-ignore lint/correctness/useExhaustiveDependencies: another reply is news, and so is a room that was read
  useEffect(() => {
    if (online) renew();
  }, [online, replies, unreadRooms, id, renew]);
  useSystemEvents(id, ({ event }) => {
    if (event === 'thread-read') renew();
  });

  const value = useMemo<ThreadNews>(() => {
    const threads = found.host === id ? found.threads.filter(({ unread }) => unread > 0) : [];
    return {
      unread: threads.reduce((sum, { unread }) => sum + unread, 0),
      version: found.version,
      renew,
      readAll: async () => {
        if (id === null) return;
        // One after the other: the host takes only so many at once.
        for (const { room, root, last } of threads) {
          await bridge.pushRoom(id, room, 'thread-read', { thread: root.seq, seq: last.seq });
        }
        renew();
      },
    };
  }, [bridge, id, found, renew]);
  return <ThreadNewsContext value={value}>{children}</ThreadNewsContext>;
}

/** The threads of a host that were found last, and a way to ask for them anew. */
function useFoundThreads(id: string | null): [Found, () => void] {
  const bridge = useBridge();
  const [found, setFound] = useState<Found>({ host: null, threads: [], version: 0 });
  const pace = useRef<Pace | null>(null);
  const renew = useCallback(() => pace.current?.ask(), []);
  useEffect(() => {
    if (id === null) return;
    let gone = false;
    const ask = async () => {
      const answer = await bridge.pushSystem(id, 'threads', { limit: LIMITS.listMax });
      if (gone || !answer.ok) return;
      setFound(({ version }) => ({ host: id, threads: answer.value.threads, version: version + 1 }));
    };
    pace.current = createPace(() => void ask(), ASK_EVERY_MS);
    return () => {
      gone = true;
      pace.current?.dispose();
    };
  }, [bridge, id]);
  return [found, renew];
}

/** The news of the `ThreadNewsProvider` around. */
export function useThreadNews(): ThreadNews {
  const news = useContext(ThreadNewsContext);
  if (!news) throw new Error('useThreadNews needs a ThreadNewsProvider above it.');
  return news;
}
