import type { WebFrame } from 'electron';
import type { AppEvent } from '#shared/bridge/bridge';
import { EVENT_CHANNEL, REQUEST_CHANNEL } from '#shared/bridge/ipc';
import { SPELLED_LENGTH, SPELLED_WORDS } from '#shared/bridge/spelling';
import type { Result } from '#shared/result';
import type { Ipc } from './create-bridge';
import { wordsOfProse } from './prose';

/** What of a page the spell check looks at and touches. */
export type SpelledPage = Pick<Document, 'activeElement' | 'querySelectorAll'>;

/** Words of one text in, those to underline out: at once or later. */
type Check = (words: string[], done: (wrong: string[]) => void) => void;

/**
 * Has the words of text fields checked by the main process: Chromium asks here, underlines what is answered, and hands
 * the underlined word to the context menu.
 */
export function serveSpelling(frame: Pick<WebFrame, 'setSpellCheckProvider'>, ipc: Ipc, page: SpelledPage): void {
  const spellCheck: Check = (words, done) => {
    const asked = wordsToAsk(words, page);
    // Refused means: by a page that is not ours. Nothing is underlined there.
    const answer = ipc.invoke(REQUEST_CHANNEL, 'spelling.check', { words: asked }) as Promise<
      Result<string[], unknown>
    >;
    void answer.then((wrong) => done(wrong.ok ? wrong.value : []));
  };
  // The language says only which letters make words: these make those of every language in Latin script.
  frame.setSpellCheckProvider('en-US', { spellCheck });
  ipc.on(EVENT_CHANNEL, (_event, message: AppEvent) => {
    if (message.kind === 'spelling') checkAgain(page);
  });
}

/** Chromium tells the words of a text, each once, without the text; it is in the field that is being written in. */
function wordsToAsk(words: readonly string[], { activeElement }: SpelledPage): string[] {
  const text = activeElement && 'value' in activeElement ? activeElement.value : null;
  const prose = typeof text === 'string' ? wordsOfProse(words, text) : words;
  return prose.filter(({ length }) => length <= SPELLED_LENGTH).slice(0, SPELLED_WORDS);
}

/** Chromium drops its underlines in a field that is not to be checked, and checks one that is to be. */
function checkAgain(page: SpelledPage): void {
  for (const field of page.querySelectorAll<HTMLElement>('textarea, input')) {
    if (!field.spellcheck) continue;
    field.spellcheck = false;
    field.spellcheck = true;
  }
}
