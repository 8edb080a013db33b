import { ChevronDown, Ellipsis, Pencil, Plus } from 'lucide-react';
import { useId, useState } from 'react';
import { useAppState } from '../../state/bridge';
import type { TeamRooms } from '../../state/group-rooms';
import { useNavigation } from '../../state/navigation';
import { isMuted } from '../../state/notify-level';
import { useWords } from '../../state/words';
import { CountBadge } from '../../ui/count-badge';
import { IconButton } from '../../ui/icon-button';
import { Menu } from '../../ui/menu';
import text from '../../ui/text.module.css';
import { RoomRow, type RowContext } from './room-row';
import styles from './team-group.module.css';

/** A team's rooms under its name; folded, the room in view and the number of unread messages stay. */
export function TeamGroup({ team, rooms, ...row }: TeamRooms & RowContext) {
  const [open, setOpen] = useState(true);
  const id = useId();
  const openDialog = useNavigation((navigation) => navigation.openDialog);
  const shown = open ? rooms : rooms.filter((room) => room.id === row.current);
  const hidden = rooms.filter((room) => !shown.includes(room));
  const settings = useAppState((state) => state.settings);
  const counted = hidden.filter((room) => !isMuted(settings, row.host, room.id));
  const unread = counted.reduce((sum, room) => sum + (row.host.unread[room.id] ?? 0), 0);
  const words = useWords().roomList;
  const host = row.host.id;
  const items = [
    {
      label: words.team.newRoom,
      icon: <Plus />,
      onSelect: () => openDialog({ kind: 'create-room', host, team: team.id }),
    },
    { label: words.team.people, icon: <Pencil />, onSelect: () => openDialog({ kind: 'team', host, team }) },
  ];
  return (
    <li>
      <div className={styles.team}>
        <h3 className={text.grow}>
          <button
            type="button"
            className={styles.name}
            aria-label={unread > 0 ? `${team.name}, ${words.unread(unread)}` : team.name}
            aria-expanded={open}
            aria-controls={id}
            onClick={() => setOpen(!open)}
          >
            <ChevronDown />
            <span className={text.cut}>{team.name}</span>
            <CountBadge count={unread} />
          </button>
        </h3>
        <Menu
          items={items}
          trigger={
            <IconButton size="small" className={styles.menu} label={words.team.more(team.name)} icon={<Ellipsis />} />
          }
        />
      </div>
      <ul id={id}>
        {shown.map((room) => (
          <RoomRow key={room.id} {...row} room={room} inTeam />
        ))}
      </ul>
    </li>
  );
}
