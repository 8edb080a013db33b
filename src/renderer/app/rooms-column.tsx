import { Settings } from 'lucide-react';
import type { SystemSnapshot } from '#shared/bridge/channels';
import type { HostEntry } from '#shared/bridge/state';
import { HostHeader } from '../features/hosts/host-header';
import { RoomList } from '../features/room-list/room-list';
import { useMe } from '../state/bridge';
import type { Reach } from '../state/host-words';
import { useNavigation } from '../state/navigation';
import { usePanels } from '../state/panels';
import { Avatar } from '../ui/avatar';
import { classNames } from '../ui/class-names';
import { IconButton } from '../ui/icon-button';
import text from '../ui/text.module.css';
import styles from './shell.module.css';
import { useColumn } from './use-column';
import { useOpenHost } from './use-open-host';

interface RoomsColumnProps {
  readonly host: HostEntry;
  readonly system: SystemSnapshot | null;
  readonly reach: Reach;
  /** The room in view. */
  readonly room: string | null;
  readonly folded: boolean;
}

/** The host's header over its rooms; without a rail, oneself and the settings at its foot. */
export function RoomsColumn({ host, system, reach, room, folded }: RoomsColumnProps) {
  const openHost = useOpenHost();
  const { narrow } = usePanels();
  const column = useColumn({ label: 'Width of the room list', setting: 'sidebar_width', edge: 'right' });
  return (
    <nav
      className={classNames(styles.rooms, narrow && styles.narrow)}
      style={narrow ? undefined : { width: column.width }}
      aria-label={`Rooms on ${host.name}`}
      data-region="rooms"
    >
      <HostHeader host={host} system={system} reach={reach} folded={folded} onOpenHost={openHost} />
      {system ? (
        <RoomList host={host} system={system} current={room} online={reach === 'online'} />
      ) : (
        <div className={text.grow} />
      )}
      {folded && <Foot />}
      {!narrow && column.handle}
    </nav>
  );
}

function Foot() {
  const me = useMe();
  const openSettings = useNavigation((navigation) => navigation.openSettings);
  return (
    <div className={styles.foot}>
      <button type="button" className={styles.you} aria-label={`You: ${me.name}`} onClick={() => openSettings('you')}>
        <Avatar user={me} size="sm" />
        <span className={classNames(text.cut, text.grow)}>{me.name}</span>
      </button>
      <IconButton label="Settings" keys="Ctrl ," icon={<Settings />} onClick={() => openSettings('you')} />
    </div>
  );
}
