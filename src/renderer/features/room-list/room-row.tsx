import { BellOff } from 'lucide-react';
import type { HostEntry } from '#shared/bridge/state';
import type { ChatRoom } from '#shared/nouns/room';
import { useNavigation } from '../../state/navigation';
import { classNames } from '../../ui/class-names';
import { CountBadge } from '../../ui/count-badge';
import { RoomMark } from '../../ui/room-mark';
import text from '../../ui/text.module.css';
import type { RovingFocus } from '../../ui/use-roving-focus';
import styles from './room-list.module.css';

/** What every row of the list knows. */
export interface RowContext {
  readonly host: HostEntry;
  /** The room in view. */
  readonly current: string | null;
  readonly roving: RovingFocus;
}

interface RoomRowProps extends RowContext {
  readonly room: ChatRoom;
  readonly inTeam?: boolean;
}

/** A link to a room, with what is unread in it. */
export function RoomRow({ host, current, roving, room, inTeam = false }: RoomRowProps) {
  const openRoom = useNavigation((navigation) => navigation.openRoom);
  const unread = host.unread[room.id] ?? 0;
  const left = host.left_rooms.includes(room.id);
  return (
    <li>
      <a
        href={`#room-${room.id}`}
        className={classNames(styles.row, inTeam && styles.inTeam, unread > 0 && styles.unread, left && styles.left)}
        aria-label={spokenName(room.name, unread, left)}
        aria-current={room.id === current ? 'page' : undefined}
        {...roving.item(room.id)}
        onClick={(event) => {
          event.preventDefault();
          openRoom(host.id, room.id);
        }}
      >
        <RoomMark room={room} />
        <span className={classNames(text.cut, text.grow)} title={room.name}>
          {room.name}
        </span>
        {left ? <BellOff /> : <CountBadge count={unread} />}
      </a>
    </li>
  );
}

/** A row as it is spoken. A room that was left counts nothing. */
function spokenName(name: string, unread: number, left: boolean): string {
  if (left) return `${name}, left`;
  return unread > 0 ? `${name}, ${unread} unread` : name;
}
