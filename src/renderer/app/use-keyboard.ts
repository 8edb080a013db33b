import { useEffect, useRef } from 'react';
import { tinykeys } from 'tinykeys';
import type { ChatRoom } from '#shared/nouns/room';
import { useAppState, useHost } from '../state/bridge';
import { roomName } from '../state/direct-rooms';
import { neighbour, roomsInOrder } from '../state/group-rooms';
import { useNavigation, useNavigationStore } from '../state/navigation';
import { isMuted, withLevel } from '../state/notify-level';
import { usePanels } from '../state/panels';
import { useSystem } from '../state/system';
import { useMarkRead } from '../state/use-mark-read';
import { useRoomGroups } from '../state/use-room-groups';
import { useSettings } from '../state/use-settings';
import { useSpeech } from '../state/words';
import { useAnnounce } from '../ui/live-region';
import { isTyping, somethingIsOpen } from './key-context';
import { focusNewestCard, focusNextRegion } from './regions';
import { useOpenHost } from './use-open-host';

/** The shortcuts of the whole window. What stands here stands in `state/shortcuts.ts` too, where people read it. */
export function useKeyboard(): void {
  const bindings = { ...useRoomKeys(), ...useReadKeys(), ...useHostKeys(), ...useWindowKeys() };
  const latest = useRef(bindings);
  useEffect(() => {
    latest.current = bindings;
  });
  useEffect(() => {
    const names = Object.keys(latest.current);
    const handle = (name: string) => (event: KeyboardEvent) => {
      // A dialog is the whole window while it is open.
      if (event.defaultPrevented || somethingIsOpen()) return;
      if (PLAIN_KEYS.has(name) && isTyping(event.target)) return;
      event.preventDefault();
      latest.current[name]?.();
    };
    return tinykeys(window, Object.fromEntries(names.map((name) => [name, handle(name)])));
  }, []);
}

/** Keys that are letters while one types. */
const PLAIN_KEYS: ReadonlySet<string> = new Set(['Shift+?', '?']);

type Bindings = Record<string, () => void>;

/** The host and the rooms in view. */
function usePlace() {
  const view = useNavigation((navigation) => navigation.view);
  const host = useHost(view.kind === 'room' ? view.host : null);
  const system = useSystem(host?.id ?? null);
  const rooms = roomsInOrder(useRoomGroups(system));
  const current = view.kind === 'room' ? view.room : null;
  return { host, system, rooms, current, room: rooms.find(({ id }) => id === current) };
}

function useRoomKeys(): Bindings {
  const { host, rooms, current, room: open } = usePlace();
  const openRoom = useNavigation((navigation) => navigation.openRoom);
  const openDialog = useNavigation((navigation) => navigation.openDialog);
  const { openSide } = usePanels();
  const announce = useAnnounce();
  const words = useSpeech().words.app;

  const move = (step: 1 | -1, only?: (room: ChatRoom) => boolean) => {
    const room = neighbour(rooms, current, step, only);
    if (host && room) openRoom(host.id, room.id);
  };
  const isUnread = (room: ChatRoom) => (host?.unread[room.id] ?? 0) > 0;
  const invite = () => {
    if (!host || !open) return;
    if (open.direct) announce(words.directIsFixed);
    else if (open.private) openDialog({ kind: 'invite', host: host.id, room: open });
    else announce(words.notPrivate(open.name));
  };
  const search = (scope: 'room' | 'host') => host && openSide({ kind: 'search', scope });
  return {
    'Alt+ArrowUp': () => move(-1),
    'Alt+ArrowDown': () => move(1),
    'Alt+Shift+ArrowUp': () => move(-1, isUnread),
    'Alt+Shift+ArrowDown': () => move(1, isUnread),
    '$mod+n': () => host && openDialog({ kind: 'create-room', host: host.id }),
    '$mod+k': () => openDialog({ kind: 'switcher' }),
    '$mod+f': () => search('room'),
    '$mod+Shift+f': () => search('host'),
    '$mod+Shift+a': invite,
  };
}

function useReadKeys(): Bindings {
  const { host, system, room } = usePlace();
  const { settings, update } = useSettings();
  const announce = useAnnounce();
  const speech = useSpeech();
  const words = speech.words.app;
  const markRead = useMarkRead();

  const readRoom = async () => {
    if (!host || !room || (host.unread[room.id] ?? 0) === 0) return;
    await markRead.room(host.id, room.id);
    announce(words.roomRead(roomName(room, system, speech)));
  };
  const readAll = async () => {
    if (!host) return;
    await markRead.all(host);
    announce(words.allRead);
  };
  const mute = () => {
    if (!host || !room) return;
    const muted = isMuted(settings, host, room.id);
    // Back to the usual; where the usual is nothing, to everything.
    const level = muted ? (settings.notify_level === 'nothing' ? 'all' : null) : 'nothing';
    void update({ room_levels: withLevel(settings.room_levels, host.id, room.id, level) });
    const name = roomName(room, system, speech);
    announce(muted ? words.unmuted(name) : words.muted(name));
  };
  return { Escape: () => void readRoom(), 'Shift+Escape': () => void readAll(), '$mod+Shift+m': mute };
}

function useHostKeys(): Bindings {
  const hosts = useAppState((state) => state.hosts);
  const openHost = useOpenHost();
  const openDialog = useNavigation((navigation) => navigation.openDialog);
  const open = (index: number) => () => {
    const host = hosts[index];
    if (host) openHost(host.id);
  };
  const digits = Array.from({ length: 9 }, (_, index) => [`$mod+${index + 1}`, open(index)] as const);
  return { ...Object.fromEntries(digits), '$mod+j': () => openDialog({ kind: 'join' }) };
}

function useWindowKeys(): Bindings {
  const store = useNavigationStore();
  const panels = usePanels();
  const toggleSettings = () => {
    const navigation = store.getState();
    if (navigation.view.kind === 'settings') navigation.closeSettings();
    else navigation.openSettings('you');
  };
  const toRegion = (step: 1 | -1) => () => focusNextRegion(step);
  const showShortcuts = () => store.getState().openDialog({ kind: 'shortcuts' });
  return {
    'Alt+ArrowLeft': () => store.getState().back(),
    'Alt+ArrowRight': () => store.getState().forward(),
    '$mod+.': panels.togglePeople,
    '$mod+\\': panels.toggleRooms,
    '$mod+,': toggleSettings,
    '$mod+/': showShortcuts,
    // Where the slash is on a shifted key.
    '$mod+Shift+/': showShortcuts,
    'Shift+?': showShortcuts,
    '?': showShortcuts,
    F6: toRegion(1),
    'Shift+F6': toRegion(-1),
    F8: focusNewestCard,
  };
}
