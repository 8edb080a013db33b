import { useAppState } from '../../state/bridge';
import { useNavigation, useNavigationStore } from '../../state/navigation';
import { useSystems } from '../../state/system';
import { useDirects } from '../../state/use-direct';
import { useSpeech } from '../../state/words';
import { useNow } from '../../ui/use-now';
import { type Entry, type HostPlace, hostEntries, personEntries, recentRooms, roomEntries } from './entries';
import { readTyped } from './ranking';
import { useCommands } from './use-commands';

/** Everything to jump to: the rooms and people of every host, the one in view first; the hosts; what can be done. */
export function useEntries(typed: string): Entry[] {
  const places = usePlaces();
  const hosts = useAppState((state) => state.hosts);
  const settings = useAppState((state) => state.settings);
  const openRoom = useNavigation((navigation) => navigation.openRoom);
  const here = places.find((place) => place.here)?.host ?? null;
  const commands = useCommands(here, readTyped(typed).text);
  const openHost = (host: string) => openRoom(host, settings.last_room[host] ?? null);
  return [
    ...places.flatMap((place) => [...roomEntries(place), ...personEntries(place)]),
    ...hostEntries(hosts, openHost),
    ...commands,
  ];
}

function usePlaces(): HostPlace[] {
  const hosts = useAppState((state) => state.hosts);
  const settings = useAppState((state) => state.settings);
  const speech = useSpeech();
  const now = useNow();
  const store = useNavigationStore();
  const { view, past } = store.getState();
  const systems = useSystems(hosts.map(({ id }) => id));
  const openDirect = useDirects();
  const recent = recentRooms(view, past);
  const { openRoom, requestFocus, showNotice } = store.getState();
  const current = view.kind === 'room' ? view.host : settings.last_host;
  return hosts.flatMap((host) => {
    const system = systems.get(host.id);
    if (!system) return [];
    return {
      host,
      system,
      here: host.id === current,
      settings,
      speech,
      now,
      recent,
      openRoom: (room) => {
        openRoom(host.id, room);
        requestFocus('composer');
      },
      openPerson: async (user) => {
        const answer = await openDirect(host.id, [user]);
        if (!answer.ok) showNotice(answer.error.message);
      },
    } satisfies HostPlace;
  });
}
