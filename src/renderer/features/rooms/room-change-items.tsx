import { BellOff, BellRing, LogOut, Pencil, Trash2, UsersRound } from 'lucide-react';
import { useBridge } from '../../state/bridge';
import { useNavigation } from '../../state/navigation';
import { useSystem } from '../../state/system';
import { useWords } from '../../state/words';
import { useAnnounce } from '../../ui/live-region';
import type { MenuItem } from '../../ui/menu';
import type { RoomOfMenu } from './room-of-menu';

/** What changes a room. A direct one stays as it is. */
export function useChangeItems({ host: { id: host }, room, rights }: RoomOfMenu): MenuItem[] {
  const words = useWords().rooms.menu;
  const openDialog = useNavigation((navigation) => navigation.openDialog);
  const system = useSystem(host);
  const onlyMaker = useOnlyMaker(host, room.user);
  if (room.direct) return [];
  const team = system?.teams.find(({ id }) => id === room.team);
  const edit: MenuItem = {
    label: words.edit,
    icon: <Pencil />,
    separated: true,
    disabled: !rights.edit,
    ...(!rights.edit && { help: onlyMaker }),
    onSelect: () => openDialog({ kind: 'edit-room', host, room }),
  };
  if (!team) return [edit];
  const itsTeam: MenuItem = {
    label: words.team(team.name),
    icon: <UsersRound />,
    onSelect: () => openDialog({ kind: 'team', host, team }),
  };
  return [edit, itsTeam];
}

/** The ways out of a room, and its end. There is none out of a direct one. */
export function useLeaveItems({ host: entry, room, rights }: RoomOfMenu): MenuItem[] {
  const words = useWords().rooms.menu;
  const openDialog = useNavigation((navigation) => navigation.openDialog);
  const follow = useFollowItem({ host: entry, room, rights });
  const onlyMaker = useOnlyMaker(entry.id, room.user);
  const host = entry.id;
  if (room.direct) return [];
  const leave: MenuItem = {
    label: words.leave,
    icon: <LogOut />,
    separated: true,
    disabled: !rights.leave,
    ...(!rights.leave && { help: words.leaveOwn }),
    onSelect: () => openDialog({ kind: 'leave-room', host, room }),
  };
  const remove: MenuItem = {
    label: words.delete,
    icon: <Trash2 />,
    danger: rights.delete,
    disabled: !rights.delete,
    ...(!rights.delete && { help: onlyMaker }),
    onSelect: () => openDialog({ kind: 'delete-room', host, room }),
  };
  return [room.private ? leave : follow, remove];
}

/** Why somebody else may not do it. */
function useOnlyMaker(host: string, maker: string): string {
  const words = useWords().rooms.menu;
  const system = useSystem(host);
  return words.onlyMaker(system?.users.find(({ id }) => id === maker)?.name ?? words.theMaker);
}

/** Leaving a room that is not private: it stays in the list and can be followed again. */
function useFollowItem({ host, room }: RoomOfMenu): MenuItem {
  const bridge = useBridge();
  const announce = useAnnounce();
  const words = useWords().rooms.menu;
  const showNotice = useNavigation((navigation) => navigation.showNotice);
  const followed = !host.left_rooms.includes(room.id);
  const change = async () => {
    const answer = await bridge.request('room.follow', { host: host.id, room: room.id, follow: !followed });
    if (!answer.ok) return showNotice(answer.error.message);
    announce(followed ? words.left(room.name) : words.followed(room.name));
  };
  return {
    label: followed ? words.unfollow : words.follow,
    help: followed ? words.unfollowHelp : words.followHelp,
    icon: followed ? <BellOff /> : <BellRing />,
    onSelect: () => void change(),
    separated: true,
  };
}
