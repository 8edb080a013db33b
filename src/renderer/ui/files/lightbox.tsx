import { Dialog } from '@base-ui/react/dialog';
import { ChevronLeft, ChevronRight, Download, X, ZoomIn, ZoomOut } from 'lucide-react';
import { type KeyboardEvent, useRef, useState } from 'react';
import { fileUrl } from '#shared/bridge/files';
import type { ChatFile } from '#shared/nouns/file';
import { useLanguage, useWords } from '../../state/words';
import { classNames } from '../class-names';
import { IconButton } from '../icon-button';
import { fileSize } from './file-size';
import styles from './lightbox.module.css';
import { useFileActions } from './use-file-actions';

interface LightboxProps {
  readonly host: string;
  readonly room: string;
  readonly pictures: readonly ChatFile[];
  /** The picture to begin with. */
  readonly start: number;
  readonly onClose: () => void;
}

/**
 * Pictures over the whole window. Left and right go through those of the message, Home and End to the ends; Enter, Space
 * or a press on the picture changes between fitting the window and its own size; Esc closes.
 */
export function Lightbox({ host, room, pictures, start, onClose }: LightboxProps) {
  const { files: words } = useWords();
  const [place, setPlace] = useState(start);
  const [large, setLarge] = useState(false);
  const popup = useRef<HTMLDivElement>(null);
  const file = pictures[place];
  if (!file) return null;
  const go = (to: number) => {
    setLarge(false);
    setPlace(Math.min(pictures.length - 1, Math.max(0, to)));
  };
  const zoom = () => setLarge((now) => !now);
  const turns: Record<string, () => void> = {
    ArrowLeft: () => go(place - 1),
    ArrowRight: () => go(place + 1),
    Home: () => go(0),
    End: () => go(pictures.length - 1),
  };
  const onKeyDown = (event: KeyboardEvent) => {
    // A button that has the focus is pressed by these keys itself.
    const zooms = event.target === event.currentTarget && (event.key === 'Enter' || event.key === ' ');
    const move = zooms ? zoom : large ? undefined : turns[event.key];
    if (!move) return;
    event.preventDefault();
    move();
  };
  return (
    <Dialog.Root open onOpenChange={(open) => !open && onClose()}>
      <Dialog.Portal>
        <Dialog.Backdrop className={styles.backdrop} />
        <Dialog.Popup
          ref={popup}
          className={styles.popup}
          data-scheme="dark"
          initialFocus={popup}
          onKeyDown={onKeyDown}
        >
          <LightboxBar file={file} host={host} room={room} large={large} onZoom={zoom} />
          <div className={classNames(styles.stage, large && styles.large)}>
            <button
              type="button"
              className={styles.picture}
              aria-label={large ? words.lightbox.fit : words.lightbox.actualSize}
              onClick={zoom}
            >
              <img src={fileUrl(host, room, file.id)} alt={file.name} draggable={false} />
            </button>
          </div>
          {pictures.length > 1 && <Turn place={place} count={pictures.length} go={go} />}
        </Dialog.Popup>
      </Dialog.Portal>
    </Dialog.Root>
  );
}

interface LightboxBarProps {
  readonly file: ChatFile;
  readonly host: string;
  readonly room: string;
  readonly large: boolean;
  readonly onZoom: () => void;
}

function LightboxBar({ file, host, room, large, onZoom }: LightboxBarProps) {
  const { files: words } = useWords();
  const language = useLanguage();
  const { save, problem } = useFileActions({ host, room, file: file.id });
  return (
    <header className={styles.bar}>
      <div className={styles.words}>
        <Dialog.Title className={styles.title}>{file.name}</Dialog.Title>
        <small role="status">{problem ?? fileSize(file.size, language)}</small>
      </div>
      <IconButton
        label={large ? words.lightbox.fit : words.lightbox.actualSize}
        icon={large ? <ZoomOut /> : <ZoomIn />}
        onClick={onZoom}
      />
      <IconButton label={words.saveOf(file.name)} icon={<Download />} onClick={save} />
      <Dialog.Close render={<IconButton label={words.lightbox.close} icon={<X />} keys="Esc" />} />
    </header>
  );
}

interface TurnProps {
  readonly place: number;
  readonly count: number;
  readonly go: (to: number) => void;
}

function Turn({ place, count, go }: TurnProps) {
  const { files: words } = useWords();
  return (
    <footer className={styles.turn}>
      <IconButton
        label={words.lightbox.previous}
        icon={<ChevronLeft />}
        aria-disabled={place === 0}
        onClick={() => go(place - 1)}
      />
      <span role="status">{words.lightbox.position(place + 1, count)}</span>
      <IconButton
        label={words.lightbox.next}
        icon={<ChevronRight />}
        aria-disabled={place === count - 1}
        onClick={() => go(place + 1)}
      />
    </footer>
  );
}
