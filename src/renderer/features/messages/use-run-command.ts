import { useEffect, useMemo, useRef } from 'react';
import type { HostEntry } from '#shared/bridge/state';
import type { ChatMessage } from '#shared/nouns/message';
import type { Result } from '#shared/result';
import { useBridge, useHost } from '../../state/bridge';
import { useComposingStore } from '../../state/composing';
import { useNavigationStore } from '../../state/navigation';
import { useOpenRoom } from '../../state/room';
import { useWords } from '../../state/words';
import { useAnnounce } from '../../ui/live-region';
import { useShowAsTyped } from './as-typed';
import type { RunCommand } from './message-commands';
import { messageLink } from './message-link';
import type { RowActions } from './row/row-actions';
import { useOpenThread } from './use-open-thread';

type Commands = Readonly<Record<RunCommand, (message: ChatMessage) => void>>;
type Attempt = Promise<Result<unknown, { readonly message: string }>>;

/** Does what the menu of a message offers. What cannot be done is said in a sentence. Stable as long as the room is. */
export function useRunCommand(): Pick<RowActions, 'run' | 'copy' | 'toggleReaction'> {
  const pushes = useMessagePushes();
  const { copy, copyLink } = useCopying();
  const { host } = useOpenRoom();
  const composing = useComposingStore();
  const navigation = useNavigationStore();
  const openThread = useOpenThread();
  const showAsTyped = useShowAsTyped();
  return useMemo(() => {
    const dialog = (kind: 'delete-message' | 'forward-message') => (message: ChatMessage) =>
      navigation.getState().openDialog({ kind, host, message });
    const commands: Commands = {
      reply: (message) => composing.getState().reply(message),
      thread: (message) => openThread(message.thread ?? message.seq),
      edit: (message) => composing.getState().edit(message),
      copy: (message) => copy(message.message),
      copyLink,
      asTyped: ({ seq }) => showAsTyped(seq, true),
      asMeant: ({ seq }) => showAsTyped(seq, false),
      pin: (message) => pushes.pin(message, true),
      unpin: (message) => pushes.pin(message, false),
      save: (message) => pushes.save(message, true),
      unsave: (message) => pushes.save(message, false),
      forward: dialog('forward-message'),
      unread: pushes.unread,
      delete: dialog('delete-message'),
    };
    return {
      run: (command, message) => commands[command](message),
      copy,
      toggleReaction: pushes.react,
    };
  }, [pushes, copy, copyLink, host, composing, navigation, openThread, showAsTyped]);
}

/** What is asked of the host about a message. */
function useMessagePushes() {
  const bridge = useBridge();
  const { host, room } = useOpenRoom();
  const settle = useSettle();
  const { done } = useWords().messages;
  return useMemo(
    () => ({
      react: ({ seq }: ChatMessage, emoji: string, on: boolean) =>
        settle(bridge.pushRoom(host, room, 'reaction', { seq, emoji, on })),
      pin: ({ seq }: ChatMessage, on: boolean) =>
        settle(bridge.pushRoom(host, room, 'pin', { seq, on }), on ? done.pinned : done.unpinned),
      save: ({ seq }: ChatMessage, on: boolean) =>
        settle(bridge.pushSystem(host, 'save', { room, seq, on }), on ? done.saved : done.unsaved),
      unread: ({ seq }: ChatMessage) => settle(bridge.request('room.unread', { host, room, seq }), done.unread),
    }),
    [bridge, host, room, settle, done],
  );
}

/** Waits for an answer: what worked is spoken where it is not seen, what did not is shown. */
function useSettle(): (attempt: Attempt, spoken?: string) => void {
  const announce = useAnnounce();
  const navigation = useNavigationStore();
  return useMemo(() => {
    const settle = async (attempt: Attempt, spoken?: string) => {
      const answer = await attempt;
      if (!answer.ok) navigation.getState().showNotice(answer.error.message);
      else if (spoken !== undefined) announce(spoken);
    };
    return (attempt, spoken) => void settle(attempt, spoken);
  }, [announce, navigation]);
}

/** Copies a text, or the link to a message. */
function useCopying() {
  const bridge = useBridge();
  const settle = useSettle();
  const { done } = useWords().messages;
  const entry = useHost(useOpenRoom().host);
  const latest = useRef<HostEntry | null>(entry);
  useEffect(() => {
    latest.current = entry;
  });
  return useMemo(
    () => ({
      copy: (text: string) => settle(bridge.request('clipboard.write', { text }), done.copied),
      copyLink: (message: ChatMessage) => {
        if (latest.current === null) return;
        const text = messageLink(latest.current, message);
        settle(bridge.request('clipboard.write', { text }), done.linkCopied);
      },
    }),
    [bridge, settle, done],
  );
}
