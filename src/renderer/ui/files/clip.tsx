import { useState } from 'react';
import { fileUrl } from '#shared/bridge/files';
import type { ChatFile } from '#shared/nouns/file';
import { useWords } from '../../state/words';
import { FileCard } from './file-card';
import styles from './media.module.css';
import { reservedStyle } from './reserved-size';
import type { FilePlace } from './use-file-actions';

interface ClipProps {
  readonly place: FilePlace;
  readonly file: ChatFile;
  readonly reachable: boolean;
}

/** A video in a message: it never starts by itself. */
export function VideoClip({ place, file, reachable }: ClipProps) {
  const { files: words } = useWords();
  const [broken, setBroken] = useState(false);
  if (broken) return <FileCard place={place} file={file} reachable={reachable} note={words.notShown} />;
  return (
    // biome-ignore lint/a11y/useMediaCaption: what people send has no captions
    <video
      className={styles.video}
      style={reservedStyle(file)}
      src={fileUrl(place.host, place.room, place.file)}
      controls
      preload="metadata"
      aria-label={words.video(file.name)}
      tabIndex={reachable ? 0 : -1}
      onError={() => setBroken(true)}
    />
  );
}

/** A recording in a message: its card with a player below. */
export function AudioClip({ place, file, reachable }: ClipProps) {
  const { files: words } = useWords();
  const [broken, setBroken] = useState(false);
  return (
    <div className={styles.audio}>
      <FileCard place={place} file={file} reachable={reachable} {...(broken && { note: words.notShown })} />
      {!broken && (
        // biome-ignore lint/a11y/useMediaCaption: what people send has no captions
        <audio
          src={fileUrl(place.host, place.room, place.file)}
          controls
          // Its length is shown before it is played.
          preload="metadata"
          aria-label={words.audio(file.name)}
          tabIndex={reachable ? 0 : -1}
          onError={() => setBroken(true)}
        />
      )}
    </div>
  );
}
