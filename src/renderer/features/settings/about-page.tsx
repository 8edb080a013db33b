import { useAppState } from '../../state/bridge';
import { HearthPicture } from '../../ui/hearth-picture';
import styles from './about-page.module.css';
import { Row, Section } from './sheet';

/** What this is, and which version. */
export function AboutPage() {
  const { version } = useAppState();
  return (
    <>
      <div className={styles.about}>
        <HearthPicture lit />
        <p className={styles.name}>Hearth</p>
        <p className={styles.version}>Version {version}</p>
      </div>
      <Section>
        <Row
          title="Nothing leaves your network"
          text="Hearth only talks to hosts you join. It never looks for updates and tells nobody that you use it."
        />
        <Row title="Free software" text="Under the MIT licence." />
      </Section>
    </>
  );
}
