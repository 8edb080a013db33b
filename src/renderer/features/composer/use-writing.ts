import { useEffect, useRef, useState } from 'react';
import { useBridge } from '../../state/bridge';
import { type Intent, useComposing, useComposingStore } from '../../state/composing';
import { type Place, useDrafts } from '../../state/drafts';
import { useOpenRoom, useRoom } from '../../state/room';

/** What is being written, and what it is about. */
export interface Writing {
  readonly intent: Intent;
  /** The text in the field: of the new message, or the new text of the one that is edited. */
  readonly text: string;
  /** Sets the text in the field. */
  readonly setText: (text: string) => void;
  /** Sets the text of the new message, also while another one is edited. */
  readonly setDraft: (text: string) => void;
  /** The text of the new message as it is by now. */
  readonly latest: () => string;
}

/** The text of a composer. That of a new message is kept as a draft; an edit is not, and leaves the draft alone. */
export function useWriting(place: Place): Writing {
  const drafts = useDrafts();
  const composing = useComposingStore();
  const intent = useComposing((state) => state.intent);
  const [draft, setShownDraft] = useState(() => drafts.get(place).text);
  const [edited, setEdited] = useState('');
  const [known, setKnown] = useState<Intent>({ kind: 'new' });
  if (known !== intent) {
    setKnown(intent);
    if (intent.kind === 'edit') setEdited(intent.message.message);
  }
  useKeptReply(place);

  const setDraft = (text: string) => {
    const { intent } = composing.getState();
    const reply_to = intent.kind === 'edit' ? drafts.get(place).reply_to : replyOf(intent);
    drafts.set(place, { text, reply_to });
    setShownDraft(text);
  };
  const editing = intent.kind === 'edit';
  const latest = () => drafts.get(place).text;
  return { intent, text: editing ? edited : draft, setText: editing ? setEdited : setDraft, setDraft, latest };
}

const replyOf = (intent: Intent): number | null => (intent.kind === 'reply' ? intent.to.seq : null);

/** Keeps what a draft answers, and brings it back with the draft: the message itself has to be at hand for that. */
function useKeptReply(place: Place): void {
  const bridge = useBridge();
  const drafts = useDrafts();
  const composing = useComposingStore();
  const { known } = useOpenRoom();
  const ready = useRoom(({ snapshot }) => snapshot !== null);
  const begun = useRef(false);
  // biome-ignore lint/correctness/useExhaustiveDependencies: once, as soon as the room is there
  useEffect(() => {
    if (!ready || begun.current) return;
    begun.current = true;
    const { reply_to } = drafts.get(place);
    if (reply_to === null || composing.getState().intent.kind !== 'new') return;
    const bring = async () => {
      const here = known().snapshot?.messages.find(({ seq }) => seq === reply_to);
      const page = here
        ? null
        : await bridge.pushRoom(place.host, place.room, 'history', { around: reply_to, limit: 1 });
      const message = here ?? (page?.ok ? page.value.messages.find(({ seq }) => seq === reply_to) : undefined);
      if (message?.deleted === null && composing.getState().intent.kind === 'new') composing.getState().reply(message);
    };
    void bring();
  }, [ready]);
  useEffect(
    () =>
      composing.subscribe(({ intent }, before) => {
        if (intent === before.intent || intent.kind === 'edit' || before.intent.kind === 'edit') return;
        drafts.set(place, { text: drafts.get(place).text, reply_to: replyOf(intent) });
      }),
    [composing, drafts, place],
  );
}
