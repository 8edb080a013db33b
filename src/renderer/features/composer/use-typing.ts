import { useEffect, useRef } from 'react';
import { useAppState, useBridge } from '../../state/bridge';
import type { Place } from '../../state/drafts';

/** Half of the time for which others show it: it never fades while somebody writes. */
const SAID_EVERY_MS = 3_000;

interface Typing {
  /** Something was just written. */
  readonly wrote: () => void;
  /** Nothing is being written any more. */
  readonly stopped: () => void;
}

/** Tells the others in the room that somebody writes, while they do, if the person lets them see it. What was only restored tells nothing. */
export function useTyping({ host, room }: Place): Typing {
  const bridge = useBridge();
  const tells = useAppState(({ settings }) => settings.tell_typing);
  const said = useRef<number | null>(null);
  // A host that does not answer misses nothing: by the time it is back, this is over.
  const tell = (on: boolean) => void bridge.pushRoom(host, room, 'typing', { on });
  const stopped = () => {
    if (said.current === null) return;
    said.current = null;
    tell(false);
  };
  const latest = useRef(stopped);
  latest.current = stopped;
  useEffect(() => () => latest.current(), []);
  return {
    wrote: () => {
      if (!tells) return;
      const now = Date.now();
      if (said.current !== null && now - said.current < SAID_EVERY_MS) return;
      said.current = now;
      tell(true);
    },
    stopped,
  };
}
