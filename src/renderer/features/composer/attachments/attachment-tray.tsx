import { File as FileIcon, X } from 'lucide-react';
import { attachmentUrl } from '#shared/bridge/files';
import { useSpeech } from '../../../state/words';
import { fileSize } from '../../../ui/files/file-size';
import { IconButton } from '../../../ui/icon-button';
import text from '../../../ui/text.module.css';
import styles from './attachment-tray.module.css';
import type { Attachments } from './use-attachments';

/** The files that go with the message, above what is written. */
export function AttachmentTray({ list, remove }: Pick<Attachments, 'list' | 'remove'>) {
  const { words, locale } = useSpeech();
  const texts = words.composer.attach;
  if (list.length === 0) return null;
  return (
    <ul className={styles.tray} aria-label={texts.label}>
      {list.map((attachment) => (
        <li key={attachment.id} className={styles.chip}>
          {attachment.type.startsWith('image/') ? (
            <img className={styles.thumbnail} src={attachmentUrl(attachment.id)} alt="" />
          ) : (
            <FileIcon />
          )}
          <bdi className={`${text.cut} ${styles.name}`} title={attachment.name}>
            {attachment.name}
          </bdi>
          <span className={styles.size}>{fileSize(attachment.size, locale)}</span>
          <IconButton
            size="small"
            label={texts.remove(attachment.name)}
            icon={<X />}
            tooltipSide="top"
            onClick={() => remove(attachment)}
          />
        </li>
      ))}
    </ul>
  );
}
