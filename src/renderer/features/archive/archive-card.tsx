import { FileDown, FolderInput } from 'lucide-react';
import { useEffect } from 'react';
import type { Archiving } from '#shared/bridge/state';
import type { Words } from '#shared/words/words';
import { useAppState, useBridge } from '../../state/bridge';
import { useNavigation } from '../../state/navigation';
import { useWords } from '../../state/words';
import { Button } from '../../ui/button';
import { CornerCard } from '../../ui/corner-cards';
import { useAnnounce } from '../../ui/live-region';
import { ProgressBar } from '../../ui/progress-bar';
import styles from './archive-card.module.css';

/** How far the export or import of a room is, as long as it goes on, and the way to cancel it. */
export function ArchiveCard() {
  const archiving = useAppState((state) => state.archiving);
  return archiving && <Card key={`${archiving.kind} ${archiving.host}`} archiving={archiving} />;
}

function Card({ archiving }: { readonly archiving: Archiving }) {
  const { kind, room, messages } = archiving;
  const bridge = useBridge();
  const announce = useAnnounce();
  const words = useWords().archive.progress;
  const requestFocus = useNavigation((navigation) => navigation.requestFocus);
  const title = kind === 'export' ? words.exporting(room) : words.importing(room);
  const known = messages.of !== null;
  useEffect(() => {
    if (known) announce(title);
  }, [announce, known, title]);
  const cancel = async () => {
    // The focus was in the card, which goes.
    requestFocus('composer');
    await bridge.request('archive.cancel', {});
    announce(kind === 'export' ? words.exportCancelled : words.importCancelled);
  };
  return (
    <CornerCard
      title={title}
      icon={kind === 'export' ? <FileDown className={styles.icon} /> : <FolderInput className={styles.icon} />}
      onLeave={() => requestFocus('composer')}
      end={
        <Button size="small" onClick={() => void cancel()} data-initial-focus>
          {words.cancel}
        </Button>
      }
    >
      <p className={styles.told}>{told(archiving, words)}</p>
      <ProgressBar
        className={styles.progress}
        aria-label={title}
        max={messages.of ?? 1}
        // Without a value it says that it is not known how far it is.
        {...(messages.of !== null && { value: messages.done })}
      />
    </CornerCard>
  );
}

/** “2,310 of 12,000 messages, 14 of 120 files”. */
function told({ messages, files }: Archiving, words: Words['archive']['progress']): string {
  if (messages.of === null) return words.reading;
  const said = [words.messages(messages.done, messages.of)];
  if (files.of === null && files.done > 0) said.push(words.filesSoFar(files.done));
  if (files.of !== null && files.of > 0) said.push(words.files(files.done, files.of));
  return said.join(', ');
}
