import type { StorageTrouble } from '#shared/bridge/state';
import { useBridge } from '../../state/bridge';
import { useNavigation } from '../../state/navigation';
import { Button } from '../../ui/button';
import { FormError } from '../../ui/form-error';
import { useAttempt } from '../../ui/use-attempt';
import { WarningCard } from './warning-card';

interface TroubleCardProps {
  readonly trouble: StorageTrouble;
  readonly onPut: () => void;
}

const ADVICE: Readonly<Record<StorageTrouble['reason'], string>> = {
  disk_full: 'Make room on the disk of this computer: saving goes on by itself then.',
  io: 'Look after the disk of this computer, and make a backup while it can be read.',
};

/** Nothing can be saved on this computer's host: what still works, and what to do. Goes by itself when it is over. */
export function TroubleCard({ trouble, onPut }: TroubleCardProps) {
  const bridge = useBridge();
  const openSettings = useNavigation((navigation) => navigation.openSettings);
  const { problem, attempt } = useAttempt();
  return (
    <WarningCard
      tone="danger"
      title={trouble.message}
      putLabel="Put away until it happens again"
      onPut={onPut}
      actions={
        <>
          <Button
            size="small"
            data-initial-focus
            onClick={() => void attempt(() => bridge.request('hosting.show-folder', {}))}
          >
            Show in folder
          </Button>
          <Button size="small" variant="quiet" onClick={() => openSettings('host')}>
            Storage
          </Button>
        </>
      }
    >
      <p>
        All that was sent before is kept and can be read. What people write now is not sent, and they are told.{' '}
        {ADVICE[trouble.reason]}
      </p>
      {problem && <FormError message={problem} />}
    </WarningCard>
  );
}
