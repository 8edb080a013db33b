import { BookmarkX } from 'lucide-react';
import { type ReactNode, useCallback } from 'react';
import type { SystemSnapshot } from '#shared/bridge/channels';
import type { HostEntry } from '#shared/bridge/state';
import type { ChatMessage } from '#shared/nouns/message';
import { useBridge } from '../../state/bridge';
import { roomName } from '../../state/direct-rooms';
import { useNavigation } from '../../state/navigation';
import { type FetchPage, usePages } from '../../state/use-pages';
import { useSpeech } from '../../state/words';
import { IconButton } from '../../ui/icon-button';
import { useAnnounce } from '../../ui/live-region';
import { MessageEntry } from '../../ui/message-entry';
import { EmptyList, PanelList } from '../../ui/panel-list';
import { SidePanel } from '../../ui/side-panel';
import { useRovingFocus } from '../../ui/use-roving-focus';

interface SavedPanelProps {
  readonly host: HostEntry;
  readonly system: SystemSnapshot;
  readonly onClose: () => void;
  readonly handle?: ReactNode;
}

/** The messages this person keeps, the one saved last first. Choosing one leads to it. */
export function SavedPanel({ host, system, onClose, handle }: SavedPanelProps) {
  const speech = useSpeech();
  const words = speech.words.search.saved;
  const openRoom = useNavigation((navigation) => navigation.openRoom);
  const pages = useSaved(host.id, system);
  const remove = useRemove(host.id);
  // What is no longer saved goes at once, here or on another computer.
  const kept = pages.items.filter(({ room, seq }) => system.saved[room]?.includes(seq));
  const roving = useRovingFocus(kept[0]?.id);
  const nameOf = (message: ChatMessage): string => {
    const room = system.chatrooms.find(({ id }) => id === message.room);
    return room ? roomName(room, system, speech) : '';
  };
  return (
    <SidePanel title={words.title} onClose={onClose} handle={handle}>
      <PanelList
        label={words.title}
        pages={{ ...pages, items: kept }}
        roving={roving}
        loading={words.loading}
        empty={<EmptyList title={words.empty} text={words.emptyText} />}
      >
        {(message) => (
          <MessageEntry
            key={message.id}
            message={message}
            author={system.users.find(({ id }) => id === message.user) ?? null}
            room={nameOf(message)}
            roving={roving.item(message.id)}
            onOpen={() => openRoom(host.id, message.room, message.seq)}
            action={
              <IconButton size="small" label={words.remove} icon={<BookmarkX />} onClick={() => void remove(message)} />
            }
          />
        )}
      </PanelList>
    </SidePanel>
  );
}

/** The saved messages, asked for anew when one was added. */
function useSaved(host: string, system: SystemSnapshot) {
  const bridge = useBridge();
  const count = Object.values(system.saved).reduce((sum, seqs) => sum + seqs.length, 0);
  // biome-ignore lint/correctness/useExhaustiveDependencies: another number of saved messages is another list
  const fetch = useCallback<FetchPage<ChatMessage>>(
    async (cursor) => {
      const answer = await bridge.pushSystem(host, 'saved', { cursor });
      return answer.ok ? { ok: true, value: { items: answer.value.results, cursor: answer.value.cursor } } : answer;
    },
    [bridge, host, count],
  );
  return usePages(fetch);
}

function useRemove(host: string) {
  const bridge = useBridge();
  const announce = useAnnounce();
  const { removed } = useSpeech().words.search.saved;
  const showNotice = useNavigation((navigation) => navigation.showNotice);
  return async ({ room, seq }: ChatMessage) => {
    const answer = await bridge.pushSystem(host, 'save', { room, seq, on: false });
    if (answer.ok) announce(removed);
    else showNotice(answer.error.message);
  };
}
