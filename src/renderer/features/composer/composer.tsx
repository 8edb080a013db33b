import { type DragEvent, type FormEvent, type ReactNode, useId, useMemo, useState } from 'react';
import type { Place } from '../../state/drafts';
import { useOpenRoom } from '../../state/room';
import { useWords } from '../../state/words';
import { AttachmentTray } from './attachments/attachment-tray';
import { CommandHelp } from './commands/command-help';
import { CompletionList } from './completion/completion-list';
import styles from './composer.module.css';
import { ComposerBar } from './composer-bar';
import { ComposerField } from './composer-field';
import { FormatBar } from './format/format-bar';
import { Preview } from './format/preview';
import { IntentStrip } from './intent-strip';
import { UnderLine } from './under-line';
import { type ComposerState, useComposer } from './use-composer';
import { useComposerShortcuts } from './use-composer-keys';

interface ComposerProps {
  /** What it is called, which stands in it while nothing is written: "Write to CAD and drawings". */
  readonly label: string;
  /** The thread it writes to, by the message that began it; the room itself when not said. */
  readonly thread?: number | null;
  /** Who else is writing now: stands below it while it has nothing to say itself. */
  readonly typing?: ReactNode;
}

/**
 * Where messages are written: text with Markdown, files, commands. Open also while the host is out of reach. Stands
 * inside a `RoomProvider` and a `ComposingProvider`.
 */
export function Composer({ label, thread = null, typing = null }: ComposerProps) {
  const id = useId();
  const { host, room } = useOpenRoom();
  const place = useMemo<Place>(() => ({ host, room, thread }), [host, room, thread]);
  const [help, setHelp] = useState(false);
  const composer = useComposer(place, () => setHelp(true));
  return (
    <div className={styles.frame}>
      <ComposerForm id={id} label={label} composer={composer} />
      <UnderLine id={`${id}-words`} composer={composer} typing={typing} />
      {help && <CommandHelp onClose={() => setHelp(false)} />}
    </div>
  );
}

interface ComposerFormProps {
  readonly id: string;
  readonly label: string;
  readonly composer: ComposerState;
}

function ComposerForm({ id, label, composer }: ComposerFormProps) {
  const onKeyDown = useComposerShortcuts(composer);
  const { attachments, panels, completion, writing, place } = composer;
  const onCancel = () => {
    composer.remarks.clear();
    composer.field.current?.focus();
  };
  return (
    <form
      className={styles.composer}
      aria-label={label}
      data-region="composer"
      onKeyDown={onKeyDown}
      onSubmit={(event: FormEvent) => {
        event.preventDefault();
        composer.submit();
      }}
      {...useDrop(composer)}
    >
      <IntentStrip host={place.host} onCancel={onCancel} />
      <AttachmentTray list={attachments.list} remove={attachments.remove} />
      {panels.preview && <Preview text={writing.text} />}
      <ComposerField id={id} label={label} composer={composer} />
      {panels.formatting && <FormatBar composer={composer} />}
      <ComposerBar composer={composer} />
      <CompletionList id={`${id}-completion`} completion={completion} />
    </form>
  );
}

/** Files that are dropped onto the composer are attached; what else is dropped is the field's. */
function useDrop({ attachments, editing, remarks }: ComposerState) {
  const words = useWords().composer.attach;
  const hasFiles = (event: DragEvent) => event.dataTransfer.types.includes('Files');
  return {
    onDragOver: (event: DragEvent) => {
      if (hasFiles(event)) event.preventDefault();
    },
    onDrop: (event: DragEvent) => {
      // Whoever holds the composer may have taken them.
      if (!hasFiles(event) || event.defaultPrevented) return;
      event.preventDefault();
      event.stopPropagation();
      if (editing) remarks.refuse(words.editing);
      else void attachments.add([...event.dataTransfer.files]);
    },
  };
}
