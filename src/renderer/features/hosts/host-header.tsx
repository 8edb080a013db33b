import { ChevronDown, SquarePen } from 'lucide-react';
import type { SystemSnapshot } from '#shared/bridge/channels';
import type { HostEntry } from '#shared/bridge/state';
import { firstName } from '#shared/first-name';
import { FIRE, type Reach } from '../../state/host-words';
import { useNavigation } from '../../state/navigation';
import { useWords } from '../../state/words';
import { Arch } from '../../ui/arch';
import { IconButton } from '../../ui/icon-button';
import { Menu } from '../../ui/menu';
import text from '../../ui/text.module.css';
import styles from './host-header.module.css';
import { useHostMenu } from './use-host-menu';

interface HostHeaderProps {
  readonly host: HostEntry;
  readonly system: SystemSnapshot | null;
  readonly reach: Reach;
  /** The rail is folded into this header: it shows the arch and lists the other hosts. */
  readonly folded: boolean;
  readonly onOpenHost: (host: string) => void;
}

/** Which host this is, who runs it, how many are there; its menu; and a new room. */
export function HostHeader({ host, system, reach, folded, onOpenHost }: HostHeaderProps) {
  const words = useWords().hosts;
  const openDialog = useNavigation((navigation) => navigation.openDialog);
  const items = useHostMenu({ host, system, folded, onOpenHost });
  return (
    <header className={styles.header}>
      {folded && <Arch name={host.name} size="small" fire={FIRE[reach]} current />}
      <Menu
        align="start"
        items={items}
        trigger={
          <button type="button" className={styles.host}>
            <span className={styles.name}>
              <b className={text.cut} title={host.name}>
                {host.name}
              </b>
              <ChevronDown />
            </span>
            <About system={system} reach={reach} short={folded} />
          </button>
        }
      />
      {system && (
        <IconButton
          label={words.newRoom}
          keys="Ctrl N"
          icon={<SquarePen />}
          onClick={() => openDialog({ kind: 'create-room', host: host.id })}
        />
      )}
    </header>
  );
}

interface AboutProps extends Pick<HostHeaderProps, 'system' | 'reach'> {
  /** There is no room for more than who runs it. */
  readonly short: boolean;
}

function About({ system, reach, short }: AboutProps) {
  const words = useWords().hosts;
  if (reach !== 'online' || !system) return <span className={styles.about}>{words.reach[reach]}</span>;
  const here = Object.keys(system.presence).length;
  const owner = system.users.find((user) => user.role === 'owner');
  const by = owner && (owner.id === system.user.id ? words.hostedByYou : words.hostedBy(firstName(owner.name)));
  return (
    <span className={styles.about}>
      {by !== undefined && <span className={text.cut}>{by}</span>}
      {!(short && by !== undefined) && (
        <span className={styles.here}>
          {by !== undefined && ' · '}
          {words.here(here)}
        </span>
      )}
    </span>
  );
}
