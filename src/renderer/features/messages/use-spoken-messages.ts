import { useEffect, useRef } from 'react';
import { actionOf, isAction } from '#shared/action-text';
import type { RoomSnapshot } from '#shared/bridge/channels';
import type { ChatMessage } from '#shared/nouns/message';
import { plainTextOf } from '#shared/rich-text/plain-text';
import type { Words } from '#shared/words/words';
import { useWords } from '../../state/words';
import { useAnnounce } from '../../ui/live-region';
import { type AnnouncementThrottle, createAnnouncementThrottle } from './announcement-throttle';
import type { Author } from './row/row-actions';

/** Speaks new messages of others in the open room, and one's own that could not be sent. */
export function useSpokenMessages(snapshot: RoomSnapshot, me: string, authorOf: (id: string) => Author): void {
  const announce = useAnnounce();
  const words = useWords();
  const throttle = useRef<AnnouncementThrottle | null>(null);
  useEffect(() => {
    const created = createAnnouncementThrottle({
      say: announce,
      words: words.messages.spoken,
      now: () => performance.now(),
      after,
    });
    throttle.current = created;
    return () => created.dispose();
  }, [announce, words]);

  const heard = useRef(snapshot.seq);
  useEffect(() => {
    const before = heard.current;
    heard.current = snapshot.seq;
    if (snapshot.seq <= before) return;
    const fresh = snapshot.messages
      .slice(-(snapshot.seq - before))
      .filter(({ seq, user }) => seq > before && user !== me);
    for (const message of fresh) {
      throttle.current?.add({ author: authorOf(message.user).name, text: spokenText(message, words.messages.spoken) });
    }
  }, [snapshot, me, authorOf, words]);

  const failed = useRef(new Set<string>());
  useEffect(() => {
    const now = snapshot.outbox.filter((entry) => entry.state === 'failed');
    for (const { client_id, error } of now)
      if (!failed.current.has(client_id)) announce(error ?? words.messages.delivery.failed, 'assertive');
    failed.current = new Set(now.map(({ client_id }) => client_id));
  }, [snapshot.outbox, announce, words]);
}

/** A message as it is spoken: without its signs, with how many files are in it. */
function spokenText({ message, files }: ChatMessage, words: Words['messages']['spoken']): string {
  const text = plainTextOf(isAction(message) ? actionOf(message) : message, words.spoiler);
  return [text, files.length > 0 ? words.files(files.length) : ''].filter(Boolean).join(', ');
}

function after(ms: number, callback: () => void): () => void {
  const timer = setTimeout(callback, ms);
  return () => clearTimeout(timer);
}
