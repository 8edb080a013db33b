import { UserPlus, UsersRound } from 'lucide-react';
import type { HostEntry } from '#shared/bridge/state';
import type { ChatRoom } from '#shared/nouns/room';
import type { User } from '#shared/nouns/user';
import { useNavigation } from '../../state/navigation';
import { usePanels } from '../../state/panels';
import { useRoom } from '../../state/room';
import { roomRights } from '../../state/room-rights';
import { useSystem } from '../../state/system';
import { Avatar } from '../../ui/avatar';
import { classNames } from '../../ui/class-names';
import { IconButton } from '../../ui/icon-button';
import { RoomMark } from '../../ui/room-mark';
import text from '../../ui/text.module.css';
import { Tooltip } from '../../ui/tooltip';
import styles from './room-header.module.css';
import { RoomMenu } from './room-menu';

/** Faces in the stack of people who are here. */
const FACES = 3;

interface RoomHeaderProps {
  readonly host: HostEntry;
  readonly room: ChatRoom;
  /** Whether the host answers now: without it nobody knows who is there. */
  readonly online: boolean;
}

/** The open room's name and what can be done with it. Stands inside a `RoomProvider`. */
export function RoomHeader({ host, room, online }: RoomHeaderProps) {
  const system = useSystem(host.id);
  const openDialog = useNavigation((navigation) => navigation.openDialog);
  const rights = system && roomRights(room, system.user);
  return (
    <header className={styles.header} data-region="header">
      <Title room={room} team={system?.teams.find(({ id }) => id === room.team)?.name ?? null} />
      <div className={styles.tools}>
        <HereButton users={system?.users ?? []} me={system?.user.id ?? null} online={online} />
        {rights?.invite && (
          <IconButton
            label="Invite to this room"
            keys="Ctrl Shift A"
            icon={<UserPlus />}
            onClick={() => openDialog({ kind: 'invite', host: host.id, room })}
          />
        )}
        {rights && <RoomMenu host={host} room={room} rights={rights} />}
      </div>
    </header>
  );
}

function Title({ room, team }: { readonly room: ChatRoom; readonly team: string | null }) {
  const chip = room.private && team === null ? 'Private' : team;
  const about = room.description || aboutWords(room, team);
  return (
    <div className={styles.title}>
      <h1 className={styles.name}>
        <RoomMark room={room} />
        <span className={text.cut} title={room.name}>
          <bdi>{room.name}</bdi>
        </span>
        {chip && (
          <span className={styles.chip}>
            {team !== null && <UsersRound />}
            <span className={text.cut}>{chip}</span>
          </span>
        )}
      </h1>
      <p className={classNames(styles.about, text.cut)} title={about}>
        {chip && <span className={styles.narrowChip}>{chip} · </span>}
        {about}
      </p>
    </div>
  );
}

/** Says who a room without a description is for. */
function aboutWords(room: ChatRoom, team: string | null): string {
  if (room.private) return 'Only the people in this room can see that it exists.';
  return room.team === null ? 'Everyone on this host' : `Everyone in ${team ?? 'its team'}`;
}

interface HereButtonProps {
  readonly users: readonly User[];
  readonly me: string | null;
  readonly online: boolean;
}

/** How many people are here, with some of their faces; shows and hides the people. */
function HereButton({ users, me, online }: HereButtonProps) {
  const { snapshot } = useRoom();
  const { people, togglePeople } = usePanels();
  const participants = online ? (snapshot?.participants ?? []) : [];
  // Others first: one's own face says nothing new.
  const here = users.filter(({ id }) => participants.includes(id));
  const faces = [...here.filter(({ id }) => id !== me), ...here.filter(({ id }) => id === me)].slice(0, FACES);
  const words = participants.length > 0 ? `${participants.length} here` : 'People';
  return (
    <Tooltip text={people ? 'Hide people' : 'Show people'} keys="Ctrl .">
      <button
        type="button"
        className={styles.here}
        aria-pressed={people}
        aria-label={`${words}, ${people ? 'hide' : 'show'} people`}
        onClick={togglePeople}
      >
        {faces.length > 0 && (
          <span className={styles.stack}>
            {faces.map((user) => (
              <Avatar key={user.id} user={user} size="xs" />
            ))}
          </span>
        )}
        <span>{words}</span>
      </button>
    </Tooltip>
  );
}
