import type { SystemSnapshot } from '#shared/bridge/channels';
import type { HostEntry } from '#shared/bridge/state';
import { groupRooms, roomsInOrder } from '../../state/group-rooms';
import { useNavigation } from '../../state/navigation';
import { useRovingFocus } from '../../ui/use-roving-focus';
import { Group } from './group';
import { InvitationRows, receivedInvitations } from './invitation-rows';
import { PeopleRows } from './people-rows';
import styles from './room-list.module.css';
import { RoomRow } from './room-row';
import { TeamGroup } from './team-group';

interface RoomListProps {
  readonly host: HostEntry;
  readonly system: SystemSnapshot;
  /** The room in view. */
  readonly current: string | null;
  /** Whether the host answers now: without it nobody knows who is there. */
  readonly online: boolean;
}

/** The rooms of a host in groups, a list of links with one tab stop. */
export function RoomList({ host, system, current, online }: RoomListProps) {
  const openDialog = useNavigation((navigation) => navigation.openDialog);
  const groups = groupRooms(system.chatrooms, system.teams);
  const order = roomsInOrder(groups);
  const invitations = receivedInvitations(system);
  const roving = useRovingFocus(
    order.some((room) => room.id === current) ? current : (order[0]?.id ?? invitations[0]?.id),
  );
  const row = { host, current, roving };
  return (
    <div className={styles.list} {...roving.container}>
      <InvitationRows host={host.id} system={system} invitations={invitations} roving={roving} />
      <Group
        title="Rooms"
        action={{ label: 'New public room', onSelect: () => openDialog({ kind: 'create-room', host: host.id }) }}
        empty={groups.open.length === 0 ? 'No room for everyone yet' : null}
      >
        {groups.open.map((room) => (
          <RoomRow key={room.id} {...row} room={room} />
        ))}
      </Group>
      <Group
        title="Teams"
        action={{ label: 'New team', onSelect: () => openDialog({ kind: 'team', host: host.id }) }}
        empty={groups.teams.length === 0 ? 'No team yet' : null}
      >
        {groups.teams.map((entry) => (
          <TeamGroup key={entry.team.id} {...row} {...entry} />
        ))}
      </Group>
      <Group
        title="Private"
        action={{
          label: 'New private room',
          onSelect: () => openDialog({ kind: 'create-room', host: host.id, private: true }),
        }}
        empty={groups.private.length === 0 ? 'No private room yet' : null}
      >
        {groups.private.map((room) => (
          <RoomRow key={room.id} {...row} room={room} />
        ))}
      </Group>
      <PeopleRows system={system} online={online} />
    </div>
  );
}
