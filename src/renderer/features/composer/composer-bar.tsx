import { ArrowUp, AtSign, Check, Paperclip, Smile, Type } from 'lucide-react';
import { memo } from 'react';
import { useSettings } from '../../state/use-settings';
import { useWords } from '../../state/words';
import { classNames } from '../../ui/class-names';
import { EmojiPopover } from '../../ui/emoji/emoji-popover';
import { IconButton } from '../../ui/icon-button';
import { Tooltip } from '../../ui/tooltip';
import { useStable } from '../../ui/use-stable';
import styles from './composer.module.css';
import type { ComposerState } from './use-composer';
import { useKeyWords } from './use-key-words';

/** The buttons below what is written. */
export function ComposerBar({ composer }: { readonly composer: ComposerState }) {
  const { attachments, act, editing, panels, ready, field } = composer;
  const actions = useStable({
    pick: () => void attachments.pick(),
    mention: act.mention,
    insert: act.insert,
    setFormatting: panels.setFormatting,
    setEmoji: panels.setEmoji,
    field: () => field.current,
  });
  return (
    <Buttons actions={actions} editing={editing} ready={ready} formatting={panels.formatting} emoji={panels.emoji} />
  );
}

interface ButtonsProps {
  readonly actions: {
    readonly pick: () => void;
    readonly mention: () => void;
    readonly insert: (text: string) => void;
    readonly setFormatting: (open: boolean) => void;
    readonly setEmoji: (open: boolean) => void;
    readonly field: () => HTMLElement | null;
  };
  readonly editing: boolean;
  readonly ready: boolean;
  readonly formatting: boolean;
  readonly emoji: boolean;
}

/** Not drawn anew with every key: each has a tooltip, and a picker hangs on one. */
const Buttons = memo(function Buttons({ actions, editing, ready, formatting, emoji }: ButtonsProps) {
  const words = useWords().composer;
  const keys = useKeyWords();
  return (
    <div className={styles.bar}>
      <IconButton
        className={styles.attach}
        label={words.attach.button}
        icon={<Paperclip />}
        keys={keys('Mod', 'U')}
        tooltipSide="top"
        disabled={editing}
        onClick={actions.pick}
      />
      <IconButton
        className={styles.more}
        label={words.bar.mention}
        icon={<AtSign />}
        tooltipSide="top"
        onClick={actions.mention}
      />
      <IconButton
        className={styles.more}
        label={words.bar.formatting}
        icon={<Type />}
        tooltipSide="top"
        aria-pressed={formatting}
        onClick={() => actions.setFormatting(!formatting)}
      />
      <EmojiPopover
        open={emoji}
        onOpenChange={actions.setEmoji}
        onPick={actions.insert}
        finalFocus={actions.field}
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
      <SendButton editing={editing} ready={ready} />
    </div>
  );
});

function SendButton({ editing, ready }: Pick<ButtonsProps, 'editing' | 'ready'>) {
  const words = useWords().composer;
  const { settings } = useSettings();
  const keys = useKeyWords();
  const label = editing ? words.save : words.send;
  return (
    <Tooltip text={label} keys={settings.send_key === 'enter' ? keys('Enter') : keys('Mod', 'Enter')} side="top">
      <button
        type="submit"
        aria-label={label}
        aria-disabled={!ready}
        className={classNames(styles.send, ready && styles.ready)}
      >
        {editing ? <Check /> : <ArrowUp />}
      </button>
    </Tooltip>
  );
}
