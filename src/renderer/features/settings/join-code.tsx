import { useEffect, useState } from 'react';
import type { HostEntry } from '#shared/bridge/state';
import { useBridge } from '../../state/bridge';
import { useWords } from '../../state/words';
import { Button } from '../../ui/button';
import { CopyButton } from '../../ui/copy-button';
import { TextInput } from '../../ui/field';
import { FormError } from '../../ui/form-error';
import { Skeleton } from '../../ui/skeleton';
import { useAttempt } from '../../ui/use-attempt';
import styles from './join-code.module.css';

/** The join code on its owner's own screen, to copy or to replace. */
export function JoinCode({ host }: { readonly host: HostEntry }) {
  const bridge = useBridge();
  const { settings, ui } = useWords();
  const [code, setCode] = useState<string | null>(null);
  const { busy, problem, attempt } = useAttempt();
  const ask = async (rotate: boolean) => {
    const answer = await bridge.pushSystem(host.id, 'host-code', { rotate });
    if (answer.ok) setCode(answer.value.code);
    return answer;
  };
  // biome-ignore lint/correctness/useExhaustiveDependencies: asked once for each host; the functions are new each time
  useEffect(() => void attempt(() => ask(false)), [host.id]);
  return (
    <div className={styles.code}>
      {code === null ? (
        <Skeleton width={150} height={20} />
      ) : (
        <>
          <div className={styles.value}>
            <TextInput mono readOnly aria-label={settings.host.code} value={code} onChange={() => undefined} />
          </div>
          <CopyButton value={code}>{ui.copy}</CopyButton>
          <Button variant="quiet" disabled={busy} onClick={() => void attempt(() => ask(true))}>
            {settings.host.newCode}
          </Button>
        </>
      )}
      {problem && <FormError message={problem} />}
    </div>
  );
}
