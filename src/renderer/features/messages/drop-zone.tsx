import { Paperclip } from 'lucide-react';
import { type DragEvent, type ReactNode, useRef, useState } from 'react';
import { useComposingStore } from '../../state/composing';
import { useWords } from '../../state/words';
import styles from './drop-zone.module.css';

interface DropZoneProps {
  /** The name of the room that the files would go to. */
  readonly name: string;
  readonly children: ReactNode;
}

/** A conversation that takes files dropped anywhere on it, and hands them to its composer. */
export function DropZone({ name, children }: DropZoneProps) {
  const composing = useComposingStore();
  const { over, handlers } = useFileDrag((files) => composing.getState().drop(files));
  const { drop: words } = useWords().messages;
  return (
    <div className={styles.zone} {...handlers}>
      {children}
      {over && (
        <div className={styles.overlay} aria-hidden="true">
          <div className={styles.words}>
            <Paperclip />
            <b>{words.title}</b>
            <p>{words.text(name)}</p>
          </div>
        </div>
      )}
    </div>
  );
}

/** Whether files are dragged over an element, and what was dropped on it. */
function useFileDrag(onDrop: (files: readonly File[]) => void) {
  const [over, setOver] = useState(false);
  // Each element inside is entered and left on its own: the pointer is outside once all were left.
  const depth = useRef(0);
  const carriesFiles = ({ dataTransfer }: DragEvent) => dataTransfer.types.includes('Files');
  const end = () => {
    depth.current = 0;
    setOver(false);
  };
  const handlers = {
    onDragEnter: (event: DragEvent) => {
      if (!carriesFiles(event)) return;
      event.preventDefault();
      depth.current += 1;
      setOver(true);
    },
    onDragOver: (event: DragEvent) => {
      if (!carriesFiles(event)) return;
      event.preventDefault();
      event.dataTransfer.dropEffect = 'copy';
    },
    onDragLeave: (event: DragEvent) => {
      if (!carriesFiles(event)) return;
      depth.current -= 1;
      if (depth.current <= 0) end();
    },
    onDrop: (event: DragEvent) => {
      if (!carriesFiles(event)) return;
      event.preventDefault();
      end();
      const files = [...event.dataTransfer.files];
      if (files.length > 0) onDrop(files);
    },
  };
  return { over, handlers };
}
