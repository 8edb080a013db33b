import { useState } from 'react';
import { useBridge } from '../../state/bridge';
import { useComposingStore } from '../../state/composing';
import { useDrafts } from '../../state/drafts';
import { useRoom } from '../../state/room';
import { useAnnounce } from '../../ui/live-region';

interface Draft {
  readonly text: string;
  readonly setText: (text: string) => void;
  /** Sends the text; one that could not even be put into the outbox comes back. */
  readonly send: () => Promise<void>;
  /** Why the last one came back, until something is written. */
  readonly problem: string | null;
}

/** What is written to the open room, kept while other rooms are looked at. */
export function useDraft(): Draft {
  const composing = useComposingStore();
  const bridge = useBridge();
  const drafts = useDrafts();
  const announce = useAnnounce();
  const { host, room } = useRoom();
  const [text, setShown] = useState(() => drafts.get(host, room));
  const [problem, setProblem] = useState<string | null>(null);

  const keep = (next: string) => {
    drafts.set(host, room, next);
    setShown(next);
  };
  const setText = (next: string) => {
    setProblem(null);
    keep(next);
  };
  const send = async () => {
    // The field is free for the next message at once.
    setText('');
    composing.getState().countSent();
    const answer = await bridge.request('message.send', { host, room, message: text });
    if (answer.ok) return;
    const since = drafts.get(host, room);
    keep(since === '' ? text : `${text}\n${since}`);
    setProblem(answer.error.message);
    announce(answer.error.message, 'assertive');
  };
  return { text, setText, send, problem };
}
