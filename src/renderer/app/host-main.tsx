import { type ReactNode, useState } from 'react';
import type { SystemSnapshot } from '#shared/bridge/channels';
import type { HostEntry } from '#shared/bridge/state';
import { FingerprintChangedPane } from '../features/connect/fingerprint-changed-pane';
import { HostGonePane } from '../features/connect/host-gone-pane';
import { NewHostPane } from '../features/connect/new-host-pane';
import { RefusedPane } from '../features/connect/refused-pane';
import { WaitingPane } from '../features/connect/waiting-pane';
import { useAppState } from '../state/bridge';
import type { Reach } from '../state/host-words';
import { useNavigation } from '../state/navigation';
import { MessageSkeletons } from '../ui/skeleton';
import text from '../ui/text.module.css';
import { RoomScreen } from './room-screen';
import styles from './shell.module.css';
import { useOpenHost } from './use-open-host';

interface HostMainProps {
  readonly host: HostEntry;
  readonly system: SystemSnapshot | null;
  readonly reach: Reach;
  readonly room: string | null;
}

/** The room in view, or what stands between the person and it. */
export function HostMain({ host, system, reach, room }: HostMainProps) {
  const readable = useReadable(reach, room);
  const obstacle = useObstacle(host, system, reach, readable.read(room) ? null : () => readable.allow(room));
  if (obstacle) return <MainPane label={host.name}>{obstacle}</MainPane>;
  const shown = system?.chatrooms.find(({ id }) => id === room);
  if (shown) return <RoomScreen key={shown.id} host={host} room={shown} reach={reach} />;
  if (system && system.chatrooms.length === 0) {
    return (
      <MainPane label={host.name}>
        <NewHostPane host={host} />
      </MainPane>
    );
  }
  return (
    <MainPane label={host.name}>
      <MessageSkeletons label={`Loading ${host.name}`} />
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

/**
 * Which rooms stay readable while their host is gone: the one that was open when it went, and those the person asked
 * for.
 */
function useReadable(reach: Reach, room: string | null) {
  const [allowed, setAllowed] = useState<readonly string[]>([]);
  const [lastReach, setLastReach] = useState(reach);
  if (reach !== lastReach) {
    setLastReach(reach);
    setAllowed(reach === 'gone' && room !== null ? [room] : []);
  }
  return {
    read: (id: string | null) => id !== null && allowed.includes(id),
    allow: (id: string | null) => id !== null && setAllowed((before) => [...before, id]),
  };
}

function useObstacle(
  host: HostEntry,
  system: SystemSnapshot | null,
  reach: Reach,
  onRead: (() => void) | null,
): ReactNode | null {
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
      if (system && (reach !== 'gone' || onRead === null)) return null;
      const read = system && onRead ? onRead : undefined;
      return <HostGonePane host={host} since={connection.since} message={connection.message} onRead={read} />;
    }
    default:
      return null;
  }
}

/** Staying out of a host leads to another one, where there is one. */
function useStayOut(host: string): () => void {
  const { hosts } = useAppState();
  const openHost = useOpenHost();
  const openDialog = useNavigation((navigation) => navigation.openDialog);
  return () => {
    const other = hosts.find(({ id }) => id !== host);
    if (other) openHost(other.id);
    else openDialog({ kind: 'join' });
  };
}
