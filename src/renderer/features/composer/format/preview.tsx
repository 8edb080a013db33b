import { useWords } from '../../../state/words';
import { RichText } from '../../../ui/rich-text/rich-text';
import styles from '../composer.module.css';

/** What is written, as others will see it. */
export function Preview({ text }: { readonly text: string }) {
  const words = useWords().composer.bar;
  return (
    <section className={styles.preview} aria-label={words.preview}>
      {text.trim() === '' ? <p className={styles.nothing}>{words.nothing}</p> : <RichText text={text.trim()} />}
    </section>
  );
}
