import { ArrowUp } from 'lucide-react';
import { type FormEvent, type KeyboardEvent, useId } from 'react';
import { classNames } from '../../ui/class-names';
import { Tooltip } from '../../ui/tooltip';
import styles from './composer.module.css';
import { limitOf, limitWords } from './message-limit';
import { useComposerField } from './use-composer-field';
import { useDraft } from './use-draft';

interface ComposerProps {
  /** The name of the room it writes to. */
  readonly name: string;
}

/** Where messages are written: Enter sends, Shift+Enter breaks the line. Open also while the host is out of reach. */
export function Composer({ name }: ComposerProps) {
  const id = useId();
  const { text, setText, send, problem } = useDraft();
  const field = useComposerField();
  const limit = limitOf(text);
  const ready = text.trim() !== '' && limit.state !== 'over';
  const words = problem ?? limitWords(limit);

  const submit = (event?: FormEvent) => {
    event?.preventDefault();
    if (ready) void send();
    field.current?.focus();
  };
  return (
    <>
      <form className={styles.composer} aria-label={`Write to ${name}`} data-region="composer" onSubmit={submit}>
        <div className={styles.grow} data-text={text}>
          <textarea
            ref={field}
            className={styles.field}
            rows={1}
            aria-label="Message"
            aria-describedby={`${id}-words`}
            aria-invalid={limit.state === 'over'}
            placeholder={`Write to ${name}`}
            dir="auto"
            value={text}
            onChange={(event) => setText(event.target.value)}
            onKeyDown={(event) => {
              if (!sends(event)) return;
              event.preventDefault();
              submit();
            }}
          />
        </div>
        <Tooltip text="Send" keys="Enter" side="top">
          <button
            type="submit"
            aria-label="Send"
            aria-disabled={!ready}
            className={classNames(styles.send, ready && styles.ready)}
          >
            <ArrowUp />
          </button>
        </Tooltip>
      </form>
      <div className={styles.under}>
        <span
          id={`${id}-words`}
          role="status"
          className={classNames((problem !== null || limit.state === 'over') && styles.problem)}
        >
          {words}
        </span>
        <span className={styles.hint}>Shift+Enter for a new line</span>
      </div>
    </>
  );
}

/**
 * Whether a key sends. While an input method composes, Enter chooses a word; Chromium tells so by `isComposing`, and by
 * key code 229 for the very Enter that ends the composition.
 */
const sends = ({ key, shiftKey, nativeEvent }: KeyboardEvent): boolean =>
  key === 'Enter' && !shiftKey && !nativeEvent.isComposing && nativeEvent.keyCode !== 229;
