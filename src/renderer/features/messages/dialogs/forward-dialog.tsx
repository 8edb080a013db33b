import { useMemo, useState } from 'react';
import type { SystemSnapshot } from '#shared/bridge/channels';
import type { ChatMessage } from '#shared/nouns/message';
import { err, type Result } from '#shared/result';
import { useBridge } from '../../../state/bridge';
import { roomName } from '../../../state/direct-rooms';
import { RichTextOfHost } from '../../../state/rich-text-world';
import { useSystem } from '../../../state/system';
import { useSpeech } from '../../../state/words';
import { Button } from '../../../ui/button';
import { Dialog } from '../../../ui/dialog';
import { Field, TextArea } from '../../../ui/field';
import { FormError } from '../../../ui/form-error';
import { useAnnounce } from '../../../ui/live-region';
import { RichText } from '../../../ui/rich-text/rich-text';
import { useAttempt } from '../../../ui/use-attempt';
import { type Destination, destinations } from '../destinations';
import { fitsMessage, forwardedText, type Origin } from '../forwarding';
import { DestinationPicker } from './destination-picker';
import styles from './dialogs.module.css';

interface ForwardDialogProps {
  readonly host: string;
  readonly message: ChatMessage;
  readonly onClose: () => void;
}

/** Sends what somebody wrote on to another room or person of the same host, as a quote with its author. */
export function ForwardDialog(props: ForwardDialogProps) {
  const system = useSystem(props.host);
  return system && <ForwardForm {...props} system={system} />;
}

function ForwardForm({ host, message, system, onClose }: ForwardDialogProps & { readonly system: SystemSnapshot }) {
  const speech = useSpeech();
  const { forward: words } = speech.words.messages;
  const { ui } = speech.words;
  const places = useMemo(() => destinations(system, speech), [system, speech]);
  const [place, setPlace] = useState<Destination | null>(null);
  const [comment, setComment] = useState('');
  const { busy, problem, send } = useForward(host, onClose);
  const origin = originOf(message, system, speech);
  const text = forwardedText(comment, message, origin, words);
  const footer = (
    <>
      <Button onClick={onClose}>{ui.cancel}</Button>
      <Button type="submit" variant="primary" disabled={busy || place === null || !fitsMessage(text)}>
        {words.action}
      </Button>
    </>
  );
  return (
    <Dialog title={words.title} onClose={onClose} onSubmit={() => place && void send(place, text)} footer={footer}>
      <Field label={words.to}>
        <DestinationPicker destinations={places} value={place} onChange={setPlace} />
      </Field>
      <Field label={words.comment} optional error={fitsMessage(text) ? null : words.tooLong}>
        <TextArea value={comment} onChange={setComment} />
      </Field>
      <RichTextOfHost host={host}>
        {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what is long is scrolled by keys */}
        <section className={styles.quoted} tabIndex={0} aria-label={origin.author}>
          <b>{origin.author}</b>
          <RichText text={message.message} tabIndex={-1} />
          {message.files.length > 0 && <small>{message.files.map(({ name }) => name).join(', ')}</small>}
        </section>
      </RichTextOfHost>
      {message.files.length > 0 && <p>{words.noFiles}</p>}
      {problem && <FormError message={problem} />}
    </Dialog>
  );
}

/** Who wrote the message and where. A direct message tells only who: who else is in it is nobody's business. */
function originOf(message: ChatMessage, system: SystemSnapshot, speech: ReturnType<typeof useSpeech>): Origin {
  const room = system.chatrooms.find(({ id }) => id === message.room);
  const author = system.users.find(({ id }) => id === message.user)?.name ?? speech.words.messages.somebody;
  return { author, room: !room || room.direct || room.private ? null : roomName(room, system, speech) };
}

function useForward(host: string, onClose: () => void) {
  const bridge = useBridge();
  const announce = useAnnounce();
  const { forward, done } = useSpeech().words.messages;
  const { busy, problem, attempt } = useAttempt();
  const roomOf = async (place: Destination): Promise<Result<string, { readonly message: string }>> => {
    if (place.kind === 'room') return { ok: true, value: place.id };
    const direct = await bridge.pushSystem(host, 'direct', { users: [place.id] });
    return direct.ok ? { ok: true, value: direct.value.chatroom.id } : direct;
  };
  const send = async (place: Destination, message: string) => {
    const sent = await attempt(async () => {
      if (!fitsMessage(message)) return err({ message: forward.tooLong });
      const room = await roomOf(place);
      return room.ok ? bridge.request('message.send', { host, room: room.value, message }) : room;
    });
    if (!sent) return;
    announce(done.forwarded(place.name));
    onClose();
  };
  return { busy, problem, send };
}
