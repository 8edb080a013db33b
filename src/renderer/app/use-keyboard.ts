import { useEffect, useRef } from 'react';
import { tinykeys } from 'tinykeys';
import type { ChatRoom } from '#shared/nouns/room';
import { useAppState, useHost } from '../state/bridge';
import { groupRooms, neighbour, roomsInOrder } from '../state/group-rooms';
import { useNavigation, useNavigationStore } from '../state/navigation';
import { usePanels } from '../state/panels';
import { useSystem } from '../state/system';
import { useAnnounce } from '../ui/live-region';
import { focusNewestCard, focusNextRegion } from './regions';
import { useOpenHost } from './use-open-host';

/** The shortcuts of the whole window. What stands here stands in `state/shortcuts.ts` too, where people read it. */
export function useKeyboard(): void {
  const store = useNavigationStore();
  const bindings = { ...useRoomKeys(), ...useHostKeys(), ...useWindowKeys() };
  const latest = useRef(bindings);
  useEffect(() => {
    latest.current = bindings;
  });
  useEffect(() => {
    const names = Object.keys(latest.current);
    const handle = (name: string) => (event: KeyboardEvent) => {
      // A dialog is the whole window while it is open.
      if (store.getState().dialog || document.querySelector('[role="dialog"], [role="alertdialog"]')) return;
      event.preventDefault();
      latest.current[name]?.();
    };
    return tinykeys(window, Object.fromEntries(names.map((name) => [name, handle(name)])));
  }, [store]);
}

type Bindings = Record<string, () => void>;

function useRoomKeys(): Bindings {
  const view = useNavigation((navigation) => navigation.view);
  const openRoom = useNavigation((navigation) => navigation.openRoom);
  const openDialog = useNavigation((navigation) => navigation.openDialog);
  const announce = useAnnounce();
  const host = useHost(view.kind === 'room' ? view.host : null);
  const system = useSystem(host?.id ?? null);
  const rooms = system ? roomsInOrder(groupRooms(system.chatrooms, system.teams)) : [];
  const current = view.kind === 'room' ? view.room : null;

  const move = (step: 1 | -1, only?: (room: ChatRoom) => boolean) => {
    const room = neighbour(rooms, current, step, only);
    if (host && room) openRoom(host.id, room.id);
  };
  const isUnread = (room: ChatRoom) => (host?.unread[room.id] ?? 0) > 0;
  const invite = () => {
    const room = rooms.find(({ id }) => id === current);
    if (!host || !room) return;
    if (room.private) openDialog({ kind: 'invite', host: host.id, room });
    else announce(`${room.name} is not private: there is nobody to invite.`);
  };
  return {
    'Alt+ArrowUp': () => move(-1),
    'Alt+ArrowDown': () => move(1),
    'Alt+Shift+ArrowUp': () => move(-1, isUnread),
    'Alt+Shift+ArrowDown': () => move(1, isUnread),
    '$mod+n': () => host && openDialog({ kind: 'create-room', host: host.id }),
    '$mod+Shift+a': invite,
  };
}

function useHostKeys(): Bindings {
  const { hosts } = useAppState();
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
    F6: toRegion(1),
    'Shift+F6': toRegion(-1),
    F8: focusNewestCard,
  };
}
