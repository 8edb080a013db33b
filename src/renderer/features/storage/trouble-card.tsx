import type { StorageTrouble } from '#shared/bridge/state';
import { useBridge } from '../../state/bridge';
import { useNavigation } from '../../state/navigation';
import { useWords } from '../../state/words';
import { Button } from '../../ui/button';
import { FormError } from '../../ui/form-error';
import { useAttempt } from '../../ui/use-attempt';
import { WarningCard } from './warning-card';

interface TroubleCardProps {
  readonly trouble: StorageTrouble;
  readonly onPut: () => void;
}

/** Nothing can be saved on this computer's host: what still works, and what to do. Goes by itself when it is over. */
export function TroubleCard({ trouble, onPut }: TroubleCardProps) {
  const bridge = useBridge();
  const words = useWords().storage;
  const openSettings = useNavigation((navigation) => navigation.openSettings);
  const { problem, attempt } = useAttempt();
  return (
    <WarningCard
      tone="danger"
      title={trouble.message}
      putLabel={words.putAway}
      onPut={onPut}
      actions={
        <>
          <Button
            size="small"
            data-initial-focus
            onClick={() => void attempt(() => bridge.request('hosting.show-folder', {}))}
          >
            {words.show}
          </Button>
          <Button size="small" variant="quiet" onClick={() => openSettings('host')}>
            {words.storage}
          </Button>
        </>
      }
    >
      <p>
        {words.trouble} {words.advice[trouble.reason]}
      </p>
      {problem && <FormError message={problem} />}
    </WarningCard>
  );
}
