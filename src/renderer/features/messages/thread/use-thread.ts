import { useCallback, useEffect, useReducer, useRef, useState } from 'react';
import { LIMITS } from '#shared/protocol/limits';
import { useBridge } from '../../../state/bridge';
import { useOpenRoom } from '../../../state/room';
import { applyToThread, EMPTY_THREAD, type ThreadView } from './thread-view';

interface OpenThread extends ThreadView {
  loadOlder(): void;
  /** Asks for it again, after it did not open. */
  reopen(): void;
}

/** A thread of the open room: its newest replies, and what happens to them from then on. */
export function useThread(thread: number): OpenThread {
  const bridge = useBridge();
  const { host, room } = useOpenRoom();
  const [view, dispatch] = useReducer(applyToThread, EMPTY_THREAD);
  const [attempt, setAttempt] = useState(0);
  // biome-ignore lint/correctness/useExhaustiveDependencies: another attempt is what asks again
  useEffect(() => {
    let gone = false;
    const load = async () => {
      const answer = await bridge.pushRoom(host, room, 'thread', { thread });
      if (gone) return;
      if (answer.ok) dispatch({ kind: 'came', reply: answer.value });
      else dispatch({ kind: 'failed', message: answer.error.message });
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
  }, [bridge, host, room, thread, attempt]);

  const before = view.more ? (view.messages[0]?.seq ?? null) : null;
  // Asking twice in one frame fetches one page.
  const asked = useRef<number | null>(null);
  const loadOlder = useCallback(async () => {
    if (before === null || asked.current === before) return;
    asked.current = before;
    dispatch({ kind: 'older-asked' });
    const answer = await bridge.pushRoom(host, room, 'thread', { thread, before, limit: LIMITS.historyMax });
    asked.current = null;
    if (answer.ok) dispatch({ kind: 'older-came', before, reply: answer.value });
    else dispatch({ kind: 'older-failed', message: answer.error.message });
  }, [bridge, host, room, thread, before]);

  return { ...view, loadOlder, reopen: () => setAttempt((count) => count + 1) };
}
