import type { ReactNode } from 'react';
import { useState } from 'react';
import { useWords } from '../state/words';
import { Button } from './button';
import { Dialog } from './dialog';
import { FormError } from './form-error';

export interface ConfirmDialogProps {
  readonly title: string;
  /** What happens, and what cannot be undone. */
  readonly children: ReactNode;
  /** The verb on the button that does it. */
  readonly action: string;
  /** Whether it destroys something. Default true. */
  readonly danger?: boolean;
  /** Does it; answers with a sentence when it failed, null when it is done. The dialog then closes. */
  readonly onConfirm: () => Promise<string | null>;
  readonly onClose: () => void;
}

/** Asks before something that cannot be taken back. Cancel has the focus. */
export function ConfirmDialog({ title, children, action, danger = true, onConfirm, onClose }: ConfirmDialogProps) {
  const words = useWords().ui;
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);
  const confirm = async () => {
    setBusy(true);
    const failure = await onConfirm();
    setBusy(false);
    if (failure === null) onClose();
    else setProblem(failure);
  };
  const footer = (
    <>
      <Button onClick={onClose} data-initial-focus>
        {words.cancel}
      </Button>
      <Button variant={danger ? 'danger-fill' : 'primary'} disabled={busy} onClick={() => void confirm()}>
        {action}
      </Button>
    </>
  );
  return (
    <Dialog title={title} description={children} size="small" onClose={onClose} footer={footer}>
      {problem && <FormError message={problem} />}
    </Dialog>
  );
}
