import { useMemo } from 'react';
import type { Problem } from '#shared/bridge/bridge';
import type { Result } from '#shared/result';
import { useBridge } from '../../state/bridge';
import { useNavigation } from '../../state/navigation';
import { useOpenRoom } from '../../state/room';
import { useAnnounce } from '../../ui/live-region';
import type { RowActions } from './row/row-actions';

/** What can be done with messages that are not sent yet. */
export function useOutboxActions(): Pick<RowActions, 'retry' | 'discard' | 'cancelUpload'> {
  const bridge = useBridge();
  const announce = useAnnounce();
  const requestFocus = useNavigation((navigation) => navigation.requestFocus);
  const { host, room } = useOpenRoom();
  return useMemo(() => {
    const spoken = (answer: Result<unknown, Problem>): string | null => {
      if (answer.ok) return null;
      announce(answer.error.message, 'assertive');
      return answer.error.message;
    };
    return {
      retry: (client_id) => bridge.request('message.retry', { host, room, client_id }).then(spoken),
      discard: (client_id) => {
        // The row goes, and the focus in it with it.
        requestFocus('composer');
        return bridge.request('message.discard', { host, room, client_id }).then(spoken);
      },
      cancelUpload: (client_id, attachment) =>
        bridge.request('files.cancel', { host, room, client_id, attachment }).then(spoken),
    };
  }, [bridge, announce, requestFocus, host, room]);
}
