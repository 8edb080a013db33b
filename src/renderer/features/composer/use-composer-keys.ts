import type { KeyboardEvent } from 'react';
import { useAppState } from '../../state/bridge';
import { useComposingStore } from '../../state/composing';
import { useOpenRoom } from '../../state/room';
import { useSystem } from '../../state/system';
import { useSettings } from '../../state/use-settings';
import type { Format } from './format/format-text';
import { lastOwnMessage } from './last-own-message';
import type { ComposerState } from './use-composer';

/** The keys that make a text what it is, with Ctrl or Cmd. */
const FORMATS: Readonly<Record<string, Format>> = { b: 'bold', i: 'italic', e: 'code' };

/** The keys of the field. Those of the completion come first, while its list is open. */
export function useFieldKeys(composer: ComposerState): (event: KeyboardEvent<HTMLTextAreaElement>) => void {
  const { settings } = useSettings();
  const composing = useComposingStore();
  const editLast = useEditLast(composer);
  return (event) => {
    if (composer.completion.onKeyDown(event)) return;
    const { intent, text } = composer.writing;
    if (sends(event, settings.send_key)) {
      event.preventDefault();
      composer.submit();
    } else if (event.key === 'Escape' && intent.kind !== 'new') {
      event.preventDefault();
      // Esc has a meaning in the window, too.
      event.stopPropagation();
      composing.getState().cancel();
      composer.remarks.clear();
    } else if (event.key === 'ArrowUp' && text === '' && intent.kind === 'new' && isPlain(event) && editLast()) {
      event.preventDefault();
    }
  };
}

/** Edits the message one sent last here; false when there is none. */
function useEditLast({ place }: ComposerState): () => boolean {
  const composing = useComposingStore();
  const { known } = useOpenRoom();
  const me = useSystem(place.host)?.user.id;
  return () => {
    const { snapshot } = known();
    const last = snapshot && me !== undefined ? lastOwnMessage(snapshot.messages, me, place.thread) : null;
    if (last) composing.getState().edit(last);
    return last !== null;
  };
}

/** The shortcuts of the whole composer. */
export function useComposerShortcuts(composer: ComposerState): (event: KeyboardEvent) => void {
  const shortcut = ({ key, shiftKey }: KeyboardEvent): (() => void) | null => {
    const letter = key.toLowerCase();
    const format = FORMATS[letter];
    if (shiftKey) {
      if (letter === 'x') return () => composer.act.format('strike');
      return letter === 'e' ? () => composer.panels.setEmoji(!composer.panels.emoji) : null;
    }
    if (letter === 'u') return composer.editing ? null : () => void composer.attachments.pick();
    return format ? () => composer.act.format(format) : null;
  };
  const platform = useAppState((state) => state.platform);
  return (event) => {
    // On a Mac, Ctrl moves the caret.
    const held = platform === 'darwin' ? event.metaKey : event.ctrlKey;
    if (!held || event.altKey || event.defaultPrevented) return;
    const act = shortcut(event);
    if (!act) return;
    event.preventDefault();
    event.stopPropagation();
    act();
  };
}

const isPlain = ({ shiftKey, ctrlKey, metaKey, altKey }: KeyboardEvent): boolean =>
  !shiftKey && !ctrlKey && !metaKey && !altKey;

/**
 * Whether a key sends. While an input method composes, Enter chooses a word; Chromium tells so by `isComposing`, and by
 * key code 229 for the very Enter that ends the composition.
 */
export function sends(
  {
    key,
    shiftKey,
    ctrlKey,
    metaKey,
    nativeEvent,
  }: Pick<KeyboardEvent, 'key' | 'shiftKey' | 'ctrlKey' | 'metaKey'> & {
    readonly nativeEvent: Pick<globalThis.KeyboardEvent, 'isComposing' | 'keyCode'>;
  },
  sendKey: 'enter' | 'ctrl-enter',
): boolean {
  if (key !== 'Enter' || shiftKey || nativeEvent.isComposing || nativeEvent.keyCode === 229) return false;
  return sendKey === 'enter' || ctrlKey || metaKey;
}
