import type { DiscoveredHost, Discovery } from '#shared/bridge/state';
import type { Words } from '#shared/words/words';
import { useAppState } from '../../state/bridge';
import { useWords } from '../../state/words';
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
  const words = useWords().connect.discovered;
  const discovered = useAppState((state) => state.discovered);
  const discovery = useAppState((state) => state.discovery);
  const hosts = sortDiscovered(discovered);
  return (
    <section aria-labelledby="discovered-hosts">
      <h2 className={styles.heading} id="discovered-hosts">
        {words.title}
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
  const words = useWords().connect;
  const joined = host.own || host.known;
  return (
    <li className={classNames(styles.row, host.gone && styles.gone)}>
      <Arch name={host.name} size="small" fire={host.gone ? 'cold' : 'lit'} current={host.own && !host.gone} />
      <span className={text.grow}>
        <b className={classNames(styles.name, text.cut)} title={host.name}>
          {host.name}
        </b>
        <small className={classNames(styles.about, text.cut)}>{aboutHost(host, words)}</small>
      </span>
      {joined ? (
        <Button size="small" aria-label={words.discovered.openNamed(host.name)} onClick={() => onOpen(host.id)}>
          {words.discovered.open}
        </Button>
      ) : (
        <Button
          size="small"
          variant={first ? 'primary' : 'secondary'}
          disabled={host.gone || asking !== null}
          aria-label={words.discovered.joinNamed(host.name)}
          onClick={() => onJoin(host)}
        >
          {asking === host.address ? words.asking : words.discovered.join}
        </Button>
      )}
    </li>
  );
}

function aboutHost(host: DiscoveredHost, { discovered: words, policy }: Words['connect']): string {
  if (host.gone) return `${host.computer} · ${words.gone}`;
  if (host.own) return `${host.computer} · ${words.own}`;
  if (host.known) return `${host.computer} · ${words.joined}`;
  return `${host.computer} · ${policy[host.policy]}`;
}

function Looking({ discovery, empty }: { readonly discovery: Discovery; readonly empty: boolean }) {
  const words = useWords().connect.discovered;
  if (discovery.state === 'unavailable') {
    return (
      <p className={styles.unavailable} role="status">
        {discovery.message}
      </p>
    );
  }
  return (
    <p className={styles.looking} role="status">
      {empty ? words.looking : words.stillLooking}
    </p>
  );
}
