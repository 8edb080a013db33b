import type { OpenDialogOptions } from 'electron';
import { expect, test } from 'vitest';
import { wordsIn } from '#shared/words/words';
import { ArchiveDialogs } from '../../../../src/main/desktop/archive/archive-dialogs';
import { SystemDialogs } from '../../../../src/main/desktop/system-dialogs';

test('whoever imports a room is told what to choose, also where the system draws no title', async () => {
  const asked: OpenDialogOptions[] = [];
  const open = async (...options: unknown[]) => {
    asked.push(options.at(-1) as OpenDialogOptions);
    return { canceled: false, filePaths: ['/exports/Lunch.json'] };
  };
  const dialog = { showOpenDialog: open, showSaveDialog: () => Promise.reject(new Error('Nothing is saved.')) };
  const dialogs = new ArchiveDialogs({
    system: new SystemDialogs({ dialog, window: () => null }),
    words: () => wordsIn('en'),
    folder: () => '/exports',
  });
  expect(await dialogs.choose()).toBe('/exports/Lunch.json');
  const told = 'Choose an exported room';
  expect(asked).toEqual([expect.objectContaining({ title: told, message: told, defaultPath: '/exports' })]);
});
