import { type RefObject, useState } from 'react';
import type { ChatMessage } from '#shared/nouns/message';
import { useComposingStore } from '../../state/composing';
import type { Place } from '../../state/drafts';
import { useNavigation } from '../../state/navigation';
import { type Attachments, useAttachments } from './attachments/use-attachments';
import { type Completion, useCompletion } from './completion/use-completion';
import { type LimitState, limitOf } from './message-limit';
import { useComposerField } from './use-composer-field';
import { type FieldActions, useFieldActions } from './use-field-actions';
import { type Remarks, useRemarks } from './use-remarks';
import { useSending } from './use-sending';
import { useTyping } from './use-typing';
import { useWriting, type Writing } from './use-writing';

/** Everything a composer consists of, for the parts that show it. */
export interface ComposerState {
  readonly place: Place;
  readonly field: RefObject<HTMLTextAreaElement | null>;
  readonly writing: Writing;
  /** A message that was sent gets a new text. */
  readonly editing: boolean;
  readonly attachments: Attachments;
  readonly completion: Completion;
  readonly remarks: Remarks;
  readonly panels: Panels;
  readonly limit: LimitState;
  /** There is something to send, and it may be. */
  readonly ready: boolean;
  /** The person wrote: the new text of the field. */
  readonly onWrite: (text: string) => void;
  readonly submit: () => void;
  /** Makes a text that is too long a file. */
  readonly makeFile: () => Promise<void>;
  /** What is done in the field as if it had been typed. */
  readonly act: FieldActions;
}

/** Puts the parts of a composer together. */
export function useComposer(place: Place, showHelp: () => void): ComposerState {
  const remarks = useRemarks();
  const writing = useWriting(place);
  const attachments = useAttachments(place, remarks.refuse);
  const sending = useSending({ place, writing, attachments, remarks, showHelp });
  const typing = useTyping(place);
  const field = useComposerField(place);
  const panels = usePanels();
  const limit = limitOf(writing.text);
  const { intent, text } = writing;
  const askToDelete = useAskToDelete(place);
  const editing = intent.kind === 'edit';
  const files = intent.kind === 'edit' ? intent.message.files : attachments.list;
  const ready = (text.trim() !== '' || files.length > 0) && limit.state !== 'over';
  return {
    place,
    field,
    writing,
    editing,
    attachments,
    completion: useCompletion(field, text, place),
    remarks,
    panels,
    limit,
    ready,
    onWrite: (next) => {
      remarks.clear();
      writing.setText(next);
      // A command is nobody else's business.
      if (editing || next.trim() === '' || next.startsWith('/')) typing.stopped();
      else typing.wrote();
    },
    submit: () => {
      panels.setPreview(false);
      field.current?.focus();
      if (intent.kind === 'edit' && !ready && limit.state !== 'over') return askToDelete(intent.message);
      if (!ready) return;
      typing.stopped();
      void sending.submit();
    },
    makeFile: sending.makeFile,
    act: useFieldActions(field),
  };
}

/** An edit that leaves nothing of a message is the wish to delete it. */
function useAskToDelete({ host }: Place): (message: ChatMessage) => void {
  const composing = useComposingStore();
  const openDialog = useNavigation((navigation) => navigation.openDialog);
  return (message) => {
    composing.getState().cancel();
    openDialog({ kind: 'delete-message', host, message });
  };
}

/** What is open around the field. */
interface Panels {
  readonly formatting: boolean;
  readonly preview: boolean;
  readonly emoji: boolean;
  readonly setFormatting: (open: boolean) => void;
  readonly setPreview: (open: boolean) => void;
  readonly setEmoji: (open: boolean) => void;
}

function usePanels(): Panels {
  const [formatting, setShown] = useState(false);
  const [preview, setPreview] = useState(false);
  const [emoji, setEmoji] = useState(false);
  const setFormatting = (open: boolean) => {
    setShown(open);
    // The way back from the preview goes with the buttons.
    if (!open) setPreview(false);
  };
  return { formatting, preview, emoji, setFormatting, setPreview, setEmoji };
}
