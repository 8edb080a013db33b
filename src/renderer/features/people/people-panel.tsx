import { PanelRightClose, UserPlus } from 'lucide-react';
import { memo, type ReactNode, useMemo } from 'react';
import type { HostEntry } from '#shared/bridge/state';
import type { ChatRoom } from '#shared/nouns/room';
import { useNavigation } from '../../state/navigation';
import { useRoom } from '../../state/room';
import { managesTeam, roomRights } from '../../state/room-rights';
import { useUnchanged } from '../../state/share-unchanged';
import { useSystem } from '../../state/system';
import { useSpeech, useWords } from '../../state/words';
import { Avatar } from '../../ui/avatar';
import { Button } from '../../ui/button';
import { classNames } from '../../ui/class-names';
import { IconButton } from '../../ui/icon-button';
import { SidePanel } from '../../ui/side-panel';
import text from '../../ui/text.module.css';
import { useContextMenu } from '../../ui/use-context-menu';
import { useNow } from '../../ui/use-now';
import { type ListedPerson, peopleOfRoom, personNote } from './people-of-room';
import styles from './people-panel.module.css';
import { PersonContextMenu, PersonMenu } from './person-menu';

interface PeoplePanelProps {
  readonly host: HostEntry;
  readonly room: ChatRoom;
  /** Whether the host answers now: without it nobody knows who is there. */
  readonly online: boolean;
  readonly onHide: () => void;
  /** What moves its edge, where it can be moved. */
  readonly handle?: ReactNode;
}

/** Who is in the open room and who may enter it. Stands inside a `RoomProvider`. */
export function PeoplePanel({ host, room, online, onHide, handle }: PeoplePanelProps) {
  const words = useWords().people;
  const now = useNow();
  const system = useSystem(host.id);
  const participants = useRoom(({ snapshot }) => snapshot?.participants);
  const troubled = useRoom(({ trouble }) => trouble !== null);
  const known = participants !== undefined || troubled;
  const place = useUnchanged(withoutCount(room));
  const people = useUnchanged(
    useMemo(
      () => (system && known ? peopleOfRoom(system, place, participants ?? [], online, now) : null),
      [system, place, participants, known, online, now],
    ),
  );
  return (
    <SidePanel
      title={words.title}
      label={words.inRoom}
      actions={<IconButton label={words.hide} keys="Ctrl ." icon={<PanelRightClose />} onClick={onHide} />}
      handle={handle}
    >
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls has to be reached by keyboard */}
      <section className={styles.people} tabIndex={0} aria-label={words.list}>
        {people && system && (
          <>
            <Group title={words.hereNow} people={people.here} me={system.user.id} host={host.id} room={place} />
            <Group
              title={words.canEnter}
              people={people.others}
              me={system.user.id}
              host={host.id}
              room={place}
              absent
            />
          </>
        )}
      </section>
      <Footer host={host.id} room={room} />
    </SidePanel>
  );
}

/** How many are in it changes with everybody who comes, and nothing here tells it. */
const withoutCount = (room: ChatRoom): ChatRoom => ({ ...room, participants: 0 });

interface GroupProps {
  readonly title: string;
  readonly people: readonly ListedPerson[];
  readonly me: string;
  readonly host: string;
  readonly room: ChatRoom;
  readonly absent?: boolean;
}

/** Drawn anew when its people change, not with every message of the room. */
const Group = memo(function Group({ title, people, me, absent = false, ...place }: GroupProps) {
  const now = useNow();
  const words = useWords().people;
  if (people.length === 0) return null;
  return (
    <section>
      <h3>{words.group(title, people.length)}</h3>
      <ul>
        {people.map((person) => (
          <Person
            key={person.user.id}
            {...place}
            person={person}
            me={person.user.id === me}
            absent={absent}
            now={now}
          />
        ))}
      </ul>
    </section>
  );
});

interface PersonProps extends Pick<GroupProps, 'host' | 'room'> {
  readonly person: ListedPerson;
  readonly me: boolean;
  readonly absent: boolean;
  readonly now: Date;
}

const Person = memo(function Person({ person, me, absent, now, host, room }: PersonProps) {
  const { user, presence } = person;
  const speech = useSpeech();
  const note = personNote(person, now, speech);
  const others = !me && !user.removed;
  const menu = useContextMenu();
  return (
    <li
      className={classNames(styles.person, absent && styles.absent)}
      {...(others && { onContextMenu: menu.onContextMenu })}
    >
      <Avatar user={user} size="sm" presence={presence} />
      <span className={text.grow}>
        <span className={styles.name} title={user.name}>
          <bdi className={text.cut}>{user.name}</bdi>
          {me && <span className={text.muted}>{speech.words.ui.you}</span>}
        </span>
        {note && (
          <span className={classNames(styles.note, text.cut)} title={note}>
            {note}
          </span>
        )}
      </span>
      {others && <PersonMenu host={host} room={room} user={user} className={styles.menu} />}
      {menu.anchor && (
        <PersonContextMenu host={host} room={room} user={user} anchor={menu.anchor} onClose={menu.close} />
      )}
    </li>
  );
});

/** The way to bring others in, where there is one: by invitation, or by adding them to the team. */
function Footer({ host, room }: { readonly host: string; readonly room: ChatRoom }) {
  const system = useSystem(host);
  const openDialog = useNavigation((navigation) => navigation.openDialog);
  const words = useWords().people;
  if (!system) return null;
  const team = system.teams.find(({ id }) => id === room.team);
  if (roomRights(room, system.user).invite) {
    return <FooterButton label={words.invite} onPress={() => openDialog({ kind: 'invite', host, room })} />;
  }
  if (!room.private && team && managesTeam(team, system.user)) {
    return <FooterButton label={words.addTo(team.name)} onPress={() => openDialog({ kind: 'team', host, team })} />;
  }
  return null;
}

function FooterButton({ label, onPress }: { readonly label: string; readonly onPress: () => void }) {
  return (
    <footer className={styles.footer}>
      <Button icon={<UserPlus />} onClick={onPress}>
        <span className={text.cut}>{label}</span>
      </Button>
    </footer>
  );
}
