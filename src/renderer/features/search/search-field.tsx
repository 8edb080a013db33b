import { Autocomplete } from '@base-ui/react/autocomplete';
import { Search, X } from 'lucide-react';
import { type RefObject, useRef, useState } from 'react';
import { useWords } from '../../state/words';
import { classNames } from '../../ui/class-names';
import { IconButton } from '../../ui/icon-button';
import popup from '../../ui/popup.module.css';
import text from '../../ui/text.module.css';
import styles from './search-panel.module.css';
import type { Suggestion } from './suggestions';

interface SearchFieldProps {
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly suggestions: readonly Suggestion[];
  readonly input: RefObject<HTMLInputElement | null>;
  /** Enter, or ↓ with no suggestion in the way: to the results. */
  readonly onGo: () => void;
}

/** Where a query is typed: a combobox that completes filters. Enter without a suggestion goes to the first result. */
export function SearchField({ value, onChange, suggestions, input, onGo }: SearchFieldProps) {
  const words = useWords().search;
  const box = useRef<HTMLDivElement>(null);
  const [open, setOpen] = useState(false);
  return (
    <Autocomplete.Root
      items={suggestions}
      value={value}
      onValueChange={onChange}
      itemToStringValue={(suggestion: Suggestion) => suggestion.text}
      mode="none"
      open={open && suggestions.length > 0}
      onOpenChange={setOpen}
    >
      <div ref={box} className={styles.field}>
        <Search />
        <Autocomplete.Input
          ref={input}
          className={styles.input}
          aria-label={words.label}
          placeholder={words.placeholder}
          autoComplete="off"
          spellCheck={false}
          data-initial-focus
          onKeyDown={(event) => {
            const chosen = event.currentTarget.getAttribute('aria-activedescendant');
            if (event.key === 'Enter' && !chosen) onGo();
          }}
        />
        {value !== '' && <IconButton size="small" label={words.clear} icon={<X />} onClick={() => onChange('')} />}
      </div>
      <Autocomplete.Portal>
        <Autocomplete.Positioner className={popup.positioner} anchor={box} sideOffset={4} collisionPadding={8}>
          <Autocomplete.Popup
            className={classNames(popup.popup, styles.suggestions)}
            role="region"
            aria-label={words.suggestions}
          >
            <Autocomplete.List>
              {(suggestion: Suggestion) => (
                <Autocomplete.Item key={suggestion.id} value={suggestion} className={popup.item}>
                  <b className={text.cut}>{suggestion.label}</b>
                  <span className={classNames(text.muted, text.cut)}>{suggestion.help}</span>
                </Autocomplete.Item>
              )}
            </Autocomplete.List>
          </Autocomplete.Popup>
        </Autocomplete.Positioner>
      </Autocomplete.Portal>
    </Autocomplete.Root>
  );
}
