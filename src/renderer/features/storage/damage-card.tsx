import type { DamagedFile } from '#shared/bridge/state';
import { useBridge } from '../../state/bridge';
import { useWords } from '../../state/words';
import { Button } from '../../ui/button';
import { CopyButton } from '../../ui/copy-button';
import { FormError } from '../../ui/form-error';
import { useAttempt } from '../../ui/use-attempt';
import { damageDetails, fileName } from './damage-words';
import styles from './storage-cards.module.css';
import { WarningCard } from './warning-card';

interface DamageCardProps {
  readonly damaged: DamagedFile;
  /** The name of the host. */
  readonly host: string;
  /** The name of the room it is about; null for none, or one that its owner may not see. */
  readonly room: string | null;
}

/** A file that was found damaged: what is lost, what remains, and where the file is kept as it was. */
export function DamageCard({ damaged, host, room }: DamageCardProps) {
  const bridge = useBridge();
  const words = useWords().storage;
  const { busy, problem, attempt } = useAttempt();
  const { file, losses, offsets, copy } = damaged;
  return (
    <WarningCard
      tone="caution"
      title={room ? words.damagedRoom(room) : words.damagedFile(host)}
      putLabel={words.dismiss}
      onPut={() => void attempt(() => bridge.request('storage.put-away', { file }))}
      actions={
        <>
          <Button
            size="small"
            disabled={busy}
            data-initial-focus
            onClick={() => void attempt(() => bridge.request('storage.show-file', { file }))}
          >
            {words.show}
          </Button>
          <CopyButton size="small" variant="quiet" value={damageDetails(damaged, words)}>
            {words.copyDetails}
          </CopyButton>
        </>
      }
    >
      <p>
        {losses.map(words.loss).join(' ')} {offsets.length > 1 && words.places(offsets.length)}
        {words.restFine}
      </p>
      <code className={styles.path} title={copy ?? file}>
        {fileName(copy ?? file)}
      </code>
      {problem && <FormError message={problem} />}
    </WarningCard>
  );
}
