import { File as FileIcon, X } from 'lucide-react';
import { type Attachment, attachmentUrl } from '#shared/bridge/files';
import { useBridge } from '../../../state/bridge';
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
          <Thumbnail attachment={attachment} />
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

/** What a file looks like. A video's player knows its size, for which others keep the place. */
function Thumbnail({ attachment: { id, type } }: { readonly attachment: Attachment }) {
  const bridge = useBridge();
  if (type.startsWith('image/')) return <img className={styles.thumbnail} src={attachmentUrl(id)} alt="" />;
  if (!type.startsWith('video/')) return <FileIcon />;
  return (
    <video
      className={styles.thumbnail}
      src={attachmentUrl(id)}
      muted
      preload="metadata"
      onLoadedMetadata={({ currentTarget: { videoWidth: width, videoHeight: height } }) => {
        if (width > 0 && height > 0) void bridge.request('files.measure', { attachment: id, width, height });
      }}
    />
  );
}
