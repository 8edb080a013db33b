import type { HostEntry } from '#shared/bridge/state';
import { useHost } from '../state/bridge';
import { isRoomPanel, usePanels } from '../state/panels';
import { useSystem } from '../state/system';
import { HostColumn } from './host-column';
import { HostMain } from './host-main';
import { RoomsColumn } from './rooms-column';
import styles from './shell.module.css';
import { useDefaultRoom } from './use-default-room';
import { useGoneRoom } from './use-gone-room';
import { useHostReach } from './use-host-reach';

interface HostScreenProps {
  readonly host: string | null;
  readonly room: string | null;
  /** There is no rail: the room list carries what it would. */
  readonly folded: boolean;
}

/** One host: its rooms, and the room or state in view. */
export function HostScreen({ host: id, room, folded }: HostScreenProps) {
  const host = useHost(id);
  return host ? <ShownHost key={host.id} host={host} room={room} folded={folded} /> : <main className={styles.main} />;
}

interface ShownHostProps {
  readonly host: HostEntry;
  readonly room: string | null;
  readonly folded: boolean;
}

function ShownHost({ host, room, folded }: ShownHostProps) {
  const system = useSystem(host.id);
  const { reach, stopped } = useHostReach(host);
  const { rooms, side } = usePanels();
  const gone = useGoneRoom(system, room);
  useDefaultRoom(host, system, room);
  return (
    <>
      {rooms && <RoomsColumn host={host} system={system} reach={reach} room={room} folded={folded} />}
      <HostMain host={host} system={system} reach={reach} stopped={stopped} room={room} gone={gone} />
      {side && system && !isRoomPanel(side) && <HostColumn panel={side} host={host} system={system} room={room} />}
    </>
  );
}
