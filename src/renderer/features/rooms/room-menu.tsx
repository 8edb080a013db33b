import { BellOff, BellRing, Ellipsis, LogOut, Pencil, Trash2, UsersRound } from 'lucide-react';
import type { HostEntry } from '#shared/bridge/state';
import type { ChatRoom } from '#shared/nouns/room';
import { useBridge } from '../../state/bridge';
import { useNavigation } from '../../state/navigation';
import type { RoomRights } from '../../state/room-rights';
import { useSystem } from '../../state/system';
import { IconButton } from '../../ui/icon-button';
import { useAnnounce } from '../../ui/live-region';
import { Menu, type MenuItem } from '../../ui/menu';

interface RoomMenuProps {
  readonly host: HostEntry;
  readonly room: ChatRoom;
  readonly rights: RoomRights;
}

/** What else can be done with the open room. What this person may not do stands there and says why. */
export function RoomMenu(props: RoomMenuProps) {
  const follow = useFollowItem(props);
  const others = useDialogItems(props);
  return (
    <Menu
      items={[...others.change, ...(follow ? [follow] : []), ...others.leave]}
      trigger={<IconButton label="More about this room" icon={<Ellipsis />} />}
    />
  );
}

/** Leaving a room that is not private: it stays in the list and can be followed again. */
function useFollowItem({ host, room, rights }: RoomMenuProps): MenuItem | null {
  const bridge = useBridge();
  const announce = useAnnounce();
  const showNotice = useNavigation((navigation) => navigation.showNotice);
  if (!rights.follow) return null;
  const followed = !host.left_rooms.includes(room.id);
  const change = async () => {
    const answer = await bridge.request('room.follow', { host: host.id, room: room.id, follow: !followed });
    if (!answer.ok) return showNotice(answer.error.message);
    announce(followed ? `You left ${room.name}. It stays in the list.` : `You follow ${room.name} again.`);
  };
  return {
    label: followed ? 'Leave room' : 'Follow room again',
    help: followed ? 'It stays in the list, without counts and notifications.' : 'With counts and notifications.',
    icon: followed ? <BellOff /> : <BellRing />,
    onSelect: () => void change(),
    separated: true,
  };
}

function useDialogItems({ host: { id: host }, room, rights }: RoomMenuProps) {
  const openDialog = useNavigation((navigation) => navigation.openDialog);
  const system = useSystem(host);
  const maker = system?.users.find(({ id }) => id === room.user)?.name ?? 'the person who made it';
  const team = system?.teams.find(({ id }) => id === room.team);
  const byOthers = room.direct ? 'A room of the two of you stays as it is.' : `Only ${maker} and admins can.`;
  const change: MenuItem[] = [
    {
      label: 'Edit room…',
      icon: <Pencil />,
      disabled: !rights.edit,
      ...(!rights.edit && { help: byOthers }),
      onSelect: () => openDialog({ kind: 'edit-room', host, room }),
    },
  ];
  if (team) {
    change.push({
      label: `Team ${team.name}…`,
      icon: <UsersRound />,
      onSelect: () => openDialog({ kind: 'team', host, team }),
    });
  }
  const leave: MenuItem[] = [];
  if (room.private && !room.direct) {
    leave.push({
      label: 'Leave private room…',
      icon: <LogOut />,
      separated: true,
      disabled: !rights.leave,
      ...(!rights.leave && { help: 'You made it. Stay, or delete it.' }),
      onSelect: () => openDialog({ kind: 'leave-room', host, room }),
    });
  }
  leave.push({
    label: 'Delete room…',
    icon: <Trash2 />,
    danger: rights.delete,
    disabled: !rights.delete,
    ...(!rights.delete && { help: byOthers }),
    onSelect: () => openDialog({ kind: 'delete-room', host, room }),
  });
  return { change, leave };
}
