import { Popover } from '@base-ui/react/popover';
import { type ReactElement, useCallback, useState } from 'react';
import { useWords } from '../../state/words';
import { landmarkOf } from '../landmark';
import popup from '../popup.module.css';
import { EmojiPicker } from './emoji-picker';
import styles from './emoji-picker.module.css';

interface EmojiPopoverProps {
  /** The button that opens it. */
  readonly trigger: ReactElement;
  readonly open: boolean;
  readonly onOpenChange: (open: boolean) => void;
  /** An emoji was chosen; the picker is closed already. */
  readonly onPick: (emoji: string) => void;
  readonly side?: 'top' | 'bottom';
  /** Where the focus goes when it closes; the trigger when not said. */
  readonly finalFocus?: (() => HTMLElement | null) | undefined;
}

/** A button that opens the emoji picker. */
export function EmojiPopover({ trigger, open, onOpenChange, onPick, side = 'top', finalFocus }: EmojiPopoverProps) {
  const words = useWords().emoji;
  const [landmark, setLandmark] = useState<HTMLElement>();
  const found = useCallback((element: HTMLElement | null) => setLandmark(landmarkOf(element)), []);
  return (
    <Popover.Root open={open} onOpenChange={onOpenChange}>
      <Popover.Trigger ref={found} render={trigger} />
      <Popover.Portal container={landmark}>
        <Popover.Positioner
          positionMethod="fixed"
          className={popup.positioner}
          side={side}
          align="end"
          sideOffset={6}
          collisionPadding={8}
        >
          <Popover.Popup className={styles.popup} aria-label={words.title} finalFocus={finalFocus ?? true}>
            <EmojiPicker
              onPick={(emoji) => {
                onOpenChange(false);
                onPick(emoji);
              }}
            />
          </Popover.Popup>
        </Popover.Positioner>
      </Popover.Portal>
    </Popover.Root>
  );
}
