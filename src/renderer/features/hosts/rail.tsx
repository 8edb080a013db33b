import { Plus, Settings } from 'lucide-react';
import type { ReactElement, ReactNode } from 'react';
import type { HostEntry } from '#shared/bridge/state';
import { useAppState, useMe } from '../../state/bridge';
import { FIRE } from '../../state/host-words';
import { useNavigation } from '../../state/navigation';
import { countsOf } from '../../state/notify-level';
import { useOwnStatus } from '../../state/use-own-status';
import { useReach } from '../../state/use-reach';
import { useWords } from '../../state/words';
import { Arch } from '../../ui/arch';
import { Avatar } from '../../ui/avatar';
import { IconButton } from '../../ui/icon-button';
import { Tooltip } from '../../ui/tooltip';
import { type RovingFocus, useRovingFocus } from '../../ui/use-roving-focus';
import styles from './rail.module.css';

interface RailProps {
  /** The host in view; null in the settings. */
  readonly current: string | null;
  readonly onOpen: (host: string) => void;
  /** Gives oneself, at the foot, a menu. */
  readonly ownMenu: (trigger: ReactElement) => ReactNode;
}

/** The hosts of this person, one arch each, with settings and oneself at its foot. */
export function Rail({ current, onOpen, ownMenu }: RailProps) {
  const words = useWords();
  const hosts = useAppState((state) => state.hosts);
  const openDialog = useNavigation((navigation) => navigation.openDialog);
  const roving = useRovingFocus(hosts.some((host) => host.id === current) ? current : hosts[0]?.id);
  return (
    <nav className={styles.rail} aria-label={words.hosts.rail} data-region="rail">
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
          <Tooltip text={words.connect.joinOrHost} keys="Ctrl J" side="inline-end">
            <button
              type="button"
              className={styles.host}
              aria-label={words.connect.joinOrHost}
              onClick={() => openDialog({ kind: 'join' })}
            >
              <Arch empty>
                <Plus />
              </Arch>
            </button>
          </Tooltip>
        </li>
      </ul>
      <RailFoot ownMenu={ownMenu} />
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
  const words = useWords().hosts;
  const settings = useAppState((state) => state.settings);
  const { unread, mentions } = countsOf(settings, host);
  const badge = badgeOf(host, unread, mentions, current);
  const name = [
    host.name,
    host.own && reach === 'online' ? words.hosting : words.reach[reach],
    unread > 0 && words.unread(unread),
    mentions > 0 && words.mentions(mentions),
    host.invitations > 0 && words.invitations(host.invitations),
  ];
  return (
    <Tooltip text={host.name} keys={position <= 9 ? `Ctrl ${position}` : undefined} side="inline-end">
      <a
        href={`#host-${host.id}`}
        className={styles.host}
        aria-label={name.filter(Boolean).join(', ')}
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

/** Ember for what is about this person, grey for what is only new; the host in view says it in its list. */
function badgeOf(host: HostEntry, unread: number, mentions: number, current: boolean): 'calling' | 'unread' | null {
  if (host.invitations > 0 || (mentions > 0 && !current)) return 'calling';
  return unread > 0 && !current ? 'unread' : null;
}

function RailFoot({ ownMenu }: Pick<RailProps, 'ownMenu'>) {
  const { app, ui } = useWords();
  const { presence } = useOwnStatus();
  const me = useMe();
  const openSettings = useNavigation((navigation) => navigation.openSettings);
  return (
    <div className={styles.foot}>
      <IconButton
        label={app.settings}
        keys="Ctrl ,"
        tooltipSide="inline-end"
        icon={<Settings />}
        onClick={() => openSettings('you')}
      />
      {ownMenu(
        <button type="button" className={styles.me} aria-label={ui.youNamed(me.name)} title={me.name}>
          <Avatar user={me} presence={presence} />
        </button>,
      )}
    </div>
  );
}
