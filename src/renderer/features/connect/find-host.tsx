import { useWords } from '../../state/words';
import { AddressForm } from './address-form';
import { DiscoveredHosts } from './discovered-hosts';
import styles from './find-host.module.css';
import { HostHere } from './host-here';
import type { Joining } from './joining';

interface FindHostProps {
  readonly joining: Joining;
  /** A link that was clicked or pasted elsewhere. */
  readonly link?: string | undefined;
  /** Opens a host that was joined, or that runs here. */
  readonly onOpen: (host: string) => void;
}

/** Where a host can come from: this network, an address, or this computer. */
export function FindHost({ joining, link, onOpen }: FindHostProps) {
  const { asking, problem } = joining;
  const { or } = useWords().connect;
  return (
    <div className={styles.ways}>
      <DiscoveredHosts asking={asking} onJoin={(host) => void joining.look(host.address)} onOpen={onOpen} />
      <AddressForm
        key={link}
        {...(link !== undefined && { initial: link })}
        busy={asking !== null}
        problem={problem?.message ?? null}
        onLook={(text) => void joining.look(text)}
      />
      <p className={styles.or}>{or}</p>
      <HostHere onHosting={onOpen} />
    </div>
  );
}
