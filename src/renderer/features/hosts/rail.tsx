import { Plus, Settings } from 'lucide-react';
import type { HostEntry } from '#shared/bridge/state';
import { useAppState, useMe } from '../../state/bridge';
import { FIRE, REACH_WORDS } from '../../state/host-words';
import { useNavigation } from '../../state/navigation';
import { useReach } from '../../state/use-reach';
import { Arch } from '../../ui/arch';
import { Avatar } from '../../ui/avatar';
import { IconButton } from '../../ui/icon-button';
import { Tooltip } from '../../ui/tooltip';
import { type RovingFocus, useRovingFocus } from '../../ui/use-roving-focus';
import styles from './rail.module.css';
import { unreadOf } from './unread-of';

interface RailProps {
  /** The host in view; null in the settings. */
  readonly current: string | null;
  readonly onOpen: (host: string) => void;
}

/** The hosts of this person, one arch each, with settings and oneself at its foot. */
export function Rail({ current, onOpen }: RailProps) {
  const { hosts } = useAppState();
  const openDialog = useNavigation((navigation) => navigation.openDialog);
  const roving = useRovingFocus(hosts.some((host) => host.id === current) ? current : hosts[0]?.id);
  return (
    <nav className={styles.rail} aria-label="Hosts" data-region="rail">
      <ul className={styles.hosts} {...roving.container}>
        {hosts.map((host, index) => (
          <li key={host.id}>
            <HostLink
              host={host}
              current={host.id === current}
              roving={roving}
              position={index + 1}
              onOpen={() => onOpen(host.id)}
            />
          </li>
        ))}
        <li>
          <Tooltip text="Join or host" keys="Ctrl J" side="right">
            <button
              type="button"
              className={styles.host}
              aria-label="Join or host"
              onClick={() => openDialog({ kind: 'join' })}
            >
              <Arch empty>
                <Plus />
              </Arch>
            </button>
          </Tooltip>
        </li>
      </ul>
      <RailFoot />
    </nav>
  );
}

interface HostLinkProps {
  readonly host: HostEntry;
  readonly current: boolean;
  readonly roving: RovingFocus;
  /** From 1: its number key. */
  readonly position: number;
  readonly onOpen: () => void;
}

function HostLink({ host, current, roving, position, onOpen }: HostLinkProps) {
  const reach = useReach(host.connection);
  const unread = unreadOf(host);
  const calling = host.invitations > 0;
  const badge = calling ? 'calling' : unread > 0 && !current ? 'unread' : null;
  const state = host.own && reach === 'online' ? 'Hosting' : REACH_WORDS[reach];
  const words = [
    host.name,
    state,
    unread > 0 && `${unread} unread`,
    calling && `${host.invitations} ${host.invitations === 1 ? 'invitation' : 'invitations'}`,
  ];
  return (
    <Tooltip text={host.name} keys={position <= 9 ? `Ctrl ${position}` : undefined} side="right">
      <a
        href={`#host-${host.id}`}
        className={styles.host}
        aria-label={words.filter(Boolean).join(', ')}
        aria-current={current ? 'page' : undefined}
        {...roving.item(host.id)}
        onClick={(event) => {
          event.preventDefault();
          onOpen();
        }}
      >
        <Arch name={host.name} fire={FIRE[reach]} current={current} badge={badge} />
      </a>
    </Tooltip>
  );
}

function RailFoot() {
  const me = useMe();
  const openSettings = useNavigation((navigation) => navigation.openSettings);
  return (
    <div className={styles.foot}>
      <IconButton
        label="Settings"
        keys="Ctrl ,"
        tooltipSide="right"
        icon={<Settings />}
        onClick={() => openSettings('you')}
      />
      <Tooltip text={`You: ${me.name}`} side="right">
        <button type="button" className={styles.me} aria-label={`You: ${me.name}`} onClick={() => openSettings('you')}>
          <Avatar user={me} />
        </button>
      </Tooltip>
    </div>
  );
}
