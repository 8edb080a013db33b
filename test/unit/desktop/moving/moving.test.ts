import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import * as v from 'valibot';
import { expect, test } from 'vitest';
import { Settings } from '#shared/bridge/settings';
import { en } from '#shared/words/en/en';
import { wordsIn } from '#shared/words/words';
import { KeyFileDialogs } from '../../../../src/main/desktop/moving/key-file-dialogs';
import { Moving } from '../../../../src/main/desktop/moving/moving';
import { SystemDialogs } from '../../../../src/main/desktop/system-dialogs';
import { accepted, refused, startPeer } from '../../../support/peer';
import { tempFolder } from '../../../support/temp-folder';

const PASSPHRASE = 'alder moss kettle saw';

/** Someone at a computer, who chooses `path` wherever they are asked for a file. */
async function at(path: string | null, name: string | null, chosen: Partial<Settings> = {}) {
  const { peer } = await startPeer({ name });
  const asked: unknown[] = [];
  const settings = { value: v.parse(Settings, chosen) };
  const dialog = {
    showSaveDialog: async (options: unknown) => {
      asked.push(options);
      return { canceled: path === null, filePath: path ?? '' };
    },
    showOpenDialog: async (options: unknown) => {
      asked.push(options);
      return { canceled: path === null, filePaths: path === null ? [] : [path] };
    },
  };
  const words = () => wordsIn('en');
  const dialogs = new KeyFileDialogs({
    system: new SystemDialogs({ dialog, window: () => null }),
    words,
    folder: () => '/home/ines/Documents',
  });
  const moving = new Moving({
    peer,
    dialogs,
    settings: {
      get value() {
        return settings.value;
      },
      update: async (change) => {
        settings.value = { ...settings.value, ...change } as Settings;
      },
    },
    language: { words: wordsIn('en') },
  });
  return { peer, moving, asked, settings };
}

test('a person moves with what they chose about themself, and without what they chose about the computer', async () => {
  const path = join(await tempFolder(), 'Ines.hearth-key');
  const here = await at(path, 'Ines', { tell_read: false, room_levels: { h: { r: 'nothing' } }, theme: 'dark' });
  expect(accepted(await here.moving.save(PASSPHRASE))).toEqual({ path });
  const there = await at(path, null);
  expect(accepted(await there.moving.choose())).toEqual({ file: 'Ines.hearth-key' });
  expect(accepted(await there.moving.open(PASSPHRASE))).toEqual({ host: null });
  expect(there.peer.me()).toEqual(here.peer.me());
  expect(there.settings.value).toEqual(v.parse(Settings, { tell_read: false, room_levels: { h: { r: 'nothing' } } }));
  expect(refused(await there.moving.open(PASSPHRASE)).message).toBe(en.moving.problems.chooseAgain);
});

test('a key file is offered under the name of its person, in the folder of their documents', async () => {
  const { moving, asked } = await at(null, 'Ines/Ferreira');
  expect(accepted(await moving.save(PASSPHRASE))).toEqual({ path: null });
  expect(asked).toMatchObject([{ defaultPath: '/home/ines/Documents/Ines_Ferreira.hearth-key' }]);
});

test('who chooses no file is where they were', async () => {
  const { moving, peer } = await at(null, null);
  expect(accepted(await moving.choose())).toEqual({ file: null });
  expect(refused(await moving.open(PASSPHRASE)).message).toBe(en.moving.problems.chooseAgain);
  expect(peer.me()).toBeNull();
});

test.each([
  ['a letter to somebody', 'Dear Priya', en.moving.problems.faults.not_a_key_file],
  ['a key of a newer Hearth', '{"format":"hearth-key","version":9}', en.moving.problems.faults.newer],
  ['half a key', '{\n  "format": "hearth-key",\n  "version": 1', en.moving.problems.faults.damaged],
])('%s is told before a passphrase is asked for', async (_, content, sentence) => {
  const path = join(await tempFolder(), 'file');
  await writeFile(path, content);
  const { moving } = await at(path, null);
  expect(refused(await moving.choose()).message).toBe(sentence);
});

test('a file that went away meanwhile is told', async () => {
  const { moving } = await at('/nowhere/Ines.hearth-key', null);
  expect(refused(await moving.choose()).message).toBe(en.moving.problems.faults.unreadable);
});
