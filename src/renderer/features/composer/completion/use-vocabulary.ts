import { useMemo } from 'react';
import type { Place } from '../../../state/drafts';
import { useRoom } from '../../../state/room';
import { peopleWhoMayEnter } from '../../../state/room-rights';
import { useSystem } from '../../../state/system';
import type { Vocabulary } from './suggestions';

const NOTHING: Pick<Vocabulary, 'people' | 'rooms'> = { people: [], rooms: [] };

/** Whom and what a text in a room can name: the others who may enter it, those who are there first, and all rooms. */
export function useVocabulary({ host, room: id }: Place): Pick<Vocabulary, 'people' | 'rooms'> {
  const system = useSystem(host);
  const participants = useRoom().snapshot?.participants;
  return useMemo(() => {
    const room = system?.chatrooms.find((known) => known.id === id);
    if (!system || !room) return NOTHING;
    const here = new Set(participants);
    const others = peopleWhoMayEnter(room, system.users, system.teams).filter((user) => user.id !== system.user.id);
    const people = others.sort(
      (one, other) => Number(here.has(other.id)) - Number(here.has(one.id)) || one.name.localeCompare(other.name),
    );
    const rooms = system.chatrooms.filter(({ direct }) => !direct);
    return { people, rooms: rooms.sort((one, other) => one.name.localeCompare(other.name)) };
  }, [system, participants, id]);
}
