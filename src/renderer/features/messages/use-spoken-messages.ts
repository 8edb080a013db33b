import { useEffect, useRef } from 'react';
import type { RoomSnapshot } from '#shared/bridge/channels';
import { useAnnounce } from '../../ui/live-region';
import { type AnnouncementThrottle, createAnnouncementThrottle } from './announcement-throttle';
import type { Author } from './message-row';
import { failureWords } from './sending';

/** Speaks new messages of others in the open room, and one's own that could not be sent. */
export function useSpokenMessages(snapshot: RoomSnapshot, me: string, authorOf: (id: string) => Author): void {
  const announce = useAnnounce();
  const throttle = useRef<AnnouncementThrottle | null>(null);
  useEffect(() => {
    const created = createAnnouncementThrottle({ say: announce, now: () => performance.now(), after });
    throttle.current = created;
    return () => created.dispose();
  }, [announce]);

  const heard = useRef(snapshot.seq);
  useEffect(() => {
    const before = heard.current;
    heard.current = snapshot.seq;
    if (snapshot.seq <= before) return;
    const fresh = snapshot.messages
      .slice(-(snapshot.seq - before))
      .filter(({ seq, user }) => seq > before && user !== me);
    for (const { user, message } of fresh) throttle.current?.add({ author: authorOf(user).name, text: message });
  }, [snapshot, me, authorOf]);

  const failed = useRef(new Set<string>());
  useEffect(() => {
    const now = snapshot.outbox.filter((entry) => entry.state === 'failed');
    for (const { client_id, error } of now)
      if (!failed.current.has(client_id)) announce(failureWords(error), 'assertive');
    failed.current = new Set(now.map(({ client_id }) => client_id));
  }, [snapshot.outbox, announce]);
}

function after(ms: number, callback: () => void): () => void {
  const timer = setTimeout(callback, ms);
  return () => clearTimeout(timer);
}
