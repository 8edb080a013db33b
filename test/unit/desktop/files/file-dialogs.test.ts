import type { Dialog } from 'electron';
import { expect, test } from 'vitest';
import { wordsIn } from '#shared/words/words';
import { FileDialogs, nameOnDisk } from '../../../../src/main/desktop/files/file-dialogs';
import { SystemDialogs } from '../../../../src/main/desktop/system-dialogs';

test.each([
  ['boat.png', 'boat.png'],
  ['a:b*c?.txt', 'a_b_c_.txt'],
  ['.bashrc', 'bashrc'],
  ['...', 'file'],
  ['notes. . ', 'notes'],
  ['CON.txt', '_CON.txt'],
  ['lpt1', '_lpt1'],
  ['../../etc/passwd', '_.._etc_passwd'],
  ['Übung – “eins”.pdf', 'Übung – “eins”.pdf'],
])('a file called %j is saved as %j', (name, onDisk) => {
  expect(nameOnDisk(name)).toBe(onDisk);
});

test('where to save is asked in the folder for downloads, in the language of the app', async () => {
  const asked: unknown[] = [];
  const dialog = {
    showSaveDialog: async (options: unknown) => {
      asked.push(options);
      return { canceled: true, filePath: '' };
    },
    showOpenDialog: async (options: unknown) => {
      asked.push(options);
      return { canceled: true, filePaths: [] };
    },
  } as unknown as Dialog;
  const words = () => wordsIn('de');
  const system = new SystemDialogs({ dialog, window: () => null });
  const dialogs = new FileDialogs({ system, words, downloads: () => '/home/ines/Downloads' });
  expect(await dialogs.place('boat.png')).toBeNull();
  expect(await dialogs.choose()).toEqual([]);
  expect(asked).toMatchObject([
    { title: 'Datei speichern', defaultPath: '/home/ines/Downloads/boat.png' },
    { title: 'Dateien wählen', properties: ['openFile', 'multiSelections'] },
  ]);
});
