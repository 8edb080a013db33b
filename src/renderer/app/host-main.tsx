import { type ReactNode, useState } from 'react';
import type { SystemSnapshot } from '#shared/bridge/channels';
import type { HostEntry } from '#shared/bridge/state';
import { FingerprintChangedPane } from '../features/connect/fingerprint-changed-pane';
import { HostGonePane } from '../features/connect/host-gone-pane';
import { NewHostPane } from '../features/connect/new-host-pane';
import { RefusedPane } from '../features/connect/refused-pane';
import { StoppedHostPane } from '../features/connect/stopped-host-pane';
import { WaitingPane } from '../features/connect/waiting-pane';
import { useAppState } from '../state/bridge';
import type { Reach } from '../state/host-words';
import { useNavigation } from '../state/navigation';
import { useWords } from '../state/words';
import { MessageSkeletons } from '../ui/skeleton';
import text from '../ui/text.module.css';
import { RoomScreen } from './room-screen';
import styles from './shell.module.css';
import type { GoneRoom } from './use-gone-room';
import { useOpenHost } from './use-open-host';

interface HostMainProps {
  readonly host: HostEntry;
  readonly system: SystemSnapshot | null;
  readonly reach: Reach;
  /** It is the host of this computer, which does not run. */
  readonly stopped: boolean;
  readonly room: string | null;
  /** A room that went away while it was in view. */
  readonly gone: GoneRoom | null;
}

/** The room in view, or what stands between the person and it. */
export function HostMain({ host, system, reach, stopped, room, gone }: HostMainProps) {
  const words = useWords().app;
  const readable = useReadable(reach, stopped ? null : room);
  const obstacle = useObstacle({ host, system, reach, room, stopped, readable });
  if (obstacle) return <MainPane label={host.name}>{obstacle}</MainPane>;
  const shown = system?.chatrooms.find(({ id }) => id === room);
  if (shown && system) {
    return <RoomScreen key={shown.id} host={host} system={system} room={shown} reach={reach} gone={gone} />;
  }
  return (
    <MainPane label={host.name}>
      {system?.chatrooms.length === 0 ? (
        <NewHostPane host={host} />
      ) : (
        <MessageSkeletons label={words.loading(host.name)} />
      )}
    </MainPane>
  );
}

/** A state of the host instead of a room, under the host's name for people who hear the page. */
function MainPane({ label, children }: { readonly label: string; readonly children: ReactNode }) {
  return (
    <main className={styles.main} data-region="main">
      <h1 className={text.hidden}>{label}</h1>
      {children}
    </main>
  );
}

/** The rooms that stay readable while their host is gone. */
interface Readable {
  has(room: string | null): boolean;
  allow(room: string | null): void;
}

/** The room that was open when its host went stays readable; others when the person asks for them. */
function useReadable(reach: Reach, room: string | null): Readable {
  const [allowed, setAllowed] = useState<readonly string[]>([]);
  const [lastReach, setLastReach] = useState(reach);
  if (reach !== lastReach) {
    setLastReach(reach);
    setAllowed(reach === 'gone' && room !== null ? [room] : []);
  }
  return {
    has: (id) => id !== null && allowed.includes(id),
    allow: (id) => id !== null && setAllowed((before) => [...before, id]),
  };
}

interface ObstacleProps extends Omit<HostMainProps, 'gone'> {
  readonly readable: Readable;
}

/** What stands between the person and the rooms of a host; null when nothing does. */
function useObstacle({ host, system, reach, room, stopped, readable }: ObstacleProps): ReactNode | null {
  const { connection } = host;
  const stayOut = useStayOut(host.id);
  switch (connection.state) {
    case 'waiting':
      return <WaitingPane host={host} message={connection.message} />;
    case 'refused':
      return <RefusedPane host={host} reason={connection.reason} message={connection.message} />;
    case 'fingerprint_changed':
      return <FingerprintChangedPane host={host} connection={connection} onStayOut={stayOut} />;
    case 'reconnecting': {
      if (reach === 'online' || (system && (reach !== 'gone' || readable.has(room)))) return null;
      const read = system ? () => readable.allow(room) : undefined;
      if (stopped) return <StoppedHostPane host={host} onRead={read} />;
      const lastHere = system ? connection.since : null;
      return <HostGonePane host={host} lastHere={lastHere} message={connection.message} onRead={read} />;
    }
    case 'connecting':
      return reach === 'gone' ? <StoppedHostPane host={host} /> : null;
    default:
      return null;
  }
}

/** Staying out of a host leads to another one, where there is one. */
function useStayOut(host: string): () => void {
  const hosts = useAppState((state) => state.hosts);
  const openHost = useOpenHost();
  const openDialog = useNavigation((navigation) => navigation.openDialog);
  return () => {
    const other = hosts.find(({ id }) => id !== host);
    if (other) openHost(other.id);
    else openDialog({ kind: 'join' });
  };
}
