import {
  Download as DownloadIcon,
  File,
  FileArchive,
  FileText,
  FolderOpen,
  Image,
  Music,
  Video,
  X,
} from 'lucide-react';
import type { ReactNode } from 'react';
import type { ChatFile } from '#shared/nouns/file';
import { useLanguage, useWords } from '../../state/words';
import { IconButton } from '../icon-button';
import { ProgressBar } from '../progress-bar';
import styles from './file-card.module.css';
import { fileSize } from './file-size';
import { type FilePlace, useFileActions } from './use-file-actions';

interface FileCardProps {
  readonly place: FilePlace;
  readonly file: ChatFile;
  /** Its buttons are in the tab order. */
  readonly reachable: boolean;
  /** Why it is a card and not what it shows, if anything has to be said. */
  readonly note?: string;
}

/** A file as a card: what it is, how large, and how to have it. */
export function FileCard({ place, file, reachable, note }: FileCardProps) {
  const { files: words } = useWords();
  const language = useLanguage();
  const { download, problem, save, stop, show } = useFileActions(place);
  const tabIndex = reachable ? 0 : -1;
  const running = download?.state === 'running';
  const size = fileSize(file.size, language);
  const state = running
    ? words.progress(fileSize(download.received, language), size)
    : `${size}${download?.state === 'done' ? ` · ${words.saved}` : ''}`;
  return (
    <div className={styles.card} data-file={file.id}>
      <span className={styles.icon}>{iconOf(file.type)}</span>
      <span className={styles.words}>
        <b className={styles.name} title={file.name}>
          {file.name}
        </b>
        <small>{state}</small>
        {(problem ?? note) && <small className={problem ? styles.problem : undefined}>{problem ?? note}</small>}
      </span>
      {running && (
        <ProgressBar
          className={styles.progress}
          max={file.size}
          value={download.received}
          aria-label={words.saving(file.name)}
        />
      )}
      {running && <IconButton label={words.stop(file.name)} icon={<X />} tabIndex={tabIndex} onClick={stop} />}
      {download?.state === 'done' && (
        <IconButton label={words.showInFolder} icon={<FolderOpen />} tabIndex={tabIndex} onClick={show} />
      )}
      {!running && (
        <IconButton label={words.saveOf(file.name)} icon={<DownloadIcon />} tabIndex={tabIndex} onClick={save} />
      )}
    </div>
  );
}

const ARCHIVES = /zip|compressed|x-tar|gzip|x-7z|x-rar|x-bzip/;

function iconOf(type: string): ReactNode {
  if (type.startsWith('image/')) return <Image />;
  if (type.startsWith('video/')) return <Video />;
  if (type.startsWith('audio/')) return <Music />;
  if (type.startsWith('text/') || type === 'application/pdf') return <FileText />;
  return ARCHIVES.test(type) ? <FileArchive /> : <File />;
}
