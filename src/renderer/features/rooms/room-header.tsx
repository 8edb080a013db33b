import { BellOff, Search, UserPlus, UsersRound } from 'lucide-react';
import type { HostEntry } from '#shared/bridge/state';
import type { ChatRoom } from '#shared/nouns/room';
import type { User } from '#shared/nouns/user';
import type { Words } from '#shared/words/words';
import { useAppState } from '../../state/bridge';
import { othersIn } from '../../state/direct-rooms';
import { useNavigation } from '../../state/navigation';
import { isMuted } from '../../state/notify-level';
import { usePanels } from '../../state/panels';
import { presenceOf } from '../../state/presence';
import { useRoom } from '../../state/room';
import { roomRights } from '../../state/room-rights';
import { useSystem } from '../../state/system';
import { useRoomName } from '../../state/use-room-name';
import { useWords } from '../../state/words';
import { Avatar } from '../../ui/avatar';
import { classNames } from '../../ui/class-names';
import { IconButton } from '../../ui/icon-button';
import { RoomMark } from '../../ui/room-mark';
import text from '../../ui/text.module.css';
import { Tooltip } from '../../ui/tooltip';
import { useNow } from '../../ui/use-now';
import styles from './room-header.module.css';
import { RoomMenu } from './room-menu';

/** Faces in the stack of people who are here. */
const FACES = 3;
const NOBODY: readonly string[] = [];

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
  const words = useWords().rooms.header;
  const { openSide } = usePanels();
  const rights = system && roomRights(room, system.user);
  return (
    <header className={styles.header} data-region="header">
      <Title host={host} room={room} team={system?.teams.find(({ id }) => id === room.team)?.name ?? null} />
      <div className={styles.tools}>
        <HereButton users={system?.users ?? []} me={system?.user.id ?? null} online={online} />
        <IconButton
          label={words.search}
          keys="Ctrl F"
          icon={<Search />}
          onClick={() => openSide({ kind: 'search', scope: 'room' })}
        />
        {rights?.invite && (
          <IconButton
            label={words.invite}
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

interface TitleProps {
  readonly host: HostEntry;
  readonly room: ChatRoom;
  readonly team: string | null;
}

function Title({ host, room, team }: TitleProps) {
  const words = useWords().rooms.header;
  const settings = useAppState((state) => state.settings);
  const name = useRoomName(host.id, room);
  const kind = room.direct ? words.direct : words.private;
  const chip = room.private && team === null ? kind : team;
  const about = room.description || aboutWords(room, team, words);
  return (
    <div className={styles.title}>
      <h1 className={styles.name}>
        <DirectMark host={host} room={room} />
        <span className={text.cut} title={name}>
          <bdi>{name}</bdi>
        </span>
        {isMuted(settings, host, room.id) && <BellOff role="img" aria-label={words.muted} />}
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
function aboutWords(room: ChatRoom, team: string | null, words: Words['rooms']['header']): string {
  if (room.direct) return words.onlyThem;
  if (room.private) return words.onlyPeople;
  return room.team === null ? words.everyone : words.team(team ?? words.itsTeam);
}

/** The face of the other one, with whether they are there, else what kind of room it is. */
function DirectMark({ host, room }: Pick<TitleProps, 'host' | 'room'>) {
  const system = useSystem(host.id);
  const now = useNow();
  const [only, ...more] = room.direct && system ? othersIn(room, system) : [];
  if (!system || !only || more.length > 0) return <RoomMark room={room} />;
  const online = host.connection.state === 'online';
  return <Avatar user={only} size="xs" presence={presenceOf(system, only, online, now)} />;
}

interface HereButtonProps {
  readonly users: readonly User[];
  readonly me: string | null;
  readonly online: boolean;
}

/** How many people are here, with some of their faces; shows and hides the people. */
function HereButton({ users, me, online }: HereButtonProps) {
  const inRoom = useRoom(({ snapshot }) => snapshot?.participants) ?? NOBODY;
  const { people, togglePeople } = usePanels();
  const participants = online ? inRoom : NOBODY;
  // Others first: one's own face says nothing new.
  const inside = users.filter(({ id }) => participants.includes(id));
  const faces = [...inside.filter(({ id }) => id !== me), ...inside.filter(({ id }) => id === me)].slice(0, FACES);
  const words = useWords().rooms.header;
  const here = participants.length > 0 ? words.here(participants.length) : words.people;
  return (
    <Tooltip text={people ? words.hidePeople : words.showPeople} keys="Ctrl .">
      <button
        type="button"
        className={styles.here}
        aria-pressed={people}
        aria-label={people ? words.hereHide(here) : words.hereShow(here)}
        onClick={togglePeople}
      >
        {faces.length > 0 && (
          <span className={styles.stack}>
            {faces.map((user) => (
              <Avatar key={user.id} user={user} size="xs" />
            ))}
          </span>
        )}
        <span>{here}</span>
      </button>
    </Tooltip>
  );
}
