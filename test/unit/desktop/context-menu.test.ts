import { expect, it } from 'vitest';
import { fileUrl } from '#shared/bridge/files';
import { en } from '#shared/words/en/en';
import { type Clicked, contextMenuTemplate } from '../../../src/main/desktop/context-menu';

const EDIT_FLAGS = { canCut: true, canCopy: true, canPaste: true, canSelectAll: true, canUndo: false, canRedo: false };
const NOTHING: Clicked = {
  x: 3,
  y: 4,
  isEditable: false,
  editFlags: { ...EDIT_FLAGS, canDelete: true, canEditRichly: false },
  misspelledWord: '',
  dictionarySuggestions: [],
  linkURL: '',
  mediaType: 'none',
  srcURL: '',
  selectionText: '',
};

/** The menu on something, and what was done by it. */
function menuOn(clicked: Partial<Clicked>, platform: NodeJS.Platform = 'linux') {
  const done: unknown[] = [];
  const note =
    (what: string) =>
    (...input: unknown[]) =>
      void done.push([what, ...input]);
  const items = contextMenuTemplate({ ...NOTHING, ...clicked }, platform, en.desktop, {
    replaceMisspelling: note('replace'),
    addToDictionary: note('add'),
    openLink: note('open'),
    copy: note('copy'),
    copyPicture: note('copy picture'),
    savePicture: note('save'),
    lookUp: note('look up'),
  });
  const click = (label: string) =>
    items
      .find((item) => item.label === label)
      ?.click?.({} as Electron.MenuItem, undefined, {} as Electron.KeyboardEvent);
  return { labels: items.map(({ label, type }) => label ?? type), items, click, done };
}

it('there is none where there is nothing to do', () => {
  expect(menuOn({}).labels).toEqual([]);
  expect(menuOn({ linkURL: 'javascript:alert(1)' }).labels).toEqual([]);
  expect(menuOn({ mediaType: 'image', srcURL: 'data:image/png;base64,AAAA' }).labels).toEqual([]);
});

it('a text field has what one does with text, and suggestions for a misspelled word', () => {
  const { labels, items, click, done } = menuOn({
    isEditable: true,
    misspelledWord: 'sope',
    dictionarySuggestions: ['soup', 'soap'],
  });
  expect(labels).toEqual([
    'soup',
    'soap',
    'separator',
    'Add “sope” to Dictionary',
    'separator',
    'Undo',
    'Redo',
    'separator',
    'Cut',
    'Copy',
    'Paste',
    'Select All',
  ]);
  expect(items.find(({ label }) => label === 'Undo')?.enabled).toBe(false);
  click('soap');
  click('Add “sope” to Dictionary');
  expect(done).toEqual([
    ['replace', 'soap'],
    ['add', 'sope'],
  ]);
});

it('a link is opened and copied, a mail address without its scheme', () => {
  const { labels, click, done } = menuOn({ linkURL: 'mailto:ines%40example.org?subject=Soup' });
  expect(labels).toEqual(['Open Link', 'Copy Mail Address']);
  click('Copy Mail Address');
  expect(done).toEqual([['copy', 'ines@example.org']]);
  expect(menuOn({ linkURL: 'hearth://10.0.0.1:4747/?room=lunch&seq=3' }).labels).toEqual(['Open Link', 'Copy Link']);
});

it('a picture of a message is copied and saved', () => {
  const srcURL = fileUrl('studio', 'lunch', 'file-1');
  const { labels, click, done } = menuOn({ mediaType: 'image', srcURL });
  expect(labels).toEqual(['Copy Picture', 'Save Picture As…']);
  click('Copy Picture');
  click('Save Picture As…');
  expect(done).toEqual([
    ['copy picture', 3, 4],
    ['save', { host: 'studio', room: 'lunch', file: 'file-1' }],
  ]);
});

it('selected text is copied, and looked up where the system can', () => {
  expect(menuOn({ selectionText: ' soup ' }).labels).toEqual(['Copy']);
  expect(menuOn({ selectionText: ' soup ' }, 'darwin').labels).toEqual(['Copy', 'Look Up “soup”']);
});

it('parts that apply together are divided', () => {
  expect(menuOn({ selectionText: 'soup', linkURL: 'https://example.org' }).labels).toEqual([
    'Open Link',
    'Copy Link',
    'separator',
    'Copy',
  ]);
});
