import { useEffect, useReducer, useState } from 'react';
import type { RoomChannelEvent } from '#shared/bridge/channels';
import type { ChatMessage } from '#shared/nouns/message';
import { useBridge } from '../../../state/bridge';
import { useOpenRoom } from '../../../state/room';
import type { Pages } from '../../../state/use-pages';
import { followPins } from './pinned';

interface PinsState {
  readonly state: 'loading' | 'ready' | 'failed';
  readonly pins: readonly ChatMessage[];
  readonly problem: string | null;
}

type PinsAction =
  | { readonly kind: 'event'; readonly event: RoomChannelEvent }
  | { readonly kind: 'came'; readonly pins: readonly ChatMessage[] }
  | { readonly kind: 'failed'; readonly problem: string };

function reduce(before: PinsState, action: PinsAction): PinsState {
  switch (action.kind) {
    case 'came':
      return { state: 'ready', pins: action.pins, problem: null };
    case 'failed':
      return { ...before, state: 'failed', problem: action.problem };
    case 'event': {
      const pins = followPins(before.pins, action.event);
      return pins === before.pins ? before : { ...before, pins };
    }
  }
}

/** The pinned messages of the open room, the one pinned to the newest message first; they follow what is done to them. */
export function usePins(): Omit<Pages<ChatMessage>, 'change'> {
  const bridge = useBridge();
  const { host, room } = useOpenRoom();
  const [{ state, pins, problem }, dispatch] = useReducer(reduce, { state: 'loading', pins: [], problem: null });
  const [attempt, setAttempt] = useState(0);
  // biome-ignore lint/correctness/useExhaustiveDependencies: another attempt is what asks again
  useEffect(() => {
    let gone = false;
    const load = async () => {
      const answer = await bridge.pushRoom(host, room, 'pins', {});
      if (gone) return;
      if (answer.ok) dispatch({ kind: 'came', pins: answer.value.messages });
      else dispatch({ kind: 'failed', problem: answer.error.message });
    };
    const end = bridge.subscribeRoom(host, room, (event) => {
      // A snapshot stands for whatever was missed.
      if (event.event === 'snapshot') void load();
      else dispatch({ kind: 'event', event });
    });
    return () => {
      gone = true;
      end();
    };
  }, [bridge, host, room, attempt]);
  return {
    items: [...pins].reverse(),
    state,
    problem,
    more: false,
    loadMore: () => undefined,
    reload: () => setAttempt((count) => count + 1),
  };
}
