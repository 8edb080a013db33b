import { useAppState, useMe } from '../../state/bridge';
import { useWords } from '../../state/words';
import { Arch } from '../../ui/arch';
import { Button } from '../../ui/button';
import text from '../../ui/text.module.css';
import styles from './host-here.module.css';
import { HostingProblem } from './hosting-problem';
import { useStartHosting } from './use-start-hosting';

interface HostHereProps {
  /** Hears the id of the host that runs now. */
  readonly onHosting: (host: string) => void;
}

/** Makes this computer a host, with one press; a port that is taken is told, and another one offered. */
export function HostHere({ onHosting }: HostHereProps) {
  const words = useWords().connect;
  const me = useMe();
  const hosting = useAppState((state) => state.hosting);
  const starting = useStartHosting(onHosting);
  const on = hosting.state === 'on';
  return (
    <section className={styles.card} aria-labelledby="host-here">
      <Arch name={me.name} size="small" current />
      <div className={text.grow}>
        <h2 className={styles.title} id="host-here">
          {on ? hosting.name : words.here.title}
        </h2>
        <p className={styles.text}>{on ? words.here.on : words.here.off}</p>
      </div>
      {on ? (
        <Button aria-label={words.discovered.openNamed(hosting.name)} onClick={() => onHosting(hosting.id)}>
          {words.discovered.open}
        </Button>
      ) : (
        <Button disabled={starting.busy} onClick={() => void starting.start()}>
          {starting.busy ? words.here.starting : words.here.start}
        </Button>
      )}
      <HostingProblem hosting={starting} />
    </section>
  );
}
