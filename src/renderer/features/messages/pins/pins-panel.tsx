import { PinOff } from 'lucide-react';
import type { ReactNode } from 'react';
import type { SystemSnapshot } from '#shared/bridge/channels';
import type { HostEntry } from '#shared/bridge/state';
import type { ChatMessage } from '#shared/nouns/message';
import { useBridge } from '../../../state/bridge';
import { useNavigation } from '../../../state/navigation';
import { useOpenRoom } from '../../../state/room';
import { useWords } from '../../../state/words';
import { IconButton } from '../../../ui/icon-button';
import { useAnnounce } from '../../../ui/live-region';
import { MessageEntry } from '../../../ui/message-entry';
import { EmptyList, PanelList } from '../../../ui/panel-list';
import { SidePanel } from '../../../ui/side-panel';
import { useRovingFocus } from '../../../ui/use-roving-focus';
import { usePins } from './use-pins';

interface PinsPanelProps {
  readonly host: HostEntry;
  readonly system: SystemSnapshot;
  readonly onClose: () => void;
  readonly handle?: ReactNode;
}

/** What is pinned in the open room. Choosing one leads to it. Stands inside a `RoomProvider`. */
export function PinsPanel({ host, system, onClose, handle }: PinsPanelProps) {
  const { pins: words } = useWords().messages;
  const { room } = useOpenRoom();
  const openRoom = useNavigation((navigation) => navigation.openRoom);
  const pages = usePins();
  const unpin = useUnpin(host.id);
  const roving = useRovingFocus(pages.items[0]?.id);
  return (
    <SidePanel title={words.title} onClose={onClose} handle={handle}>
      <PanelList
        label={words.title}
        pages={pages}
        roving={roving}
        loading={words.loading}
        empty={<EmptyList title={words.none} text={words.empty} />}
      >
        {(message) => (
          <MessageEntry
            key={message.id}
            message={message}
            author={system.users.find(({ id }) => id === message.user) ?? null}
            roving={roving.item(message.id)}
            onOpen={() => openRoom(host.id, room, message.seq)}
            action={
              <IconButton size="small" label={words.unpin} icon={<PinOff />} onClick={() => void unpin(message)} />
            }
          />
        )}
      </PanelList>
    </SidePanel>
  );
}

function useUnpin(host: string): (message: ChatMessage) => Promise<void> {
  const bridge = useBridge();
  const announce = useAnnounce();
  const { done } = useWords().messages;
  const showNotice = useNavigation((navigation) => navigation.showNotice);
  return async ({ room, seq }) => {
    const answer = await bridge.pushRoom(host, room, 'pin', { seq, on: false });
    if (answer.ok) announce(done.unpinned);
    else showNotice(answer.error.message);
  };
}
