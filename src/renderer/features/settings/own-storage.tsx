import { FolderOpen } from 'lucide-react';
import { useEffect, useState } from 'react';
import type { StorageFigures, StorageNews } from '#shared/bridge/state';
import { useAppState, useBridge } from '../../state/bridge';
import { Button } from '../../ui/button';
import { CopyButton } from '../../ui/copy-button';
import { FormError } from '../../ui/form-error';
import { Skeleton } from '../../ui/skeleton';
import { clock, shortDay } from '../../ui/time';
import { useAttempt } from '../../ui/use-attempt';
import { useNow } from '../../ui/use-now';
import { byteWords, keptWords } from './byte-words';
import type { Burning } from './own-host';
import { Block, Row, Section } from './sheet';

/** What the host of this computer keeps, where, how its disk is, and how to keep a copy of it. */
export function OwnStorage({ hosting }: { readonly hosting: Burning }) {
  const bridge = useBridge();
  const { storage } = useAppState();
  const { problem, attempt } = useAttempt();
  const { figures, problem: unknown } = useFigures(storage.trouble?.since ?? null);
  return (
    <Section title="Storage">
      <Row
        title={figures ? `${byteWords(figures.bytes)} on this computer` : <Skeleton width={150} height={16} />}
        text={figures ? keptWords(figures) : 'Counting…'}
      >
        {figures && <span>{byteWords(figures.free_bytes)} free</span>}
      </Row>
      <Row title="Everything is in one folder" text={<code>{hosting.folder}</code>}>
        <Button
          size="small"
          icon={<FolderOpen />}
          onClick={() => void attempt(() => bridge.request('hosting.show-folder', {}))}
        >
          Show in folder
        </Button>
      </Row>
      {figures && (
        <Row
          title="Back up, also while hosting"
          text={
            <>
              In a terminal; the file has the host’s key in it, so keep it to yourself. <code>{figures.backup}</code>
            </>
          }
        >
          <CopyButton size="small" value={figures.backup}>
            Copy command
          </CopyButton>
        </Row>
      )}
      <LastTrouble storage={storage} />
      {(problem ?? unknown) && (
        <Block>
          <FormError message={problem ?? unknown ?? ''} />
        </Block>
      )}
    </Section>
  );
}

/** The figures, counted when the page opens and again when trouble begins or ends. */
function useFigures(trouble: string | null) {
  const bridge = useBridge();
  const [figures, setFigures] = useState<StorageFigures | null>(null);
  const [problem, setProblem] = useState<string | null>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: trouble that begins or ends is what asks for another count
  useEffect(() => {
    let current = true;
    void bridge.request('storage.figures', {}).then((answer) => {
      if (!current) return;
      if (answer.ok) setFigures(answer.value);
      setProblem(answer.ok ? null : answer.error.message);
    });
    return () => {
      current = false;
    };
  }, [bridge, trouble]);
  return { figures, problem };
}

function LastTrouble({ storage: { last_trouble: last, trouble } }: { readonly storage: StorageNews }) {
  const now = useNow();
  const when = (time: string) => `${shortDay(time, now)} at ${clock(time)}`;
  if (trouble) return <Row title="Trouble now" text={`${trouble.message} Since ${when(trouble.since)}.`} />;
  if (!last) return <Row title="Last trouble" text="None so far." />;
  const until = last.until === null ? '' : ` Over since ${when(last.until)}.`;
  return <Row title="Last trouble" text={`${last.message} It began ${when(last.since)}.${until}`} />;
}
