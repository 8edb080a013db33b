import { useAppState } from '../../state/bridge';
import { useLanguage, useWords } from '../../state/words';
import { optionId } from './completion/completion-list';
import styles from './composer.module.css';
import type { ComposerState } from './use-composer';
import { useFieldKeys } from './use-composer-keys';
import { usePasting } from './use-pasting';

interface ComposerFieldProps {
  readonly id: string;
  readonly label: string;
  readonly composer: ComposerState;
}

/** Characters that fill the field to its greatest height, in the widest window. */
const MEASURED = 4_000;

/** The text that is written, as high as it is. */
export function ComposerField({ id, label, composer }: ComposerFieldProps) {
  const words = useWords().composer;
  const settings = useAppState((state) => state.settings);
  const language = useLanguage();
  const { field, writing, completion, limit, panels } = composer;
  const onKeyDown = useFieldKeys(composer);
  const pasting = usePasting(composer);
  const open = completion.suggestions.length > 0;
  return (
    <div className={styles.grow} data-text={writing.text.slice(0, MEASURED)} hidden={panels.preview}>
      <textarea
        ref={field}
        className={styles.field}
        rows={1}
        aria-label={words.message}
        aria-describedby={`${id}-words`}
        aria-invalid={limit.state === 'over'}
        aria-autocomplete="list"
        aria-haspopup="listbox"
        aria-controls={open ? `${id}-completion` : undefined}
        aria-activedescendant={open ? optionId(`${id}-completion`, completion.current) : undefined}
        placeholder={label}
        dir="auto"
        lang={settings.spell_languages[0] ?? language}
        spellCheck={settings.spell_check}
        value={writing.text}
        onChange={(event) => composer.onWrite(event.target.value)}
        onSelect={completion.onCaret}
        onBlur={completion.onLeave}
        onPaste={pasting.onPaste}
        onKeyDown={(event) => {
          pasting.onKeyDown(event);
          onKeyDown(event);
        }}
      />
    </div>
  );
}
