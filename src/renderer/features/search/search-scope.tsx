import { useWords } from '../../state/words';
import styles from './search-panel.module.css';

interface SearchScopeProps {
  readonly scope: 'room' | 'host';
  readonly onScope: (scope: 'room' | 'host') => void;
}

/** Where to look: in the open room, or everywhere on its host. */
export function SearchScope({ scope, onScope }: SearchScopeProps) {
  const words = useWords().search;
  const choices = [
    { value: 'room', label: words.inRoom },
    { value: 'host', label: words.everywhere },
  ] as const;
  return (
    <fieldset className={styles.scope} aria-label={words.scope}>
      {choices.map(({ value, label }) => (
        <button
          key={value}
          type="button"
          className={styles.choice}
          aria-pressed={scope === value}
          onClick={() => onScope(value)}
        >
          {label}
        </button>
      ))}
    </fieldset>
  );
}
