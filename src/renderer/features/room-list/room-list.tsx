import type { SystemSnapshot } from '#shared/bridge/channels';
import type { HostEntry } from '#shared/bridge/state';
import { roomsInOrder } from '../../state/group-rooms';
import { useNavigation } from '../../state/navigation';
import { useThreadNews } from '../../state/thread-news';
import { useRoomGroups } from '../../state/use-room-groups';
import { useWords } from '../../state/words';
import { useRovingFocus } from '../../ui/use-roving-focus';
import { Group } from './group';
import { InvitationRows, receivedInvitations } from './invitation-rows';
import { JumpButton } from './jump-button';
import { PeopleRows } from './people-rows';
import styles from './room-list.module.css';
import { RoomRow } from './room-row';
import { TeamGroup } from './team-group';
import { ThreadsRow } from './threads-row';

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
  const words = useWords().roomList;
  const groups = useRoomGroups(system);
  const order = roomsInOrder(groups);
  const invitations = receivedInvitations(system);
  const { unread: threads } = useThreadNews();
  const roving = useRovingFocus(
    order.some((room) => room.id === current) ? current : (order[0]?.id ?? invitations[0]?.id),
  );
  const row = { host, current, roving };
  return (
    <>
      <JumpButton />
      <div className={styles.list} {...roving.container}>
        {threads > 0 && <ThreadsRow unread={threads} roving={roving} />}
        <InvitationRows host={host.id} system={system} invitations={invitations} roving={roving} />
        <Group
          title={words.rooms}
          action={{ label: words.newPublic, onSelect: () => openDialog({ kind: 'create-room', host: host.id }) }}
          empty={groups.open.length === 0 ? words.noRooms : null}
        >
          {groups.open.map((room) => (
            <RoomRow key={room.id} {...row} room={room} />
          ))}
        </Group>
        <Group
          title={words.teams}
          action={{ label: words.newTeam, onSelect: () => openDialog({ kind: 'team', host: host.id }) }}
          empty={groups.teams.length === 0 ? words.noTeams : null}
        >
          {groups.teams.map((entry) => (
            <TeamGroup key={entry.team.id} {...row} {...entry} />
          ))}
        </Group>
        <Group
          title={words.private}
          action={{
            label: words.newPrivate,
            onSelect: () => openDialog({ kind: 'create-room', host: host.id, private: true }),
          }}
          empty={groups.private.length === 0 ? words.noPrivate : null}
        >
          {groups.private.map((room) => (
            <RoomRow key={room.id} {...row} room={room} />
          ))}
        </Group>
        <PeopleRows {...row} system={system} rooms={groups.direct} online={online} />
      </div>
    </>
  );
}
