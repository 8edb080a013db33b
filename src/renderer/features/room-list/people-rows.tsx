import { UsersRound } from 'lucide-react';
import type { SystemSnapshot } from '#shared/bridge/channels';
import type { ChatRoom } from '#shared/nouns/room';
import type { User } from '#shared/nouns/user';
import { othersIn, roomName } from '../../state/direct-rooms';
import { useNavigation } from '../../state/navigation';
import { presenceOf } from '../../state/presence';
import { useDirect } from '../../state/use-direct';
import { useSpeech, useWords } from '../../state/words';
import { Avatar } from '../../ui/avatar';
import { classNames } from '../../ui/class-names';
import text from '../../ui/text.module.css';
import { useNow } from '../../ui/use-now';
import { Group } from './group';
import { peopleHere } from './people-here';
import styles from './room-list.module.css';
import { RoomRow, type RowContext } from './room-row';

interface PeopleRowsProps extends RowContext {
  readonly system: SystemSnapshot;
  /** Direct messages, in their order. */
  readonly rooms: readonly ChatRoom[];
  readonly online: boolean;
}

/** Direct messages, and who else is on this host now: choosing somebody opens theirs. */
export function PeopleRows({ system, rooms, online, ...row }: PeopleRowsProps) {
  const words = useWords().roomList;
  const openDialog = useNavigation((navigation) => navigation.openDialog);
  const people = peopleHere(system);
  // One clock for all of them.
  const context = { system, online, now: useNow(), ...row };
  return (
    <Group
      title={words.people}
      action={{ label: words.newDirect, onSelect: () => openDialog({ kind: 'direct', host: row.host.id }) }}
      empty={people.length + rooms.length === 0 ? words.nobody : null}
    >
      {rooms.map((room) => (
        <DirectRow key={room.id} {...context} room={room} />
      ))}
      {people.map((user) => (
        <PersonRow key={user.id} {...context} user={user} />
      ))}
    </Group>
  );
}

type Context = Omit<PeopleRowsProps, 'rooms'> & { readonly now: Date };

/** A direct room under the names of the others: of one, with their face and whether they are there. */
function DirectRow({ system, online, now, room, ...row }: Context & { readonly room: ChatRoom }) {
  const speech = useSpeech();
  const others = othersIn(room, system);
  const [only] = others;
  const presence = others.length === 1 && only ? presenceOf(system, only, online, now) : null;
  return (
    <RoomRow
      {...row}
      room={room}
      name={roomName(room, system, speech)}
      mark={only && presence ? <Avatar user={only} size="xs" presence={presence} silent /> : <UsersRound />}
      about={presence && speech.words.ui.presence[presence]}
    />
  );
}

/** Somebody to write to, who has not been written to yet. */
function PersonRow({ system, online, now, user, host, roving }: Context & { readonly user: User }) {
  const words = useWords().ui;
  const presence = presenceOf(system, user, online, now);
  const openDirect = useDirect(host.id);
  const showNotice = useNavigation((navigation) => navigation.showNotice);
  const open = async () => {
    const answer = await openDirect([user.id]);
    if (!answer.ok) showNotice(answer.error.message);
  };
  return (
    <li>
      <a
        href={`#person-${user.id}`}
        className={styles.row}
        aria-label={`${user.name}, ${words.presence[presence]}`}
        {...roving.item(user.id)}
        onClick={(event) => {
          event.preventDefault();
          void open();
        }}
      >
        <Avatar user={user} size="xs" presence={presence} silent />
        <span className={classNames(text.cut, text.grow)} title={user.name}>
          <bdi>{user.name}</bdi>
        </span>
      </a>
    </li>
  );
}
