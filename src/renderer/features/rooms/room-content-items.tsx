import { CheckCheck, FileDown, FileJson, Link, Pin, Search } from 'lucide-react';
import { useBridge } from '../../state/bridge';
import { roomLinkOf } from '../../state/host-words';
import { useNavigation } from '../../state/navigation';
import { usePanels } from '../../state/panels';
import { useMarkRead } from '../../state/use-mark-read';
import { useRoomName } from '../../state/use-room-name';
import { useWords } from '../../state/words';
import { useAnnounce } from '../../ui/live-region';
import type { MenuItem } from '../../ui/menu';
import type { RoomOfMenu } from './room-of-menu';

/** What leads to the messages of a room. */
export function useReadItems({ host, room }: RoomOfMenu): MenuItem[] {
  const bridge = useBridge();
  const announce = useAnnounce();
  const { app, rooms } = useWords();
  const words = rooms.menu;
  const name = useRoomName(host.id, room);
  const { openSide } = usePanels();
  const markRead = useMarkRead();
  const read = async () => {
    await markRead.room(host.id, room.id);
    announce(app.roomRead(name));
  };
  const copyLink = async () => {
    const answer = await bridge.request('clipboard.write', { text: roomLinkOf(host, room.id) });
    announce(answer.ok ? words.linkCopied : answer.error.message);
  };
  return [
    { label: words.markRead, icon: <CheckCheck />, keys: 'Esc', onSelect: () => void read() },
    { label: words.pins, icon: <Pin />, onSelect: () => openSide({ kind: 'pins' }) },
    {
      label: words.search,
      icon: <Search />,
      keys: 'Ctrl F',
      onSelect: () => openSide({ kind: 'search', scope: 'room' }),
    },
    { label: words.copyLink, icon: <Link />, onSelect: () => void copyLink() },
  ];
}

/** A room as a file: a page to read, or all its data to keep. */
export function useExportItems({ host, room }: RoomOfMenu): MenuItem[] {
  const bridge = useBridge();
  const announce = useAnnounce();
  const words = useWords().rooms.menu;
  const showNotice = useNavigation((navigation) => navigation.showNotice);
  const write = async (format: 'html' | 'json') => {
    const answer = await bridge.request('room.export', { host: host.id, room: room.id, format });
    if (!answer.ok) showNotice(answer.error.message);
    else if (answer.value.path !== null) announce(words.exported(answer.value.path));
  };
  return [
    {
      label: words.exportHtml,
      help: words.exportHtmlHelp,
      icon: <FileDown />,
      separated: true,
      onSelect: () => void write('html'),
    },
    {
      label: words.exportJson,
      help: words.exportJsonHelp,
      icon: <FileJson />,
      onSelect: () => void write('json'),
    },
  ];
}
