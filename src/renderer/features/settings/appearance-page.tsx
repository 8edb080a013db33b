import { useId } from 'react';
import type { Settings } from '#shared/bridge/settings';
import { useSettings } from '../../state/use-settings';
import text from '../../ui/text.module.css';
import styles from './appearance-page.module.css';
import { Section } from './sheet';

const THEMES: readonly { readonly value: Settings['theme']; readonly label: string }[] = [
  { value: 'system', label: 'As the system' },
  { value: 'light', label: 'Light' },
  { value: 'dark', label: 'Dark' },
];

/** How Hearth looks. */
export function AppearancePage() {
  const { settings, update } = useSettings();
  const id = useId();
  return (
    <Section title="Theme">
      <fieldset className={styles.themes} aria-label="Theme">
        {THEMES.map(({ value, label }) => (
          <label key={value} className={styles.theme}>
            <input
              type="radio"
              className={text.hidden}
              name={id}
              checked={settings.theme === value}
              onChange={() => void update({ theme: value })}
            />
            <span className={styles.picture} aria-hidden="true">
              {value !== 'dark' && <Preview theme="light" />}
              {value !== 'light' && <Preview theme="dark" />}
            </span>
            <span className={styles.name}>{label}</span>
          </label>
        ))}
      </fieldset>
    </Section>
  );
}

function Preview({ theme }: { readonly theme: 'light' | 'dark' }) {
  return (
    <span className={styles[theme]}>
      <span className={styles.side} />
      <span className={styles.lines}>
        <i />
        <i />
        <i />
        <i />
      </span>
    </span>
  );
}
