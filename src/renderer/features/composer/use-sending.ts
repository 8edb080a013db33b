import type { ChatMessage } from '#shared/nouns/message';
import { useBridge } from '../../state/bridge';
import { useComposingStore } from '../../state/composing';
import type { Place } from '../../state/drafts';
import { useWords } from '../../state/words';
import { useAnnounce } from '../../ui/live-region';
import type { Attachments } from './attachments/use-attachments';
import { parseCommand, type Written } from './commands/parse-command';
import { useCommandContext } from './commands/use-command-context';
import type { Remarks } from './use-remarks';
import type { Writing } from './use-writing';

interface SendingProps {
  readonly place: Place;
  readonly writing: Writing;
  readonly attachments: Attachments;
  readonly remarks: Remarks;
  readonly showHelp: () => void;
}

/** Sends what was written. */
interface Sending {
  /** Sends it, saves the edit or does the command. What fails comes back into the field. */
  readonly submit: () => Promise<void>;
  /** Makes what was written a file of the message. */
  readonly makeFile: () => Promise<void>;
}

/** The way out of a composer, and what it says when there is none. */
export function useSending({ place, writing, attachments, remarks, showHelp }: SendingProps): Sending {
  const words = useWords().composer;
  const context = useCommandContext(place, showHelp);
  const { say, refuse, clear } = remarks;
  const sendMessage = useSendMessage(place, writing, attachments, refuse);
  const saveEdit = useSaveEdit(place, refuse);
  const { intent, text, setDraft, latest } = writing;

  const runCommand = async ({ command, argument }: Extract<Written, { kind: 'command' }>) => {
    const now = context();
    if (!now) return refuse(words.commands.notYet);
    // The field is free at once: what is written while the host answers stays.
    setDraft('');
    const result = await command.run(argument, now);
    if (!result.ok) {
      if (latest() === '') setDraft(text);
      return refuse(result.error);
    }
    if (result.value.kind === 'send') return sendMessage(result.value.message);
    if (result.value.say !== null) say(result.value.say);
  };
  const submit = async () => {
    clear();
    if (intent.kind === 'edit') return saveEdit(intent.message, text.trim());
    const written = parseCommand(text, words.commands);
    if (!written.ok) return refuse(written.error);
    return written.value.kind === 'message' ? sendMessage(written.value.message) : runCommand(written.value);
  };
  const makeFile = async () => {
    clear();
    if (!(await attachments.addText(text.trim()))) return;
    setDraft('');
    say(words.madeFile);
  };
  return { submit, makeFile };
}

function useSendMessage(place: Place, writing: Writing, attachments: Attachments, refuse: (why: string) => void) {
  const bridge = useBridge();
  const composing = useComposingStore();
  const { host, room, thread } = place;
  return async (message: string) => {
    const { intent, text, setDraft } = writing;
    const files = attachments.list;
    const reply_to = intent.kind === 'reply' ? intent.to.seq : thread;
    // The field is free for the next message at once.
    setDraft('');
    attachments.set([]);
    composing.getState().cancel();
    composing.getState().countSent();
    const sent = { host, room, message, reply_to, files: files.map(({ id }) => id) };
    const answer = await bridge.request('message.send', sent);
    if (answer.ok) return;
    const since = attachments.latest();
    attachments.set([...files, ...since]);
    const meanwhile = writing.latest();
    setDraft(meanwhile === '' ? text : `${text}\n${meanwhile}`);
    if (intent.kind === 'reply') composing.getState().reply(intent.to);
    refuse(answer.error.message);
  };
}

function useSaveEdit(place: Place, refuse: (why: string) => void) {
  const bridge = useBridge();
  const composing = useComposingStore();
  const announce = useAnnounce();
  const words = useWords().composer.intent;
  return async (message: ChatMessage, text: string) => {
    if (text === '' && message.files.length === 0) return refuse(words.empty);
    const { cancel } = composing.getState();
    if (text === message.message) return cancel();
    const edit = { seq: message.seq, message: text };
    const answer = await bridge.pushRoom(place.host, place.room, 'chat-message-edit', edit);
    if (!answer.ok) return refuse(answer.error.message);
    announce(words.saved);
    // Another one may be edited by now.
    const { intent } = composing.getState();
    if (intent.kind === 'edit' && intent.message === message) cancel();
  };
}
