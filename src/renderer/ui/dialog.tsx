import { Dialog as Base } from '@base-ui/react/dialog';
import { X } from 'lucide-react';
import { type FormEvent, type ReactNode, useRef } from 'react';
import { useWords } from '../state/words';
import { classNames } from './class-names';
import styles from './dialog.module.css';
import { IconButton } from './icon-button';

export interface DialogProps {
  readonly title: string;
  readonly description?: ReactNode;
  /** Called when the person closes it: cross, Esc. The owner then stops rendering it. */
  readonly onClose: () => void;
  /** Buttons, the main one last. */
  readonly footer?: ReactNode;
  readonly size?: 'normal' | 'small';
  /** Makes body and footer a form: Enter and the footer's submit button call it. */
  readonly onSubmit?: () => void;
  /** There is nothing but text in it: the body takes the focus, so that keys scroll it. */
  readonly reading?: boolean;
  /** It leads somewhere else, which takes the focus: closing must not bring it back to the opener. */
  readonly goesOn?: boolean;
  readonly children?: ReactNode;
}

/**
 * A modal dialog, open as long as it is rendered. Focus goes to what is marked `data-initial-focus`, else to the first
 * control of the body, is kept inside, and returns to the opener. Long content scrolls between title and footer. A
 * press outside does nothing: it must not throw away what was typed.
 */
export function Dialog(props: DialogProps) {
  const { title, description, onClose, size = 'normal', goesOn = false } = props;
  const words = useWords().ui;
  const content = useRef<HTMLDivElement>(null);
  return (
    <Base.Root open disablePointerDismissal onOpenChange={(open) => !open && onClose()}>
      <Base.Portal>
        <Base.Backdrop className={styles.backdrop} />
        <Base.Viewport className={styles.viewport}>
          <Base.Popup
            className={classNames(styles.popup, size === 'small' && styles.small)}
            initialFocus={() => firstFocus(content.current)}
            finalFocus={!goesOn}
          >
            <header className={styles.header}>
              <Base.Title className={styles.title}>{title}</Base.Title>
              <Base.Close render={<IconButton label={words.close} icon={<X />} />} />
            </header>
            {description && <Base.Description className={styles.description}>{description}</Base.Description>}
            <div ref={content} className={styles.content}>
              <Content {...props} />
            </div>
          </Base.Popup>
        </Base.Viewport>
      </Base.Portal>
    </Base.Root>
  );
}

function Content({ onSubmit, footer, reading = false, children }: DialogProps) {
  const inside = (
    <>
      {children && (
        <div className={styles.body} {...(reading && { tabIndex: 0, 'data-initial-focus': true })}>
          {children}
        </div>
      )}
      {footer && <footer className={styles.footer}>{footer}</footer>}
    </>
  );
  if (!onSubmit) return inside;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    onSubmit();
  };
  return (
    <form className={styles.content} noValidate onSubmit={submit}>
      {inside}
    </form>
  );
}

function firstFocus(content: HTMLElement | null): HTMLElement | true {
  const marked = content?.querySelector<HTMLElement>('[data-initial-focus]');
  const field = content?.querySelector<HTMLElement>('input:checked, input:not([type="radio"]), textarea, button');
  return marked ?? field ?? true;
}
