import { useCallback } from 'react';
import type { HostEntry } from '#shared/bridge/state';
import { useBridge } from './bridge';

/** Marks rooms as read up to their newest message, whether or not they are open. */
export interface MarkRead {
  room(host: string, room: string): Promise<void>;
  /** Every room with something unread in it. */
  all(host: HostEntry): Promise<void>;
}

export function useMarkRead(): MarkRead {
  const bridge = useBridge();
  const room = useCallback(
    async (host: string, id: string) => {
      // The list of rooms does not follow every message: the room itself knows its last one.
      const newest = await bridge.pushRoom(host, id, 'history', { limit: 1 });
      const seq = newest.ok ? newest.value.messages.at(-1)?.seq : undefined;
      if (seq !== undefined) await bridge.request('room.read', { host, room: id, seq });
    },
    [bridge],
  );
  const all = useCallback(
    async (host: HostEntry) => {
      // One after the other: a host takes only so many pushes at once.
      for (const id of Object.keys(host.unread)) await room(host.id, id);
    },
    [room],
  );
  return { room, all };
}
