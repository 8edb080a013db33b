import {
  Bookmark,
  Check,
  CheckCheck,
  CirclePlus,
  FolderInput,
  Link,
  LogOut,
  MessagesSquare,
  Search,
  Settings,
  SlidersHorizontal,
} from 'lucide-react';
import type { SystemSnapshot } from '#shared/bridge/channels';
import type { HostEntry } from '#shared/bridge/state';
import { useAppState, useBridge } from '../../state/bridge';
import { joinLinkOf } from '../../state/host-words';
import { useNavigation } from '../../state/navigation';
import { usePanels } from '../../state/panels';
import { useThreadNews } from '../../state/thread-news';
import { useMarkRead } from '../../state/use-mark-read';
import { useWords } from '../../state/words';
import { useAnnounce } from '../../ui/live-region';
import type { MenuItem } from '../../ui/menu';

/** The host whose menu it is, and how it is shown. */
export interface HostMenu {
  readonly host: HostEntry;
  readonly system: SystemSnapshot | null;
  /** The rail is folded in: the other hosts are listed here. */
  readonly folded: boolean;
  readonly onOpenHost: (host: string) => void;
}

/** What can be done with a host, and with hosts at all. */
export function useHostMenu(menu: HostMenu): MenuItem[] {
  return [...useOtherHosts(menu), ...useReading(menu), ...useManaging(menu), ...useHostsAtAll(menu)];
}

function useOtherHosts({ host, folded, onOpenHost }: HostMenu): MenuItem[] {
  const hosts = useAppState((state) => state.hosts);
  if (!folded || hosts.length < 2) return [];
  return hosts.map((entry) => ({
    label: entry.name,
    icon: <Check visibility={entry.id === host.id ? 'visible' : 'hidden'} />,
    onSelect: () => onOpenHost(entry.id),
  }));
}

/** What gathers messages of the whole host. */
function useReading({ host, system, folded }: HostMenu): MenuItem[] {
  const words = useWords();
  const announce = useAnnounce();
  const hosts = useAppState((state) => state.hosts);
  const { openSide } = usePanels();
  const markRead = useMarkRead();
  const threads = useThreadNews();
  if (!system) return [];
  const readAll = async () => {
    await markRead.all(host);
    announce(words.app.allRead);
  };
  const { menu } = words.hosts;
  return [
    {
      label: menu.markAllRead,
      icon: <CheckCheck />,
      separated: folded && hosts.length > 1,
      keys: 'Shift Esc',
      onSelect: () => void readAll(),
    },
    {
      label: menu.threads,
      icon: <MessagesSquare />,
      news: { count: threads.unread, words: words.hosts.unread(threads.unread) },
      onSelect: () => openSide({ kind: 'threads' }),
    },
    { label: menu.saved, icon: <Bookmark />, onSelect: () => openSide({ kind: 'saved' }) },
    {
      label: menu.search,
      icon: <Search />,
      keys: 'Ctrl Shift F',
      onSelect: () => openSide({ kind: 'search', scope: 'host' }),
    },
  ];
}

function useManaging({ host, system }: HostMenu): MenuItem[] {
  const hosting = useAppState((state) => state.hosting);
  const bridge = useBridge();
  const announce = useAnnounce();
  const { hosts, archive } = useWords();
  const words = hosts.menu;
  const openSettings = useNavigation((navigation) => navigation.openSettings);
  const showNotice = useNavigation((navigation) => navigation.showNotice);
  const enterRoom = useNavigation((navigation) => navigation.enterRoom);

  const copyLink = async () => {
    // The owner's own computer knows the join code, which the link then carries.
    const link = host.own && hosting.state === 'on' ? hosting.link : joinLinkOf(host);
    const answer = await bridge.request('clipboard.write', { text: link });
    announce(answer.ok ? words.linkCopied : answer.error.message);
  };
  const importRoom = async () => {
    const answer = await bridge.request('room.import', { host: host.id });
    if (!answer.ok) return showNotice(answer.error.message);
    const { room, files, missing } = answer.value;
    if (room === null) return;
    if (missing > 0) showNotice(archive.filesMissing(missing, files), archive.filesMissingHelp);
    else announce(archive.imported(files));
    enterRoom(host.id, room);
  };
  const importing: MenuItem = { label: words.importRoom, icon: <FolderInput />, onSelect: () => void importRoom() };
  return [
    { label: words.copyLink, icon: <Link />, separated: system !== null, onSelect: () => void copyLink() },
    ...(system && system.user.role !== 'member' ? [importing] : []),
    {
      label: words.about(host.name),
      icon: <SlidersHorizontal />,
      onSelect: () => openSettings('host', host.own ? null : host.id),
    },
  ];
}

function useHostsAtAll({ host }: HostMenu): MenuItem[] {
  const words = useWords().hosts.menu;
  const openSettings = useNavigation((navigation) => navigation.openSettings);
  const openDialog = useNavigation((navigation) => navigation.openDialog);
  const leave: MenuItem = {
    label: words.leave(host.name),
    icon: <LogOut />,
    danger: true,
    separated: true,
    onSelect: () => openDialog({ kind: 'leave-host', host: host.id }),
  };
  return [
    { label: words.join, icon: <CirclePlus />, separated: true, onSelect: () => openDialog({ kind: 'join' }) },
    { label: words.settings, icon: <Settings />, onSelect: () => openSettings('you') },
    ...(host.own ? [] : [leave]),
  ];
}
