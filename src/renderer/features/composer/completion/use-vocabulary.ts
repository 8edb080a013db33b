import { useMemo } from 'react';
import type { Place } from '../../../state/drafts';
import { useRoom } from '../../../state/room';
import { peopleWhoMayEnter } from '../../../state/room-rights';
import { useSystem } from '../../../state/system';
import type { Vocabulary } from './suggestions';
import type { Trigger } from './trigger';

const NOBODY: Vocabulary['people'] = [];
const NOWHERE: Vocabulary['rooms'] = [];
const NAMES = new Intl.Collator();

/**
 * Whom and what a text in a room can name: the others who may enter it, those who are there first, and all rooms. Put
 * in order only while a sign asks for them: there may be thousands, and somebody comes or goes all the time.
 */
export function useVocabulary(
  { host, room: id }: Place,
  sign: Trigger['sign'] | undefined,
): Pick<Vocabulary, 'people' | 'rooms'> {
  const system = useSystem(host);
  const participants = useRoom(({ snapshot }) => snapshot?.participants);
  const { users, teams, chatrooms, user } = system ?? {};
  const people = useMemo(() => {
    const room = chatrooms?.find((known) => known.id === id);
    if (sign !== '@' || !room || !users || !teams || !user) return NOBODY;
    const here = new Set(participants);
    return peopleWhoMayEnter(room, users, teams)
      .filter((other) => other.id !== user.id)
      .sort(
        (one, other) => Number(here.has(other.id)) - Number(here.has(one.id)) || NAMES.compare(one.name, other.name),
      );
  }, [sign, users, teams, chatrooms, user, participants, id]);
  const rooms = useMemo(() => {
    if (sign !== '#' || !chatrooms) return NOWHERE;
    return chatrooms.filter(({ direct }) => !direct).sort((one, other) => NAMES.compare(one.name, other.name));
  }, [sign, chatrooms]);
  return { people, rooms };
}
