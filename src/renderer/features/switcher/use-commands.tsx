import {
  Bookmark,
  CheckCheck,
  FlameKindling,
  Keyboard,
  MessageCircle,
  MessagesSquare,
  PanelLeft,
  Search,
  Settings,
  SquarePen,
  SunMoon,
  TextSearch,
  UsersRound,
} from 'lucide-react';
import type { HostEntry } from '#shared/bridge/state';
import { useNavigation } from '../../state/navigation';
import { usePanels } from '../../state/panels';
import { useThreadNews } from '../../state/thread-news';
import { useMarkRead } from '../../state/use-mark-read';
import { useSettings } from '../../state/use-settings';
import { useWords } from '../../state/words';
import { useAnnounce } from '../../ui/live-region';
import type { Entry } from './entries';

type Command = Pick<Entry, 'name' | 'mark' | 'run'> & Partial<Pick<Entry, 'keys' | 'always' | 'unread'>>;

/** What can be done, from the likeliest on. `text` is what was typed: it can be looked for, and a room be called so. */
export function useCommands(host: HostEntry | null, text: string): Entry[] {
  const commands = [...useMessageCommands(host, text), ...useMakeCommands(host, text), ...useWindowCommands()];
  return commands.map((command, index) => ({ ...command, id: `command-${index}`, kind: 'command' }));
}

function useMessageCommands(host: HostEntry | null, text: string): Command[] {
  const { app, switcher } = useWords();
  const words = switcher.do;
  const { openSide } = usePanels();
  const announce = useAnnounce();
  const markRead = useMarkRead();
  const { unread } = useThreadNews();
  if (!host) return [];
  const readAll = async () => {
    await markRead.all(host);
    announce(app.allRead);
  };
  return [
    text === ''
      ? {
          name: words.searchAll,
          mark: <Search />,
          keys: 'Ctrl Shift F',
          run: () => openSide({ kind: 'search', scope: 'host' }),
        }
      : {
          name: words.search(text),
          mark: <TextSearch />,
          keys: 'Ctrl Shift F',
          always: true,
          run: () => openSide({ kind: 'search', scope: 'host', query: text }),
        },
    { name: words.threads, mark: <MessagesSquare />, unread, run: () => openSide({ kind: 'threads' }) },
    { name: words.saved, mark: <Bookmark />, run: () => openSide({ kind: 'saved' }) },
    { name: words.markAllRead, mark: <CheckCheck />, keys: 'Shift Esc', run: () => void readAll() },
  ];
}

function useMakeCommands(host: HostEntry | null, text: string): Command[] {
  const words = useWords().switcher.do;
  const openDialog = useNavigation((navigation) => navigation.openDialog);
  const join: Command = {
    name: words.join,
    mark: <FlameKindling />,
    keys: 'Ctrl J',
    run: () => openDialog({ kind: 'join' }),
  };
  if (!host) return [join];
  const room = { kind: 'create-room', host: host.id } as const;
  return [
    text === ''
      ? { name: words.newRoomUnnamed, mark: <SquarePen />, keys: 'Ctrl N', run: () => openDialog(room) }
      : {
          name: words.newRoom(text),
          mark: <SquarePen />,
          keys: 'Ctrl N',
          always: true,
          run: () => openDialog({ ...room, name: text }),
        },
    { name: words.newDirect, mark: <MessageCircle />, run: () => openDialog({ kind: 'direct', host: host.id }) },
    { name: words.newTeam, mark: <UsersRound />, run: () => openDialog({ kind: 'team', host: host.id }) },
    join,
  ];
}

function useWindowCommands(): Command[] {
  const words = useWords().switcher.do;
  const panels = usePanels();
  const { update } = useSettings();
  const openDialog = useNavigation((navigation) => navigation.openDialog);
  const openSettings = useNavigation((navigation) => navigation.openSettings);
  return [
    { name: words.settings, mark: <Settings />, keys: 'Ctrl ,', run: () => openSettings('you') },
    { name: words.keyboard, mark: <Keyboard />, keys: 'Ctrl /', run: () => openDialog({ kind: 'shortcuts' }) },
    { name: words.people, mark: <UsersRound />, keys: 'Ctrl .', run: panels.togglePeople },
    { name: words.roomList, mark: <PanelLeft />, keys: 'Ctrl \\', run: panels.toggleRooms },
    { name: words.light, mark: <SunMoon />, run: () => void update({ theme: 'light' }) },
    { name: words.dark, mark: <SunMoon />, run: () => void update({ theme: 'dark' }) },
    { name: words.asSystem, mark: <SunMoon />, run: () => void update({ theme: 'system' }) },
  ];
}
