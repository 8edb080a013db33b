import { useMemo, useState } from 'react';
import type { Problem } from '#shared/bridge/bridge';
import type { Result } from '#shared/result';
import { useBridge } from '../../state/bridge';
import { useNavigation } from '../../state/navigation';
import { useRoom } from '../../state/room';
import { useAnnounce } from '../../ui/live-region';
import type { RowActions } from './message-row';

interface MessageActions {
  readonly actions: RowActions;
  /** Keys of the long messages that are shown whole. */
  readonly unfolded: ReadonlySet<string>;
}

/** What can be done with messages from their rows. */
export function useMessageActions(): MessageActions {
  const bridge = useBridge();
  const announce = useAnnounce();
  const requestFocus = useNavigation((navigation) => navigation.requestFocus);
  const { host, room } = useRoom();
  const [unfolded, setUnfolded] = useState<ReadonlySet<string>>(new Set());

  const actions = useMemo<RowActions>(() => {
    const spoken = (answer: Result<unknown, Problem>): string | null => {
      if (answer.ok) return null;
      announce(answer.error.message, 'assertive');
      return answer.error.message;
    };
    return {
      copy: (text) => {
        void bridge.request('clipboard.write', { text }).then((answer) => {
          if (spoken(answer) === null) announce('Copied');
        });
      },
      toggleFold: (key) => setUnfolded((keys) => toggled(keys, key)),
      retry: (client_id) => bridge.request('message.retry', { host, room, client_id }).then(spoken),
      discard: (client_id) => {
        // The row goes, and the focus in it with it.
        requestFocus('composer');
        return bridge.request('message.discard', { host, room, client_id }).then(spoken);
      },
    };
  }, [bridge, announce, requestFocus, host, room]);
  return { actions, unfolded };
}

function toggled(keys: ReadonlySet<string>, key: string): ReadonlySet<string> {
  const next = new Set(keys);
  if (!next.delete(key)) next.add(key);
  return next;
}
