import { type ClipboardEvent, type KeyboardEvent, useRef } from 'react';
import { safeUrl } from '#shared/rich-text/safe-url';
import { useWords } from '../../state/words';
import type { ComposerState } from './use-composer';

/** Pasting into the field. */
interface Pasting {
  readonly onPaste: (event: ClipboardEvent<HTMLTextAreaElement>) => void;
  /** Watches for Ctrl+Shift+V, which pastes as it is. */
  readonly onKeyDown: (event: KeyboardEvent) => void;
}

/**
 * What is pasted: files are attached, an address over chosen words makes them a link, formatted text becomes Markdown.
 * Everything else goes in as it is.
 */
export function usePasting({ attachments, act, editing, remarks }: ComposerState): Pasting {
  const words = useWords().composer.attach;
  const plain = useRef(false);
  const pasteHtml = async (html: string, text: string) => {
    const { markdownFromHtml } = await import('../../ui/rich-text/from-html');
    act.insert(markdownFromHtml(html, text));
  };
  return {
    onKeyDown: ({ key, shiftKey }) => {
      if (key.toLowerCase() === 'v') plain.current = shiftKey;
    },
    onPaste: (event) => {
      const { clipboardData: clipboard, currentTarget: field } = event;
      const text = clipboard.getData('text/plain');
      const html = clipboard.getData('text/html');
      const files = [...clipboard.files];
      // Spreadsheets and word processors add a picture of their text.
      if (files.length > 0 && text === '') {
        event.preventDefault();
        if (editing) remarks.refuse(words.editing);
        else void attachments.add(files);
        return;
      }
      const chosen = field.value.slice(field.selectionStart, field.selectionEnd);
      const url = isAddress(text) ? safeUrl(text.trim()) : null;
      if (plain.current) plain.current = false;
      else if (url !== null && chosen.trim() !== '' && !isAddress(chosen)) {
        event.preventDefault();
        act.link(url);
      } else if (html !== '' && url === null && !clipboard.types.includes(FROM_EDITOR)) {
        event.preventDefault();
        void pasteHtml(html, text);
      }
    },
  };
}

/** What Visual Studio Code adds: its HTML is colours, not structure. */
const FROM_EDITOR = 'vscode-editor-data';

const isAddress = (text: string): boolean => /^\s*(?:https?|hearth):\/\/\S+\s*$/i.test(text);
