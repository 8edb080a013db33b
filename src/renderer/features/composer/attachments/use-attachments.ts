import { useEffect, useState } from 'react';
import type { Problem } from '#shared/bridge/bridge';
import type { Attachment } from '#shared/bridge/files';
import { LIMITS } from '#shared/protocol/limits';
import { ok, type Result } from '#shared/result';
import { useBridge } from '../../../state/bridge';
import { useComposing } from '../../../state/composing';
import { type Place, useDrafts } from '../../../state/drafts';
import { useSpeech, useWords } from '../../../state/words';
import { useAnnounce } from '../../../ui/live-region';
import { clock } from '../../../ui/time';

/** The files of the message that is being written. */
export interface Attachments {
  readonly list: readonly Attachment[];
  readonly set: (list: readonly Attachment[]) => void;
  /** As they are by now. */
  readonly latest: () => readonly Attachment[];
  /** Asks for files. */
  readonly pick: () => Promise<void>;
  /** Files that were dropped or pasted. */
  readonly add: (files: readonly File[]) => Promise<void>;
  /** A text as a file. Resolves whether it is one now. */
  readonly addText: (text: string) => Promise<boolean>;
  readonly remove: (attachment: Attachment) => void;
}

type Refuse = (why: string) => void;

/** Attaches files; what could not be attached is told to `refuse` in a sentence. */
export function useAttachments(place: Place, refuse: Refuse): Attachments {
  const bridge = useBridge();
  const drafts = useDrafts();
  const announce = useAnnounce();
  const texts = useWords().composer.attach;
  const [list, setShown] = useState(() => drafts.attachments(place));
  const set = (next: readonly Attachment[]) => {
    drafts.attach(place, next);
    setShown(next);
  };
  const discard = ({ id }: Attachment) => void bridge.request('files.discard', { attachment: id });
  const append = (added: readonly Attachment[]) => {
    const all = [...drafts.attachments(place), ...added];
    set(all.slice(0, LIMITS.filesPerMessage));
    all.slice(LIMITS.filesPerMessage).forEach(discard);
    if (all.length > LIMITS.filesPerMessage) refuse(texts.tooMany(LIMITS.filesPerMessage));
    else if (added.length > 0) announce(texts.added(added.length));
  };
  const remove = (attachment: Attachment) => {
    set(drafts.attachments(place).filter(({ id }) => id !== attachment.id));
    discard(attachment);
    announce(texts.removed(attachment.name));
  };
  const sources = useFileSources(append, refuse);
  useDropped(sources.add);
  return { list, set, latest: () => drafts.attachments(place), remove, ...sources };
}

/** Where files come from: the system's dialog, a drop or the clipboard, and a text that is too long. */
function useFileSources(append: (added: readonly Attachment[]) => void, refuse: Refuse) {
  const bridge = useBridge();
  const { words, locale } = useSpeech();
  const texts = words.composer.attach;
  const take = (answer: Result<readonly Attachment[], Problem>): boolean => {
    if (answer.ok) append(answer.value);
    else refuse(answer.error.message);
    return answer.ok;
  };
  const paste = async (name: string, bytes: ArrayBuffer): Promise<boolean> => {
    const answer = await bridge.request('files.paste', { name, bytes });
    return take(answer.ok ? ok([answer.value]) : answer);
  };
  const pasteFile = async (file: File) => {
    const bytes = await file.arrayBuffer().catch(() => null);
    if (bytes === null) refuse(texts.notRead(file.name));
    else await paste(pastedName(file, texts.pasted(clock(new Date().toISOString(), locale))), bytes);
  };
  return {
    pick: async () => void take(await bridge.request('files.pick', {})),
    add: async (files: readonly File[]) => {
      if (files.length > LIMITS.filesPerMessage) return refuse(texts.tooMany(LIMITS.filesPerMessage));
      const paths = files.map((file) => bridge.pathOf(file)).filter((path) => path !== '');
      if (paths.length > 0) take(await bridge.request('files.attach', { paths }));
      for (const file of files) if (bridge.pathOf(file) === '') await pasteFile(file);
    },
    addText: (text: string) => paste(words.composer.textFile, new TextEncoder().encode(text).slice().buffer),
  };
}

/** The name of a pasted file. Clipboards call every picture "image.png": one with the time says more. */
export function pastedName(file: Pick<File, 'name'>, picture: string): string {
  const nameless = /^(?:image)?(\.[a-z0-9]+)?$/i.exec(file.name);
  return nameless ? picture.replace(/[/:\\]/g, '.') + (nameless[1] ?? '.png') : file.name;
}

/** Attaches what was dropped onto the conversation. */
function useDropped(add: (files: readonly File[]) => Promise<void>): void {
  const dropped = useComposing((composing) => composing.dropped);
  const [seen, setSeen] = useState(dropped);
  useEffect(() => {
    if (!dropped || dropped === seen) return;
    setSeen(dropped);
    void add(dropped.files);
  }, [dropped, seen, add]);
}
