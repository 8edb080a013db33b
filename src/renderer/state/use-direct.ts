import { useCallback } from 'react';
import type { Refusal } from '#shared/protocol/reasons';
import type { SystemPushReply } from '#shared/protocol/system-channel';
import type { Result } from '#shared/result';
import { useBridge } from './bridge';
import { useNavigationStore } from './navigation';

type OpenedDirect = Promise<Result<SystemPushReply<'direct'>, Refusal>>;

/** Opens the direct room of some people of a host and oneself, made on first use, to write in it. */
export function useDirects(): (host: string, people: readonly string[]) => OpenedDirect {
  const bridge = useBridge();
  const store = useNavigationStore();
  return useCallback(
    async (host, people) => {
      const answer = await bridge.pushSystem(host, 'direct', { users: [...people] });
      if (answer.ok) store.getState().enterRoom(host, answer.value.chatroom.id);
      return answer;
    },
    [bridge, store],
  );
}

/** The same on one host. */
export function useDirect(host: string): (people: readonly string[]) => OpenedDirect {
  const open = useDirects();
  return useCallback((people) => open(host, people), [open, host]);
}
