import { Search } from 'lucide-react';
import type { KeyboardEvent } from 'react';
import { useWords } from '../../state/words';
import styles from './emoji-picker.module.css';

interface SearchFieldProps {
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly onKeyDown: (event: KeyboardEvent<HTMLInputElement>) => void;
  /** The grid below it and the cell that Enter takes. */
  readonly controls: string;
  readonly active: string | undefined;
}

/** The field of the picker: it has the focus all along. */
export function SearchField({ value, onChange, onKeyDown, controls, active }: SearchFieldProps) {
  const words = useWords().emoji;
  return (
    <div className={styles.search}>
      <Search />
      <input
        type="text"
        role="combobox"
        aria-label={words.search}
        aria-expanded="true"
        aria-haspopup="grid"
        aria-controls={controls}
        aria-activedescendant={active}
        aria-autocomplete="list"
        placeholder={words.search}
        spellCheck={false}
        value={value}
        onChange={(event) => onChange(event.target.value)}
        onKeyDown={onKeyDown}
      />
    </div>
  );
}
