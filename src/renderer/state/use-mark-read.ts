import { useCallback } from 'react';
import type { HostEntry } from '#shared/bridge/state';
import { useBridge } from './bridge';
import { useThreadNews } from './thread-news';

/** Marks rooms as read up to their newest message, whether or not they are open. */
export interface MarkRead {
  room(host: string, room: string): Promise<void>;
  /** Every room with something unread in it, and the threads. The host is the one in view. */
  all(host: HostEntry): Promise<void>;
}

export function useMarkRead(): MarkRead {
  const bridge = useBridge();
  const { readAll: readThreads } = useThreadNews();
  const room = useCallback(
    async (host: string, id: string) => {
      await bridge.request('room.read', { host, room: id, seq: null });
    },
    [bridge],
  );
  const all = useCallback(
    async (host: HostEntry) => {
      await Promise.all([...Object.keys(host.unread).map((id) => room(host.id, id)), readThreads()]);
    },
    [room, readThreads],
  );
  return { room, all };
}
