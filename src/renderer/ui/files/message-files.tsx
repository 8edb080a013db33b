import { useState } from 'react';
import type { ChatFile } from '#shared/nouns/file';
import { AudioClip, VideoClip } from './clip';
import { FileCard } from './file-card';
import { kindOf } from './file-kind';
import { Lightbox } from './lightbox';
import styles from './media.module.css';
import { Picture } from './picture';

interface MessageFilesProps {
  readonly host: string;
  readonly room: string;
  readonly files: readonly ChatFile[];
  /** The row has the focus: what is in it is in the tab order. */
  readonly reachable: boolean;
}

/** The files of a message: pictures first, side by side where there are several, then everything else. */
export function MessageFiles({ host, room, files, reachable }: MessageFilesProps) {
  const [open, setOpen] = useState<number | null>(null);
  const pictures = files.filter((file) => kindOf(file) === 'picture');
  const others = files.filter((file) => kindOf(file) !== 'picture');
  const placeOf = (file: ChatFile) => ({ host, room, file: file.id });
  const several = pictures.length > 1;
  return (
    <div className={styles.files}>
      {pictures.length > 0 && (
        <div className={several ? styles.mosaic : undefined}>
          {pictures.map((file, index) => (
            <Picture
              key={file.id}
              place={placeOf(file)}
              file={file}
              tile={several}
              reachable={reachable}
              onOpen={() => setOpen(index)}
            />
          ))}
        </div>
      )}
      {others.map((file) => (
        <OtherFile key={file.id} file={file} place={placeOf(file)} reachable={reachable} />
      ))}
      {open !== null && (
        <Lightbox host={host} room={room} pictures={pictures} start={open} onClose={() => setOpen(null)} />
      )}
    </div>
  );
}

type OtherFileProps = Parameters<typeof FileCard>[0];

function OtherFile(props: OtherFileProps) {
  switch (kindOf(props.file)) {
    case 'video':
      return <VideoClip {...props} />;
    case 'audio':
      return <AudioClip {...props} />;
    default:
      return <FileCard {...props} />;
  }
}
