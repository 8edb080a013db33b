import type { OpenDialogOptions } from 'electron';
import { expect, test } from 'vitest';
import { wordsIn } from '#shared/words/words';
import { ArchiveDialogs } from '../../../../src/main/desktop/archive/archive-dialogs';

test('whoever chooses an export to import is told that its files are not imported', async () => {
  const asked: OpenDialogOptions[] = [];
  const open = async (...options: unknown[]) => {
    asked.push(options.at(-1) as OpenDialogOptions);
    return { canceled: false, filePaths: ['/exports/Lunch.json'] };
  };
  const dialogs = new ArchiveDialogs({
    dialog: { showOpenDialog: open, showSaveDialog: () => Promise.reject(new Error('Nothing is saved.')) },
    window: () => null,
    words: () => wordsIn('en'),
    folder: () => '/exports',
  });
  expect(await dialogs.choose()).toBe('/exports/Lunch.json');
  const told = expect.stringContaining('its files are not imported');
  expect(asked).toEqual([expect.objectContaining({ title: told, message: told, defaultPath: '/exports' })]);
});
