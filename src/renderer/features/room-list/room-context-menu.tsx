import { CheckCheck, Link } from 'lucide-react';
import { useRef } from 'react';
import type { HostEntry } from '#shared/bridge/state';
import type { ChatRoom } from '#shared/nouns/room';
import { useBridge } from '../../state/bridge';
import { roomLinkOf } from '../../state/host-words';
import { useMarkRead } from '../../state/use-mark-read';
import { useNotifyItems } from '../../state/use-notify-items';
import { useWords } from '../../state/words';
import { type Anchor, AnchoredMenu, elementOf } from '../../ui/anchored-menu';
import { useAnnounce } from '../../ui/live-region';
import type { MenuItem } from '../../ui/menu';

interface RoomContextMenuProps {
  readonly host: HostEntry;
  readonly room: ChatRoom;
  /** What the row is called. */
  readonly name: string;
  readonly anchor: Anchor;
  readonly onClose: () => void;
}

/** What can be done with a room in the list without opening it. */
export function RoomContextMenu({ host, room, name, anchor, onClose }: RoomContextMenuProps) {
  const bridge = useBridge();
  const announce = useAnnounce();
  const { app, rooms } = useWords();
  const markRead = useMarkRead();
  const notify = useNotifyItems({ host, room });
  const row = useRef(elementOf(anchor));
  const read = async () => {
    await markRead.room(host.id, room.id);
    announce(app.roomRead(name));
  };
  const copyLink = async () => {
    const answer = await bridge.request('clipboard.write', { text: roomLinkOf(host, room.id) });
    announce(answer.ok ? rooms.menu.linkCopied : answer.error.message);
  };
  const items: MenuItem[] = [
    { label: rooms.menu.markRead, icon: <CheckCheck />, onSelect: () => void read() },
    { label: rooms.menu.copyLink, icon: <Link />, onSelect: () => void copyLink() },
    ...notify,
  ];
  return <AnchoredMenu label={name} anchor={anchor} items={items} returnTo={() => row.current} onClose={onClose} />;
}
