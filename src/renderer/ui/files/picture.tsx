import { useState } from 'react';
import { fileUrl } from '#shared/bridge/files';
import type { ChatFile } from '#shared/nouns/file';
import { useWords } from '../../state/words';
import { FileCard } from './file-card';
import styles from './media.module.css';
import { reservedStyle } from './reserved-size';
import type { FilePlace } from './use-file-actions';

interface PictureProps {
  readonly place: FilePlace;
  readonly file: ChatFile;
  /** One of several: a square of a mosaic. */
  readonly tile: boolean;
  readonly reachable: boolean;
  readonly onOpen: () => void;
}

/** A picture in a message, in the place that was kept for it. */
export function Picture({ place, file, tile, reachable, onOpen }: PictureProps) {
  const { files: words } = useWords();
  const [state, setState] = useState<'loading' | 'shown' | 'broken'>('loading');
  if (state === 'broken') return <FileCard place={place} file={file} reachable={reachable} note={words.notShown} />;
  return (
    <button
      type="button"
      className={tile ? styles.tile : styles.picture}
      style={tile ? undefined : reservedStyle(file)}
      aria-label={words.open(file.name)}
      tabIndex={reachable ? 0 : -1}
      data-state={state}
      onClick={onOpen}
    >
      <img
        src={fileUrl(place.host, place.room, place.file)}
        alt=""
        loading="lazy"
        decoding="async"
        draggable={false}
        onLoad={() => setState('shown')}
        onError={() => setState('broken')}
      />
    </button>
  );
}
