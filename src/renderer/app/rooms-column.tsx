import { Settings } from 'lucide-react';
import type { SystemSnapshot } from '#shared/bridge/channels';
import type { HostEntry } from '#shared/bridge/state';
import { HostHeader } from '../features/hosts/host-header';
import { StatusMenu } from '../features/people/status-menu';
import { RoomList } from '../features/room-list/room-list';
import { useMe } from '../state/bridge';
import type { Reach } from '../state/host-words';
import { useNavigation } from '../state/navigation';
import { usePanels } from '../state/panels';
import { useOwnStatus } from '../state/use-own-status';
import { useWords } from '../state/words';
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
  const words = useWords().app;
  const openHost = useOpenHost();
  const { narrow } = usePanels();
  const column = useColumn({ label: words.widthOfRooms, setting: 'sidebar_width', edge: 'end' });
  return (
    <nav
      className={classNames(styles.rooms, narrow && styles.narrow)}
      style={narrow ? undefined : { width: column.width }}
      aria-label={words.roomsOn(host.name)}
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
  const { app, ui } = useWords();
  const me = useMe();
  const { presence } = useOwnStatus();
  const openSettings = useNavigation((navigation) => navigation.openSettings);
  return (
    <div className={styles.foot}>
      <StatusMenu
        trigger={
          <button type="button" className={styles.you} aria-label={ui.youNamed(me.name)}>
            <Avatar user={me} size="sm" presence={presence} />
            <span className={classNames(text.cut, text.grow)}>{me.name}</span>
          </button>
        }
      />
      <IconButton label={app.settings} keys="Ctrl ," icon={<Settings />} onClick={() => openSettings('you')} />
    </div>
  );
}
