import { ArrowUp, AtSign, Check, Paperclip, Smile, Type } from 'lucide-react';
import { useSettings } from '../../state/use-settings';
import { useWords } from '../../state/words';
import { classNames } from '../../ui/class-names';
import { EmojiPopover } from '../../ui/emoji/emoji-popover';
import { IconButton } from '../../ui/icon-button';
import { Tooltip } from '../../ui/tooltip';
import styles from './composer.module.css';
import type { ComposerState } from './use-composer';
import { useKeyWords } from './use-key-words';

/** The buttons below what is written. */
export function ComposerBar({ composer }: { readonly composer: ComposerState }) {
  const words = useWords().composer;
  const keys = useKeyWords();
  const { attachments, act, editing, panels } = composer;
  return (
    <div className={styles.bar}>
      <IconButton
        className={styles.attach}
        label={words.attach.button}
        icon={<Paperclip />}
        keys={keys('Mod', 'U')}
        tooltipSide="top"
        disabled={editing}
        onClick={() => void attachments.pick()}
      />
      <IconButton
        className={styles.more}
        label={words.bar.mention}
        icon={<AtSign />}
        tooltipSide="top"
        onClick={() => act.mention()}
      />
      <IconButton
        className={styles.more}
        label={words.bar.formatting}
        icon={<Type />}
        tooltipSide="top"
        aria-pressed={panels.formatting}
        onClick={() => panels.setFormatting(!panels.formatting)}
      />
      <EmojiPopover
        open={panels.emoji}
        onOpenChange={panels.setEmoji}
        onPick={act.insert}
        finalFocus={() => composer.field.current}
        trigger={
          <IconButton
            className={styles.emoji}
            label={words.bar.emoji}
            icon={<Smile />}
            keys={keys('Mod', 'Shift', 'E')}
            tooltipSide="top"
          />
        }
      />
      <SendButton composer={composer} />
    </div>
  );
}

function SendButton({ composer }: { readonly composer: ComposerState }) {
  const words = useWords().composer;
  const { settings } = useSettings();
  const keys = useKeyWords();
  const label = composer.editing ? words.save : words.send;
  return (
    <Tooltip text={label} keys={settings.send_key === 'enter' ? keys('Enter') : keys('Mod', 'Enter')} side="top">
      <button
        type="submit"
        aria-label={label}
        aria-disabled={!composer.ready}
        className={classNames(styles.send, composer.ready && styles.ready)}
      >
        {composer.editing ? <Check /> : <ArrowUp />}
      </button>
    </Tooltip>
  );
}
