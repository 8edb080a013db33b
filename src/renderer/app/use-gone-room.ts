import { useEffect, useRef, useState } from 'react';
import type { SystemSnapshot } from '#shared/bridge/channels';
import { type Navigation, useNavigationStore } from '../state/navigation';

/** A room that was open when it went, to be told of in the room that took its place. */
export interface GoneRoom {
  readonly id: string;
  readonly name: string;
  readonly dismiss: () => void;
}

interface Gone {
  readonly id: string;
  readonly name: string;
  /** The room that opened instead, once it is known. The words go when the person leaves it. */
  readonly toldIn: string | null;
}

/**
 * Notices that the room in view went away by somebody else's doing: deleted, or the person taken out of it. Call it
 * before the hook that opens another room.
 */
export function useGoneRoom(system: SystemSnapshot | null, room: string | null): GoneRoom | null {
  const store = useNavigationStore();
  const [gone, setGone] = useState<Gone | null>(null);
  const inView = useRef<{ readonly id: string; readonly name: string } | null>(null);
  useEffect(() => {
    if (!system || room === null) return;
    const open = system.chatrooms.find(({ id }) => id === room);
    if (open) {
      inView.current = { id: open.id, name: open.name };
      setGone((before) => toldNow(before, open.id));
      return;
    }
    const before = inView.current;
    if (before?.id === room && !isEndedHere(store.getState(), room)) setGone({ ...before, toldIn: null });
  }, [system, room, store]);
  return gone && { id: gone.id, name: gone.name, dismiss: () => setGone(null) };
}

function toldNow(gone: Gone | null, open: string): Gone | null {
  if (gone === null || gone.toldIn === open) return gone;
  return gone.toldIn === null ? { ...gone, toldIn: open } : null;
}

/** The person is just deleting or leaving it, or its team: the news comes before the host's answer. */
function isEndedHere({ dialog }: Navigation, room: string): boolean {
  if (dialog?.kind === 'team') return true;
  return (dialog?.kind === 'delete-room' || dialog?.kind === 'leave-room') && dialog.room.id === room;
}
