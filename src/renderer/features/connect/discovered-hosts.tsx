import type { DiscoveredHost, Discovery } from '#shared/bridge/state';
import { useAppState } from '../../state/bridge';
import { POLICY_WORDS } from '../../state/host-words';
import { Arch } from '../../ui/arch';
import { Button } from '../../ui/button';
import { classNames } from '../../ui/class-names';
import text from '../../ui/text.module.css';
import styles from './discovered-hosts.module.css';
import { sortDiscovered } from './sort-discovered';

interface DiscoveredHostsProps {
  /** The address that is being asked now; its button waits. */
  readonly asking: string | null;
  readonly onJoin: (host: DiscoveredHost) => void;
  /** Opens a host that was joined before. */
  readonly onOpen: (host: string) => void;
}

/** The hosts on this network as they come and go, and whether Hearth still looks. */
export function DiscoveredHosts({ asking, onJoin, onOpen }: DiscoveredHostsProps) {
  const { discovered, discovery } = useAppState();
  const hosts = sortDiscovered(discovered);
  return (
    <section aria-labelledby="discovered-hosts">
      <h2 className={styles.heading} id="discovered-hosts">
        On this network
      </h2>
      {hosts.length > 0 && (
        <ul className={styles.list} aria-labelledby="discovered-hosts">
          {hosts.map((host, index) => (
            <HostRow key={host.id} host={host} first={index === 0} asking={asking} onJoin={onJoin} onOpen={onOpen} />
          ))}
        </ul>
      )}
      <Looking discovery={discovery} empty={hosts.length === 0} />
    </section>
  );
}

interface HostRowProps extends DiscoveredHostsProps {
  readonly host: DiscoveredHost;
  readonly first: boolean;
}

function HostRow({ host, first, asking, onJoin, onOpen }: HostRowProps) {
  const joined = host.own || host.known;
  return (
    <li className={classNames(styles.row, host.gone && styles.gone)}>
      <Arch name={host.name} size="small" fire={host.gone ? 'cold' : 'lit'} current={host.own && !host.gone} />
      <span className={text.grow}>
        <b className={classNames(styles.name, text.cut)} title={host.name}>
          {host.name}
        </b>
        <small className={classNames(styles.about, text.cut)}>{aboutHost(host)}</small>
      </span>
      {joined ? (
        <Button size="small" aria-label={`Open ${host.name}`} onClick={() => onOpen(host.id)}>
          Open
        </Button>
      ) : (
        <Button
          size="small"
          variant={first ? 'primary' : 'secondary'}
          disabled={host.gone || asking !== null}
          aria-label={`Join ${host.name}`}
          onClick={() => onJoin(host)}
        >
          {asking === host.address ? 'Asking…' : 'Join'}
        </Button>
      )}
    </li>
  );
}

function aboutHost(host: DiscoveredHost): string {
  if (host.gone) return `${host.computer} · no longer answers`;
  if (host.own) return `${host.computer} · this computer`;
  if (host.known) return `${host.computer} · joined`;
  return `${host.computer} · ${POLICY_WORDS[host.policy]}`;
}

function Looking({ discovery, empty }: { readonly discovery: Discovery; readonly empty: boolean }) {
  if (discovery.state === 'unavailable') {
    return (
      <p className={styles.unavailable} role="status">
        {discovery.message}
      </p>
    );
  }
  return (
    <p className={styles.looking} role="status">
      {empty ? 'Looking for hosts on this network' : 'Still looking'}
    </p>
  );
}
