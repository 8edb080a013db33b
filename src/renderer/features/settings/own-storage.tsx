import { FolderOpen } from 'lucide-react';
import { useEffect, useState } from 'react';
import type { StorageFigures, StorageNews } from '#shared/bridge/state';
import { useAppState, useBridge } from '../../state/bridge';
import { useSpeech } from '../../state/words';
import { Button } from '../../ui/button';
import { CopyButton } from '../../ui/copy-button';
import { FormError } from '../../ui/form-error';
import { Skeleton } from '../../ui/skeleton';
import { clock, shortDay } from '../../ui/time';
import { useAttempt } from '../../ui/use-attempt';
import { useNow } from '../../ui/use-now';
import { byteWords } from './byte-words';
import type { Burning } from './own-host';
import { Block, Row, Section } from './sheet';
import { StorageBar } from './storage-bar';

/** What the host of this computer keeps, where, how its disk is, and how to keep a copy of it. */
export function OwnStorage({ hosting }: { readonly hosting: Burning }) {
  const bridge = useBridge();
  const speech = useSpeech();
  const words = speech.words.settings.storage;
  const storage = useAppState((state) => state.storage);
  const { problem, attempt } = useAttempt();
  const { figures, problem: unknown } = useFigures(storage.trouble?.since ?? null);
  return (
    <Section title={words.title}>
      <Row
        title={figures ? words.total(byteWords(figures.bytes, speech)) : <Skeleton width={150} height={16} />}
        text={figures ? words.kept(figures.rooms, figures.messages) : words.counting}
      >
        {figures && <span>{words.free(byteWords(figures.free_bytes, speech))}</span>}
      </Row>
      {figures && <StorageBar figures={figures} />}
      <Row title={words.folder} text={<code>{hosting.folder}</code>}>
        <Button
          size="small"
          icon={<FolderOpen />}
          onClick={() => void attempt(() => bridge.request('hosting.show-folder', {}))}
        >
          {words.show}
        </Button>
      </Row>
      {figures && (
        <Row
          title={words.backup}
          text={
            <>
              {words.backupText} <code>{figures.backup}</code>
            </>
          }
        >
          <CopyButton size="small" value={figures.backup}>
            {words.copyCommand}
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
  const speech = useSpeech();
  const words = speech.words.settings.storage;
  const when = (time: string) =>
    speech.words.ui.time.dayAt(shortDay(time, now, speech.locale), clock(time, speech.locale));
  if (trouble) return <Row title={words.troubleNow} text={words.troubleSince(trouble.message, when(trouble.since))} />;
  if (!last) return <Row title={words.lastTrouble} text={words.none} />;
  const until = last.until === null ? '' : ` ${words.over(when(last.until))}`;
  return <Row title={words.lastTrouble} text={`${words.began(last.message, when(last.since))}${until}`} />;
}
