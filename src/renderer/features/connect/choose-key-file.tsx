import type { ReactNode } from 'react';
import { useBridge } from '../../state/bridge';
import { useSubmission } from '../../state/use-submission';
import { Button, type ButtonProps } from '../../ui/button';
import { FormError } from '../../ui/form-error';

interface ChooseKeyFileProps {
  readonly size?: ButtonProps['size'];
  /** Hears the name of the file that was chosen. */
  readonly onFile: (file: string) => void;
  readonly children: ReactNode;
}

/** A button that asks for the key file of another computer, and says why one is of no use. */
export function ChooseKeyFile({ size = 'normal', onFile, children }: ChooseKeyFileProps) {
  const bridge = useBridge();
  const { busy, problem, submit } = useSubmission([]);
  const choose = async () => {
    // Never disabled meanwhile: it would lose the focus to a dialog that may be cancelled.
    if (busy) return;
    const chosen = await submit(() => bridge.request('key.choose', {}));
    if (chosen?.file) onFile(chosen.file);
  };
  return (
    <>
      <Button size={size} onClick={() => void choose()}>
        {children}
      </Button>
      {problem && <FormError message={problem} />}
    </>
  );
}
