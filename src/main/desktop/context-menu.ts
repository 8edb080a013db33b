import type { ContextMenuParams, MenuItemConstructorOptions } from 'electron';
import { FILE_SCHEME } from '#shared/bridge/files';
import type { Words } from '#shared/words/words';

/** What a context menu can do beyond Electron's own roles. */
export interface ContextMenuActions {
  replaceMisspelling(word: string): void;
  addToDictionary(word: string): void;
  openLink(url: string): void;
  copy(text: string): void;
  copyPicture(x: number, y: number): void;
  savePicture(place: FilePlace): void;
  lookUp(): void;
}

/** A file of a message. */
export interface FilePlace {
  readonly host: string;
  readonly room: string;
  readonly file: string;
}

/** What was clicked on, as far as a menu depends on it. */
export type Clicked = Pick<
  ContextMenuParams,
  | 'x'
  | 'y'
  | 'isEditable'
  | 'editFlags'
  | 'misspelledWord'
  | 'dictionarySuggestions'
  | 'linkURL'
  | 'mediaType'
  | 'srcURL'
  | 'selectionText'
>;

type Item = MenuItemConstructorOptions;
type MenuWords = Words['desktop'];

const SEPARATOR: Item = { type: 'separator' };

/**
 * The menu for a text field, a link, a picture or selected text. Empty where there is nothing to do; messages, rooms and
 * people have menus of the page.
 */
export function contextMenuTemplate(
  clicked: Clicked,
  platform: NodeJS.Platform,
  words: MenuWords,
  actions: ContextMenuActions,
): Item[] {
  const parts = clicked.isEditable
    ? [spelling(clicked, words, actions), editing(clicked, words)]
    : [link(clicked, words, actions), picture(clicked, words, actions), selection(clicked, platform, words, actions)];
  return parts.filter((part) => part.length > 0).flatMap((part, index) => (index === 0 ? part : [SEPARATOR, ...part]));
}

function spelling(
  { misspelledWord, dictionarySuggestions }: Clicked,
  { contextMenu }: MenuWords,
  actions: ContextMenuActions,
): Item[] {
  if (misspelledWord === '') return [];
  const suggestions = dictionarySuggestions.map((word) => ({
    label: word,
    click: () => actions.replaceMisspelling(word),
  }));
  return [
    ...(suggestions.length > 0 ? suggestions : [{ label: contextMenu.noSuggestions, enabled: false }]),
    SEPARATOR,
    { label: contextMenu.addToDictionary(misspelledWord), click: () => actions.addToDictionary(misspelledWord) },
  ];
}

const editing = ({ editFlags }: Clicked, { menu }: MenuWords): Item[] => [
  { role: 'undo', label: menu.undo, enabled: editFlags.canUndo },
  { role: 'redo', label: menu.redo, enabled: editFlags.canRedo },
  SEPARATOR,
  { role: 'cut', label: menu.cut, enabled: editFlags.canCut },
  { role: 'copy', label: menu.copy, enabled: editFlags.canCopy },
  { role: 'paste', label: menu.paste, enabled: editFlags.canPaste },
  { role: 'selectAll', label: menu.selectAll, enabled: editFlags.canSelectAll },
];

function link({ linkURL }: Clicked, { contextMenu }: MenuWords, actions: ContextMenuActions): Item[] {
  const mail = /^mailto:([^?]+)/i.exec(linkURL)?.[1];
  if (mail === undefined && !/^(https?|hearth):\/\//i.test(linkURL)) return [];
  const copy =
    mail === undefined
      ? { label: contextMenu.copyLink, click: () => actions.copy(linkURL) }
      : { label: contextMenu.copyAddress, click: () => actions.copy(decoded(mail)) };
  return [{ label: contextMenu.openLink, click: () => actions.openLink(linkURL) }, copy];
}

function picture(
  { x, y, mediaType, srcURL }: Clicked,
  { contextMenu }: MenuWords,
  actions: ContextMenuActions,
): Item[] {
  const place = mediaType === 'image' ? filePlaceOf(srcURL) : null;
  if (!place) return [];
  return [
    { label: contextMenu.copyPicture, click: () => actions.copyPicture(x, y) },
    { label: contextMenu.savePicture, click: () => actions.savePicture(place) },
  ];
}

/** As much of a selection as its menu entry shows. */
const SHOWN = 30;

function selection(
  { selectionText, editFlags }: Clicked,
  platform: NodeJS.Platform,
  { menu, contextMenu }: MenuWords,
  actions: ContextMenuActions,
): Item[] {
  const text = selectionText.trim();
  if (text === '') return [];
  const short = text.length > SHOWN ? `${text.slice(0, SHOWN).trimEnd()}…` : text;
  return [
    { role: 'copy', label: menu.copy, enabled: editFlags.canCopy },
    ...(platform === 'darwin' ? [{ label: contextMenu.lookUp(short), click: () => actions.lookUp() }] : []),
  ];
}

/** Which file of a message a page shows under this address. */
function filePlaceOf(url: string): FilePlace | null {
  const [, host, room, file] = new RegExp(`^${FILE_SCHEME}://file/([\\w-]+)/([\\w-]+)/([\\w-]+)`).exec(url) ?? [];
  return host && room && file ? { host, room, file } : null;
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
