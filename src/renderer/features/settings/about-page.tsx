import { useAppState } from '../../state/bridge';
import { useWords } from '../../state/words';
import { HearthPicture } from '../../ui/hearth-picture';
import styles from './about-page.module.css';
import { Row, Section } from './sheet';

/** What this is, and which version. */
export function AboutPage() {
  const { version } = useAppState();
  const words = useWords().settings.about;
  return (
    <>
      <div className={styles.about}>
        <HearthPicture lit />
        <p className={styles.name}>Hearth</p>
        <p className={styles.version}>{words.version(version)}</p>
      </div>
      <Section>
        <Row title={words.local} text={words.localText} />
        <Row title={words.free} text={words.licence} />
      </Section>
    </>
  );
}
