import { File, X } from 'lucide-react';
import { useState } from 'react';
import type { OutboxEntry } from '#shared/bridge/channels';
import { type Attachment, attachmentUrl } from '#shared/bridge/files';
import { useSpeech } from '../../../state/words';
import { fileSize } from '../../../ui/files/file-size';
import { IconButton } from '../../../ui/icon-button';
import { ProgressBar } from '../../../ui/progress-bar';
import text from '../../../ui/text.module.css';
import type { RowActions } from './row-actions';
import styles from './uploads.module.css';

interface UploadsProps {
  readonly entry: OutboxEntry;
  readonly onCancel: RowActions['cancelUpload'];
  readonly reachable: boolean;
}

/** The files of a message on its way: how far each is, and how to stop it. */
export function Uploads({ entry, onCancel, reachable }: UploadsProps) {
  return (
    <ul className={styles.uploads}>
      {entry.files.map((file) => (
        <Upload key={file.id} file={file} reachable={reachable} onCancel={() => onCancel(entry.client_id, file.id)} />
      ))}
    </ul>
  );
}

interface UploadProps {
  readonly file: Attachment;
  readonly onCancel: () => Promise<string | null>;
  readonly reachable: boolean;
}

function Upload({ file, onCancel, reachable }: UploadProps) {
  const { words, locale } = useSpeech();
  const [problem, setProblem] = useState<string | null>(null);
  const picture = file.type.startsWith('image/') && file.type !== 'image/svg+xml';
  const told = problem ?? file.error;
  const progress = words.files.progress(fileSize(file.sent, locale), fileSize(file.size, locale));
  return (
    <li className={styles.upload}>
      {picture ? <img className={styles.preview} src={attachmentUrl(file.id)} alt="" /> : <FileIcon />}
      <span className={styles.words}>
        <span className={text.cut}>{file.name}</span>
        <small className={told === null ? undefined : styles.problem}>
          {told ?? (file.state === 'uploading' ? progress : fileSize(file.size, locale))}
        </small>
        {file.state === 'uploading' && (
          <ProgressBar
            className={styles.progress}
            aria-label={words.messages.delivery.uploading(file.name)}
            max={Math.max(1, file.size)}
            value={file.sent}
          />
        )}
      </span>
      {file.state !== 'done' && (
        <IconButton
          size="small"
          label={words.messages.delivery.cancelUpload(file.name)}
          icon={<X />}
          tabIndex={reachable ? 0 : -1}
          onClick={() => void onCancel().then(setProblem)}
        />
      )}
    </li>
  );
}

const FileIcon = () => (
  <span className={styles.icon}>
    <File />
  </span>
);
